import { describe, expect, it } from 'vitest';
import { Annotation } from '#shared/domain/annotation.ts';
import { Codebook } from '#shared/domain/codebook.ts';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import { annotationRecord, documentRecord } from '#shared/domain/testing/records.ts';
import { describeCounts, describeEntry } from './describe-entry.ts';
import { describeVersion } from './describe-version.ts';

const text = 'Foreign Secretary Misri met Landau.';
const misri = annotationRecord({ id: 'a1', text, spans: [{ start: 8, end: 23 }] });
const claim = Annotation.parse({
  ...annotationRecord({ id: 'a2', text, spans: [{ start: 0, end: 34 }], labelId: 'claim', layerId: 'claims' }),
  attributes: { source: 'the ministry', stance: 'asserts' },
});

/** The codebook with a claim layer of few attributes. */
const codebook = Codebook.parse({
  ...defaultCodebook,
  layers: defaultCodebook.layers.map((layer) =>
    layer.id === 'claims' ? { ...layer, attributes: claimAttributes() } : layer,
  ),
});

function claimAttributes(): object[] {
  const common = { options: [], required: false, definition: '' };
  const options = [{ id: 'asserts', name: 'Asserts' }];
  return [
    { ...common, id: 'source', name: 'Source', kind: 'text' },
    { ...common, id: 'stance', name: 'Stance', kind: 'one-of', options },
    { ...common, id: 'checkworthy', name: 'Check-worthy', kind: 'boolean' },
  ];
}

function wordsOf(before: Annotation, patch: object): string {
  return describeVersion(
    { kind: 'annotation', before, after: Annotation.parse({ ...before, ...patch }) },
    codebook,
  ).join('; ');
}

describe('describeVersion', () => {
  it.each([
    [{ labelId: 'organization' }, 'gave it the label Organization instead of Person'],
    [
      { spans: [{ start: 0, end: 23 }], quote: text.slice(0, 23) },
      'moved its start from “Secretary Misri” to “Foreign Secretary Misri”',
    ],
    [{ spans: [{ start: 8, end: 17 }], quote: 'Secretary' }, 'moved its end from “Secretary Misri” to “Secretary”'],
    [{ spans: [{ start: 0, end: 7 }], quote: 'Foreign' }, 'moved it from “Secretary Misri” to “Foreign”'],
    [
      {
        spans: [
          { start: 8, end: 17 },
          { start: 28, end: 34 },
        ],
        quote: 'Secretary Landau',
      },
      'changed its fragments from “Secretary Misri” to “Secretary Landau”',
    ],
    [{ note: 'Check *this*.' }, 'set note to “Check *this*.”'],
    [{ status: 'rejected' }, 'changed status from “open” to “rejected”'],
    [{ confidence: 0.5 }, 'set confidence to “0.5”'],
    [{ codebookVersion: 2 }, 'changed it together with the codebook'],
  ])('says of %j: %s', (patch, words) => {
    expect(wordsOf(misri, patch)).toBe(words);
  });

  it('names attributes and options as the codebook does', () => {
    expect(wordsOf(claim, { attributes: { source: 'a spokesman', checkworthy: true } })).toBe(
      'changed Source from “the ministry” to “a spokesman”; took Stance “Asserts” away; set Check-worthy to “Yes”',
    );
    expect(wordsOf(claim, { attributes: { ...claim.attributes, gone: ['a', 'b'] } })).toBe('set gone to “a, b”');
  });

  it('says that undo brought something back that had been deleted, not that it was made anew', () => {
    const back = { kind: 'annotation', before: null, after: misri } as const;
    expect(describeVersion(back, defaultCodebook, 'undo')).toEqual(['brought back by undo']);
  });

  it('says who was made and deleted, and what is known of a document', () => {
    const added = { kind: 'annotation', before: null, after: misri } as const;
    expect(describeVersion(added, defaultCodebook)).toEqual(['labelled “Secretary Misri” as Person']);
    expect(describeVersion({ ...added, before: misri, after: null }, defaultCodebook)).toEqual(['deleted it']);
    const before = documentRecord({ id: 'd1', name: 'wire.txt' });
    const after = {
      ...before,
      status: 'finished',
      metadata: { ...before.metadata, outlet: 'Tidewater Wire' },
    } as const;
    expect(describeVersion({ kind: 'document', before, after }, defaultCodebook)).toEqual([
      'set outlet to “Tidewater Wire”',
      'changed status from “Open” to “Finished”',
    ]);
  });
});

describe('describeEntry', () => {
  it.each([
    ['annotation.create', 'do', 'Annotated'],
    ['annotation.create', 'undo', 'Undo: Annotated'],
    ['annotation.create', 'redo', 'Redo: Annotated'],
    ['toString', 'do', 'Changed something (toString)'],
  ] as const)('says %s (%s) as “%s”', (commandType, kind, words) => {
    expect(describeEntry({ commandType, kind })).toBe(words);
  });

  it('counts by kind', () => {
    const counts = [
      { kind: 'document', added: 1, updated: 0, removed: 0 },
      { kind: 'annotation', added: 1200, updated: 0, removed: 2 },
      { kind: 'link', added: 0, updated: 1, removed: 0 },
    ] as const;
    expect(describeCounts(counts)).toBe(
      '1 document and 1,200 annotations added, 1 link changed, 2 annotations removed',
    );
    expect(describeCounts([])).toBe('');
  });
});
