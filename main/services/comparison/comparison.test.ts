import { describe, expect, it } from 'vitest';
import { Command } from '#shared/domain/command.ts';
import type { EventName } from '#shared/api/contract.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import {
  addAnnotator,
  addDocument,
  createStore,
  must,
  newId,
  run,
  temporaryFolder,
} from '../../store/testing/fixture.ts';
import { claimHandlers } from '../claims/claims.ts';
import { Comparison } from './comparison.ts';
import { comparisonHandlers } from './comparison-handlers.ts';
import type { OpenProject } from '../open-project.ts';

const readout =
  'They discussed ongoing efforts to reduce barriers to achieve a fair and balanced bilateral trade relationship';
const texts = {
  d1: `In a statement, Tammy Bruce noted, “${readout}.” It was a “crucial” call.`,
  d2: `The State Department said the two “discussed efforts to reduce barriers to achieve a fair and balanced trade relationship”.`,
  d3: `Officials told us: “${readout}.” Nobody else spoke.`,
  d4: 'The weather held, and nobody said anything at all about the harvest.',
};

const everything = { filter: '', kind: 'all', sort: 'text', direction: 'ascending', offset: 0, limit: 100 } as const;
const allPassages = { filter: '', sort: 'articles', direction: 'descending', offset: 0, limit: 100 } as const;

function openProject(store: ProjectStore, annotatorId: string): OpenProject {
  return { store, annotatorId, run: (command) => store.run({ id: newId(), command: Command.parse(command) }) };
}

function setUp(path: string) {
  const store = createStore(path);
  const annotatorId = addAnnotator(store);
  for (const [id, text] of Object.entries(texts)) addDocument(store, id, text);
  const open: OpenProject | undefined = openProject(store, annotatorId);
  const made = (command: object): string => must(run(store, command)).changeSet[0]?.after?.id ?? '';
  const annotate = (documentId: keyof typeof texts, labelId: string, words: string, attributes = {}): string => {
    const start = texts[documentId].indexOf(words);
    const spans = [{ start, end: start + words.length }];
    return made({ type: 'annotation.create', documentId, labelId, spans, attributes, annotatorId });
  };
  const told: EventName[] = [];
  const comparison = new Comparison({ project: () => open, emit: (name) => void told.push(name) });
  const handlers = comparisonHandlers(() => open, comparison);
  const tables = claimHandlers(() => open, { comparison });
  return { store, open, annotatorId, made, annotate, handlers, tables, told };
}

describe('quotations', () => {
  it('are looked up in all other articles, each with what became of it there', async () => {
    using folder = temporaryFolder();
    const { handlers, store } = setUp(folder.file('a.annotary'));
    const { rows, tooShort } = must(await handlers['quotations.list'](everything));
    expect(
      rows.map(({ documentId, found, verbatim, altered, partial }) => [documentId, found, verbatim, altered, partial]),
    ).toEqual([
      ['d1', 2, 1, 1, 0],
      ['d2', 2, 0, 2, 0],
      ['d3', 2, 1, 1, 0],
    ]);
    expect(tooShort).toBe(1);
    const { versions } = must(await handlers['quotations.versions']({ id: rows[0]?.id ?? '' }));
    expect(versions.map(({ documentId, verdict }) => [documentId, verdict])).toEqual([
      ['d2', 'altered'],
      ['d3', 'verbatim'],
    ]);
    expect(versions[0]?.parts.filter(({ kind }) => kind === 'removed').map(({ text }) => text)).toEqual([
      'They',
      'ongoing',
      'bilateral',
    ]);
    for (const { documentId, span, parts } of versions) {
      const text = parts
        .filter(({ kind }) => kind !== 'removed')
        .map((part) => part.text)
        .join('');
      const there = texts[documentId as keyof typeof texts].slice(span.start, span.end);
      expect(text.replace(/\s+/g, ' ').trim()).toBe(there);
    }
    store.close();
  });

  it('know the claims that they are, and who else is named for the same words', async () => {
    using folder = temporaryFolder();
    const { handlers, annotate, made, store, annotatorId } = setUp(folder.file('a.annotary'));
    const first = annotate('d1', 'claim', readout, { source: 'Tammy Bruce' });
    const third = annotate('d3', 'claim', readout, { source: 'officials' });
    const { rows } = must(await handlers['quotations.list']({ ...everything, kind: 'other-speaker' }));
    expect(rows.map(({ documentId, speaker, otherSpeakers }) => [documentId, speaker, otherSpeakers])).toEqual([
      ['d1', 'Tammy Bruce', 1],
      ['d3', 'officials', 1],
    ]);
    made({ type: 'link.add', linkTypeId: 'different-attribution', fromId: first, toId: third, annotatorId });
    const { versions } = must(await handlers['quotations.versions']({ id: rows[0]?.id ?? '' }));
    expect(versions.find(({ documentId }) => documentId === 'd3')).toMatchObject({
      otherSpeaker: true,
      claim: { annotationId: third, speaker: 'officials' },
      linkTypeIds: ['different-attribution'],
    });
    store.close();
  });

  it('have no other speaker where one says alone what was said together, and tell all of them', async () => {
    using folder = temporaryFolder();
    const { tables, annotate, made, store, annotatorId } = setUp(folder.file('a.annotary'));
    const claims = { d1: annotate('d1', 'claim', readout), d3: annotate('d3', 'claim', readout) };
    const says = (documentId: 'd1' | 'd3', words: string): string => {
      const toId = annotate(documentId, 'person', words);
      made({ type: 'link.add', linkTypeId: 'source', fromId: claims[documentId], toId, annotatorId });
      return toId;
    };
    const named = (name: string, mentionIds: readonly string[]): string =>
      made({ type: 'entity.create', name, labelId: 'person', mentionIds });
    const landau = named('Landau', [says('d1', 'In a')]);
    const misri = named('Misri', [says('d1', 'statement'), says('d3', 'Officials')]);
    const question = { filter: 'barriers', sort: { column: 'title', direction: 'descending' as const }, group: null };
    const table = must(await tables['claims.table']({ table: 'quotations', question }));
    const cells = table.rows.map((row) => Object.fromEntries(table.columns.map((column, at) => [column, row[at]])));
    expect(cells.find((row) => row['document_id'] === 'd1' && row['found_document_id'] === 'd3')).toMatchObject({
      speaker: 'Landau; Misri',
      speaker_entity_id: `${landau}; ${misri}`,
      found_speaker_entity_id: misri,
      speaker_differs: false,
      document_name: store.read.record('document', 'd1')?.name,
      found_document_name: store.read.record('document', 'd3')?.name,
    });
    // In the order that was asked for.
    expect([...new Set(cells.map((row) => row['document_id']))]).toEqual(['d3', 'd2', 'd1']);
    store.close();
  });

  it('may be claims without quotation marks', async () => {
    using folder = temporaryFolder();
    const { handlers, annotate, store } = setUp(folder.file('a.annotary'));
    addDocument(store, 'd5', 'He: nobody said anything at all about the harvest.');
    annotate('d4', 'claim', 'nobody said anything at all about the harvest', { directness: 'direct' });
    const { rows } = must(await handlers['quotations.list']({ ...everything, filter: 'HARVEST' }));
    expect(rows.map(({ documentId, found, verbatim }) => [documentId, found, verbatim])).toEqual([['d4', 1, 1]]);
    store.close();
  });

  it('are told as a table, one row per article that has them', async () => {
    using folder = temporaryFolder();
    const { tables, store } = setUp(folder.file('a.annotary'));
    const question = { filter: '', sort: null, group: null };
    const { columns, rows } = must(await tables['claims.table']({ table: 'quotations', question }));
    const cells = rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])));
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([columns.length]));
    expect(cells).toHaveLength(6);
    expect(cells[0]).toMatchObject({
      quotation: `${readout}.`,
      document_id: 'd1',
      verdict: 'altered',
      found_document_id: 'd2',
      found_text: 'discussed efforts to reduce barriers to achieve a fair and balanced trade relationship',
      changes: ['They →', 'ongoing →', 'bilateral →'],
      speaker_differs: null,
    });
    store.close();
  });
});

describe('shared passages', () => {
  it('are found with the articles that share them, and claims in them', async () => {
    using folder = temporaryFolder();
    const { handlers, annotate, store } = setUp(folder.file('a.annotary'));
    annotate('d3', 'claim', 'reduce barriers');
    const { rows } = must(await handlers['passages.list'](allPassages));
    expect(rows[0]).toMatchObject({ claims: 1 });
    const { places } = must(await handlers['passages.places']({ id: rows[0]?.id ?? '' }));
    for (const { documentId, span, text } of places)
      expect(texts[documentId as keyof typeof texts].slice(span.start, span.end)).toBe(text);
    expect(rows.some(({ articles }) => articles === 3)).toBe(true);
    store.close();
  });

  it('make articles one source of a proposition whose claims they hold', async () => {
    using folder = temporaryFolder();
    const { handlers, tables, annotate, made, store } = setUp(folder.file('a.annotary'));
    const claimIds = [
      annotate('d1', 'claim', readout),
      annotate('d3', 'claim', readout),
      annotate('d4', 'claim', 'The weather held'),
    ];
    made({ type: 'proposition.create', statement: 'They spoke', claimIds });
    const [row] = must(await handlers['passages.independence']({ propositionId: null }));
    expect(row).toMatchObject({ articles: 3, sources: 2, groups: [{ documentIds: ['d1', 'd3'] }] });
    const matrix = must(
      await tables['claims.table']({ table: 'matrix', question: { filter: '', sort: null, group: null } }),
    );
    const cells = new Map(matrix.columns.map((column, at) => [column, matrix.rows[0]?.[at]]));
    expect([cells.get('independent_sources'), cells.get('same_source')]).toEqual([2, ['d1 + d3']]);
    store.close();
  });

  it('are looked for again only where the texts are others', async () => {
    using folder = temporaryFolder();
    const { handlers, annotate, store, told } = setUp(folder.file('a.annotary'));
    must(await handlers['passages.list'](allPassages));
    const before = told.length;
    annotate('d4', 'person', 'nobody');
    const { total } = must(await handlers['passages.list'](allPassages));
    expect(told.length).toBe(before);
    addDocument(store, 'd5', `${texts.d4} ${readout}`);
    expect(must(await handlers['passages.list'](allPassages)).total).toBeGreaterThan(total);
    store.close();
  });
});

describe('a comparison', () => {
  it('that is cancelled says so, and the next one is whole', async () => {
    using folder = temporaryFolder();
    const { handlers, store } = setUp(folder.file('a.annotary'));
    const first = handlers['quotations.list'](everything);
    const second = handlers['passages.list'](allPassages);
    must(await handlers['comparison.cancel']({}));
    expect(await first).toMatchObject({ ok: false, error: { code: 'request/cancelled' } });
    expect(await second).toMatchObject({ ok: false, error: { code: 'request/cancelled' } });
    expect(must(await handlers['quotations.list'](everything)).total).toBe(3);
    store.close();
  });
});
