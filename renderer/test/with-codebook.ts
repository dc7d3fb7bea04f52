import { type AttributeDefinition, Codebook } from '#shared/domain/codebook.ts';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import type { FakeProject } from './fake-project.ts';

type Asked = Partial<AttributeDefinition> & Pick<AttributeDefinition, 'name' | 'kind'>;

/** An attribute whose id is its name in small letters. */
export function attribute({ name, ...more }: Asked): object {
  return { id: name.toLowerCase(), name, options: [], required: false, definition: '', ...more };
}

/** Gives a project a codebook in which claims and documents have other attributes. */
export function askFor(
  project: FakeProject,
  asked: { readonly claims?: readonly object[]; readonly documents?: readonly object[] },
): void {
  const codebook = Codebook.parse({
    ...defaultCodebook,
    layers: defaultCodebook.layers.map((layer) =>
      layer.kind === 'claim' && asked.claims ? { ...layer, attributes: asked.claims } : layer,
    ),
    documentAttributes: asked.documents ?? [],
  });
  project.apply([
    {
      kind: 'codebook',
      before: { id: 'codebook', codebook: defaultCodebook },
      after: { id: 'codebook', codebook },
    },
  ]);
}
