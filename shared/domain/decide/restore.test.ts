import { describe, expect, it } from 'vitest';
import { defaultCodebook } from '../default-codebook.ts';
import { Command } from '../command.ts';
import { annotationRecord, decisionContext, documentRecord, linkRecord, projectState } from '../testing/records.ts';
import { decide } from './decide.ts';

const text = 'Landau met Misri.';
const landau = annotationRecord({ id: 'a1', text, spans: [{ start: 0, end: 6 }] });
const misri = annotationRecord({ id: 'a2', text, spans: [{ start: 11, end: 16 }] });
const link = { ...linkRecord({ id: 'l1', fromId: 'a1', toId: 'a2' }), typeId: defaultCodebook.linkTypes[0]?.id };

function outcomeOf(state: Parameters<typeof decide>[0], records: unknown[], removed: unknown[] = []) {
  const command = Command.parse({ type: 'records.restore', records, removed });
  const decided = decide(state, command, decisionContext());
  return decided.ok
    ? decided.value.map(({ kind, before, after }) => [kind, before?.id ?? null, after?.id ?? null])
    : decided.error.code;
}

describe('records.restore', () => {
  const here = projectState(text, { annotations: [landau] });

  it('adds what is gone, changes what differs, takes away, and passes over what is as it should be', () => {
    const records = [
      { kind: 'annotation', record: misri },
      { kind: 'annotation', record: landau },
      { kind: 'link', record: link },
    ];
    expect(outcomeOf(here, records)).toEqual([
      ['annotation', null, 'a2'],
      ['link', null, 'l1'],
    ]);
    expect(outcomeOf(here, [{ kind: 'annotation', record: { ...landau, note: 'Speaks for Delhi.' } }])).toEqual([
      ['annotation', 'a1', 'a1'],
    ]);
    expect(outcomeOf(here, [], [{ kind: 'annotation', id: 'a1' }])).toEqual([['annotation', 'a1', null]]);
    expect(outcomeOf(here, [], [{ kind: 'annotation', id: 'a9' }])).toEqual([]);
  });

  it.each([
    [
      'an annotation of a document that is gone',
      { kind: 'annotation', record: { ...misri, documentId: 'e' } },
      'document/not-found',
    ],
    ['a label that is gone', { kind: 'annotation', record: { ...misri, labelId: 'gone' } }, 'annotation/unknown-label'],
    [
      'a label on another layer',
      { kind: 'annotation', record: { ...misri, layerId: 'claims' } },
      'annotation/unknown-label',
    ],
    [
      'words that do not stand there',
      { kind: 'annotation', record: { ...misri, quote: 'Hansen' } },
      'annotation/quote-mismatch',
    ],
    ['a link without an end', { kind: 'link', record: link }, 'annotation/not-found'],
    [
      'a link of a type that is gone',
      { kind: 'link', record: { ...link, toId: 'a1', typeId: 'gone' } },
      'link/unknown-type',
    ],
    [
      'a codebook without a label in use',
      { kind: 'codebook', record: { id: 'codebook', codebook: { ...defaultCodebook, layers: [] } } },
      'codebook/labels-in-use',
    ],
  ])('refuses %s', (_, record, code) => {
    expect(outcomeOf(here, [record])).toBe(code);
  });

  it('takes nothing away that something else hangs on', () => {
    const linked = projectState(text, {
      annotations: [landau, misri],
      links: [linkRecord({ id: 'l1', fromId: 'a1', toId: 'a2' })],
    });
    expect(outcomeOf(linked, [], [{ kind: 'annotation', id: 'a1' }])).toBe('link/not-allowed');
    expect(outcomeOf(here, [], [{ kind: 'document', id: 'd' }])).toBe('document/not-found');
  });

  it('leaves the words to the store where the document gets another text with it', () => {
    const document = { ...documentRecord({ id: 'd', length: text.length }), contentId: '2'.repeat(64) };
    const moved = { ...landau, spans: [{ start: 3, end: 9 }] };
    expect(
      outcomeOf(here, [
        { kind: 'document', record: document },
        { kind: 'annotation', record: moved },
      ]),
    ).toEqual([
      ['document', 'd', 'd'],
      ['annotation', 'a1', 'a1'],
    ]);
  });
});
