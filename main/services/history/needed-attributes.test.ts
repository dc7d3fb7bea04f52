import { describe, expect, it } from 'vitest';
import { Annotation } from '#shared/domain/annotation.ts';
import type { AttributeDefinition, Codebook } from '#shared/domain/codebook.ts';
import { AnnotationId, AttributeId, LinkId } from '#shared/domain/ids.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import { codeOf, must, run, stateOf, temporaryFolder, newId } from '../../store/testing/fixture.ts';
import { documentAt } from './document-at.ts';
import { d1, project } from '../testing/history-fixture.ts';

const stance: AttributeDefinition = {
  id: AttributeId.parse('stance'),
  name: 'Stance',
  kind: 'one-of',
  options: [
    { id: 'for', name: 'For' },
    { id: 'against', name: 'Against' },
  ],
  required: false,
  definition: 'Where the speaker stands.',
};

type Lists = Readonly<Record<'layer' | 'linkType' | 'documents', readonly AttributeDefinition[]>>;

/** Gives the layer of persons, the type of links and the documents these attributes. */
function define(store: ProjectStore, { layer, linkType, documents }: Lists): void {
  const own = store.read.codebook();
  const codebook: Codebook = {
    ...own,
    layers: own.layers.map((one, at) => (at === 0 ? { ...one, attributes: layer } : one)),
    linkTypes: own.linkTypes.map((one) => (one.id === 'any' ? { ...one, attributes: linkType } : one)),
    documentAttributes: documents,
  };
  must(run(store, { type: 'codebook.replace', codebook, ...goneOptions(own, codebook) }));
}

/** Options that are taken away go nowhere. */
function goneOptions(before: Codebook, after: Codebook): object {
  const was = before.layers[0]?.attributes.find(({ id }) => id === 'stance')?.options ?? [];
  const is = after.layers[0]?.attributes.find(({ id }) => id === 'stance')?.options;
  const gone = is ? was.filter(({ id }) => !is.some((one) => one.id === id)) : [];
  const layerId = after.layers[0]?.id;
  return { moved: { options: gone.map(({ id }) => ({ layerId, attributeId: 'stance', from: id, to: null })) } };
}

/** A project in which an annotation, a link and a document say that they are against; and the entry that said so last. */
function made(path: string) {
  const { store, annotate, link } = project(path);
  const [from, to] = [AnnotationId.parse(annotate(3, 9)), annotate(30, 35)];
  const joined = LinkId.parse(link(from, to));
  define(store, { layer: [stance], linkType: [stance], documents: [stance] });
  const attributes = { stance: 'against' };
  must(run(store, { type: 'annotation.edit', ids: [from], attributes }));
  must(run(store, { type: 'link.edit', ids: [joined], attributes }));
  must(run(store, { type: 'document.edit', id: d1, fields: attributes }));
  const sequence = store.sequence();
  const values = () => [
    store.read.annotation(from)?.attributes,
    store.read.record('link', joined)?.attributes,
    store.read.document(d1)?.fields,
  ];
  const goBack = () => {
    const answer = must(documentAt(store, { documentId: d1, sequence }));
    must(store.run({ id: newId(), command: answer.command }));
    return answer;
  };
  return { store, from, values, goBack };
}

const none = { layer: [], linkType: [], documents: [] };
const against = { stance: 'against' };

describe('going back to values of an attribute that the codebook has no more', () => {
  it('brings the attribute back with them, which the preview says', () => {
    using folder = temporaryFolder();
    const { store, values, goBack } = made(folder.file('a.annotary'));
    const then = store.read.codebook();
    define(store, none);
    expect(values()).toEqual([{}, {}, {}]);
    const before = stateOf(store);
    expect(goBack().counts).toMatchObject([{ kind: 'codebook', updated: 1 }, { kind: 'document' }, {}, {}]);
    expect(values()).toEqual([against, against, against]);
    expect(store.read.codebook()).toEqual({ ...then, version: then.version + 2 });
    expect(store.check().findings).toEqual([]);
    must(store.undo(newId()));
    expect(stateOf(store)).toEqual(before);
    store.close();
  });

  it('brings only the option back where the attribute is still there', () => {
    using folder = temporaryFolder();
    const { store, values, goBack } = made(folder.file('a.annotary'));
    const renamed = { ...stance, name: 'Position', options: [{ id: 'for', name: 'Pro' }] };
    define(store, { layer: [renamed], linkType: [stance], documents: [stance] });
    expect(values()[0]).toEqual({});
    goBack();
    expect(values()[0]).toEqual(against);
    expect(store.read.codebook().layers[0]?.attributes).toEqual([
      { ...renamed, options: [...renamed.options, { id: 'against', name: 'Against' }] },
    ]);
    expect(store.check().findings).toEqual([]);
    store.close();
  });

  it('turns a value into one that the attribute can have by now, or leaves it out', () => {
    using folder = temporaryFolder();
    const { store, values, goBack } = made(folder.file('a.annotary'));
    const text: AttributeDefinition = { ...stance, kind: 'text', options: [] };
    const number: AttributeDefinition = { ...stance, kind: 'number', options: [] };
    define(store, { layer: [text], linkType: [number], documents: [stance] });
    goBack();
    expect(values()).toEqual([against, {}, against]);
    expect(store.check().findings).toEqual([]);
    store.close();
  });

  it('is refused by the store where a command brings the values alone', () => {
    using folder = temporaryFolder();
    const { store, from } = made(folder.file('a.annotary'));
    const record = Annotation.parse(store.read.annotation(from));
    define(store, none);
    const restore = (attributes: object) =>
      codeOf(
        run(store, {
          type: 'records.restore',
          records: [{ kind: 'annotation', record: { ...record, attributes } }],
          removed: [],
        }),
      );
    expect(restore(against)).toBe('annotation/unknown-attribute');
    define(store, { ...none, layer: [stance] });
    expect(restore({ stance: 'undecided' })).toBe('annotation/attribute-value');
    store.close();
  });
});
