import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../domain/annotation.ts';
import { allowsLink, type Codebook, findLinkType } from '../../domain/codebook.ts';
import { defaultCodebook } from '../../domain/default-codebook.ts';
import { CommandId, DocumentId, idsFrom, LinkTypeId, Timestamp } from '../../domain/ids.ts';
import { annotatorRecord } from '../../domain/testing/records.ts';
import { type Adopted, adoptCorpus } from './adopt-corpus.ts';
import { LeftOutList } from './adoption-report.ts';
import { noScheme } from './foreign-corpus.ts';
import type { LabelMapping } from './label-mapping.ts';

// What a person decides about annotations of another tool, apart from what their labels become.

const now = Timestamp.parse('2026-11-22T12:00:00.000Z');
const text = 'Ada met Bo in Lagos.';
const typeId = LinkTypeId.parse('holds-office');
const codebook: Codebook = {
  ...defaultCodebook,
  linkTypes: [
    {
      id: typeId,
      name: 'Holds office',
      definition: '',
      fromLabelIds: [],
      toLabelIds: defaultCodebook.layers[0]?.labels.slice(1, 2).map(({ id }) => id) ?? [],
    },
  ],
};
const [person, organization] = codebook.layers[0]?.labels ?? [];

interface Decided {
  readonly unnamed?: string;
  readonly allowEnds?: boolean;
  readonly annotator?: string;
}

function adopt({ unnamed, allowEnds, annotator }: Decided = {}): Adopted {
  const labelId = person?.id;
  if (!labelId) throw new Error('The codebook has labels.');
  const named = annotator === undefined ? {} : { annotator };
  const annotations = ['Ada', 'Bo'].map((quote) => {
    const start = text.indexOf(quote);
    const spans = [{ start, end: start + quote.length }];
    return { key: quote, place: quote, layer: '', label: 'PER', spans, quote, ...named };
  });
  const links = [{ place: 'R1', type: 'office', from: { key: 'Ada' }, to: { key: 'Bo' } }];
  const mapping: LabelMapping = {
    labels: [{ layer: '', label: 'PER', target: { kind: 'label', labelId } }],
    linkTypes: [
      { type: 'office', target: { kind: 'type', typeId }, ...(allowEnds === undefined ? {} : { allowEnds }) },
    ],
  };
  const adopting = adoptCorpus(
    {
      codebook: () => codebook,
      numbered: (grown) => grown,
      annotators: () => [annotatorRecord({ id: 'ada', name: 'Ada' }), annotatorRecord({ id: 'eve', name: 'Eve' })],
      entities: () => [],
      annotationsOf: () => [],
      annotation: () => undefined,
      linksOf: () => [],
      record: () => undefined,
    },
    {
      documents: [
        {
          id: DocumentId.parse('d'),
          isNew: true,
          set: 0,
          document: { name: 'd', file: 'd', text, annotations, links },
        },
      ],
      scheme: noScheme,
      mapping,
      annotatorId: 'ada',
      unnamed,
      now,
      newId: idsFrom(CommandId.parse('00000000-0000-4000-8000-000000000000')),
      leftOut: new LeftOutList(),
    },
  );
  let step = adopting.next();
  while (step.done !== true) step = adopting.next();
  return step.value;
}

const handsOf = ({ annotations }: { readonly annotations: readonly Annotation[] }) =>
  new Set(annotations.map(({ annotatorId }) => annotatorId as string));

describe('what names nobody', () => {
  it('belongs to whoever imports, or to whom a person says, known or new', () => {
    expect([...handsOf(adopt())]).toEqual(['ada']);
    expect([...handsOf(adopt({ unnamed: 'Eve' }))]).toEqual(['eve']);
    const { annotators, annotations, links } = adopt({ unnamed: ' Zoe ' });
    expect(annotators.map(({ name }) => name)).toEqual(['Zoe']);
    expect([...handsOf({ annotations })]).toEqual([annotators[0]?.id]);
    expect(links.map(({ annotatorId }) => annotatorId)).toEqual([annotators[0]?.id]);
  });

  it('is also what a file names with a blank; what it names otherwise stays', () => {
    expect([...handsOf(adopt({ unnamed: 'Eve', annotator: ' ' }))]).toEqual(['eve']);
    expect([...handsOf(adopt({ unnamed: 'Ada', annotator: 'Eve' }))]).toEqual(['eve']);
  });
});

describe('links that the codebook does not provide for', () => {
  it('come in and are told with their labels, and the codebook stays as it is', () => {
    const { links, oddEnds, codebook: after } = adopt();
    expect(links).toHaveLength(1);
    expect(oddEnds).toEqual([{ type: 'Holds office', from: person?.name, to: person?.name, count: 1 }]);
    expect(after).toBe(codebook);
  });

  it('are provided for from then on where a person says so, and nothing else of the type changes', () => {
    const { oddEnds, codebook: after } = adopt({ allowEnds: true });
    expect(oddEnds).toEqual([]);
    const type = findLinkType(after, typeId);
    expect(type).toEqual({ ...codebook.linkTypes[0], toLabelIds: [organization?.id, person?.id] });
    expect(type && person && allowsLink(type, person.id, person.id)).toBe(true);
    expect(after.version).toBe(codebook.version + 1);
  });
});
