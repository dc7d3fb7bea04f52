import { failure, type Result, success } from '../../domain/result.ts';
import { labelKey } from './foreign-use.ts';
import { LONGEST_FOREIGN_NAME } from './label-mapping.ts';
import type { ResolvedDocument } from './resolve-offsets.ts';

/** What one import may bring. FrameNet, the largest tag set of annotators, has 1,224 frames. */
const MOST = { label: 5000, attribute: 500, 'link-type': 1000 } as const;
type Kind = keyof typeof MOST;

type Used = Pick<ResolvedDocument, 'annotations' | 'links'>;

/**
 * Counts the names that files use, all together. Tens of thousands of labels are no tag set: they are words, numbers or
 * columns that were taken for one, and nobody could look through them.
 */
export class NameLimits {
  readonly #known: Readonly<Record<Kind, Set<string>>> = {
    label: new Set(),
    attribute: new Set(),
    'link-type': new Set(),
  };

  /** Takes in what the documents of a file use, or tells of what there is too much; then nothing of it counts. */
  take(file: string, documents: readonly Used[]): Result<null> {
    const used = namesIn(documents);
    // The order of the object's own keys.
    for (const kind of Object.keys(used) as Kind[]) {
      const count = new Set([...this.#known[kind], ...used[kind]]).size;
      if (count > MOST[kind]) return failure(`import/too-many-${kind}s`, { file, count, limit: MOST[kind] });
    }
    const long = [...used.label, ...used['link-type']].find((name) => name.length > LONGEST_FOREIGN_NAME);
    if (long !== undefined) {
      const [name, count] = [long.replace('\0', ' ').trim().slice(0, 60).toWellFormed(), long.length];
      return failure('import/name-too-long', { file, name, count, limit: LONGEST_FOREIGN_NAME });
    }
    for (const kind of Object.keys(used) as Kind[]) for (const name of used[kind]) this.#known[kind].add(name);
    return success(null);
  }
}

function namesIn(documents: readonly Used[]): Readonly<Record<Kind, Set<string>>> {
  const used = { label: new Set<string>(), attribute: new Set<string>(), 'link-type': new Set<string>() };
  for (const { annotations, links } of documents) {
    for (const annotation of annotations) {
      used.label.add(labelKey(annotation));
      for (const name of Object.keys(annotation.attributes ?? {})) used.attribute.add(name);
    }
    for (const { type, attributes = {} } of links) {
      used['link-type'].add(type);
      for (const name of Object.keys(attributes)) used.attribute.add(name);
    }
  }
  return used;
}
