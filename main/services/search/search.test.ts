import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConcordanceLine } from '#shared/api/answers.ts';
import type { InputOf } from '#shared/api/contract.ts';
import { unpackDocuments } from '#shared/api/packed-documents.ts';
import { Command } from '#shared/domain/command.ts';
import { AnnotationId, type DocumentId, LabelId } from '#shared/domain/ids.ts';
import { newId } from '../../store/testing/fixture.ts';
import { TestProject, valueOf } from '../import/import-test-project.ts';

const texts = {
  'a.txt': 'The minister met Landau. Later the Minister denied it, and ministers left.',
  'b.txt': 'A levée 😀 held; the levee did not. \u05e9\u05e8 \u05d4\u05d7\u05d5\u05e5 met Landau. Die Minister kamen.',
  'c.txt': 'Landau alone, LANDAU again.\r\nAnd Landau.',
};

const plain = { wholeWord: true, caseSensitive: false, inflected: false };

async function corpus(): Promise<TestProject> {
  const project = new TestProject();
  await project.create();
  for (const [name, text] of Object.entries(texts)) writeFileSync(project.path(name), text);
  await project.importFiles(...Object.keys(texts));
  return project;
}

function ask({ services }: TestProject, query: string, more: Partial<InputOf<'search.kwic'>> = {}) {
  const asked = { query, options: plain, documentId: null, sort: 'text', offset: 0, limit: 1000, ...more } as const;
  return services.call('search.kwic', asked);
}

async function idOf({ services }: TestProject, name: string): Promise<DocumentId> {
  const documents = unpackDocuments(valueOf(await services.call('documents.list', {})));
  const id = documents.find(({ document }) => document.name === name)?.document.id;
  if (!id) throw new Error(`There is no document ${name}.`);
  return id;
}

function run({ services }: TestProject, command: object) {
  return services.call('command.run', { id: newId(), command: Command.parse(command) });
}

const matches = (lines: readonly ConcordanceLine[]) => lines.map(({ match }) => match);

describe('a concordance', () => {
  it.each([
    ['landau', ['Landau', 'Landau', 'Landau', 'LANDAU', 'Landau']],
    ['minist*', ['minister', 'Minister', 'ministers', 'Minister']],
    ['LEVEE', ['levée', 'levee']],
    ['"met landau"', ['met Landau', 'met Landau']],
    ['\u05e9\u05e8', ['\u05e9\u05e8']],
    ['met minister', ['minister', 'met', 'Minister', 'met', 'Minister']],
    ['nowhere', []],
  ])('of %s has every hit at its exact place', async (query, expected) => {
    await using project = await corpus();
    const { lines, total, documents, listed } = valueOf(await ask(project, query));
    expect(matches(lines)).toEqual(expected);
    expect({ total, listed }).toEqual({ total: expected.length, listed: expected.length });
    expect(documents).toBe(new Set(lines.map(({ documentId }) => documentId)).size);
    for (const { documentId, span, before, match, after } of lines) {
      const { content } = valueOf(await project.services.call('document.open', { id: documentId }));
      expect(content.text.slice(span.start, span.end)).toBe(match);
      expect(content.text).toContain(before + match + after);
    }
  });

  it.each([
    [{ caseSensitive: true }, 'Minister', ['Minister', 'Minister']],
    [{ caseSensitive: true }, 'LANDAU', ['LANDAU']],
    [{ caseSensitive: true }, 'leve*', ['levee']],
    [{ wholeWord: false }, 'minist', ['minister', 'Minister', 'ministers', 'Minister']],
    [{ inflected: true }, 'ministers', ['minister', 'Minister', 'ministers', 'Minister']],
    [{ inflected: true, caseSensitive: true }, 'minister', ['minister', 'ministers']],
    [{ inflected: true }, '"meets landau"', []],
  ])('with %j finds for %s', async (options, query, expected) => {
    await using project = await corpus();
    expect(matches(valueOf(await ask(project, query, { options: { ...plain, ...options } })).lines)).toEqual(expected);
  });

  it('finds words in scripts without blanks, in the documents that hold all of them', async () => {
    await using project = new TestProject();
    await project.create();
    const texts = {
      'a.txt': '知事は東京都で、東京タワーを見た。',
      'b.txt': '大阪で Landau は東京へ。',
      'c.txt': 'Landau only. ที่กรุงเทพมหานคร',
    };
    for (const [name, text] of Object.entries(texts)) writeFileSync(project.path(name), text);
    await project.importFiles(...Object.keys(texts));
    const found = async (query: string, documentId: DocumentId | null = null) =>
      matches(valueOf(await ask(project, query, { documentId })).lines);
    expect(await found('東京')).toEqual(['東京', '東京', '東京']);
    expect(await found('東京', await idOf(project, 'b.txt'))).toEqual(['東京']);
    expect(await found('東京 landau')).toEqual(['Landau', '東京']);
    expect(await found('東京 大阪')).toEqual(['大阪', '東京']);
    expect(await found('กรุงเทพ')).toEqual(['กรุงเทพ']);
    expect(await found('京都府')).toEqual([]);
  });

  it('sorts by the side on which the words stand, which is the other one from right to left', async () => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path('ar.txt'), 'ب وزير ج. ا وزير د.');
    await project.importFiles('ar.txt');
    const sorted = async (sort: 'left' | 'right') =>
      valueOf(await ask(project, 'وزير', { sort })).lines.map(({ span }) => span.start);
    expect(await sorted('left')).toEqual([2, 12]);
    expect(await sorted('right')).toEqual([12, 2]);
  });

  it('is sorted by the words before, by the hit and by the words after it, the nearest first', async () => {
    await using project = await corpus();
    const sorted = async (sort: 'left' | 'match' | 'right') => valueOf(await ask(project, 'landau', { sort })).lines;
    expect((await sorted('left')).map(({ before }) => /(\w*)\W*$/.exec(before)?.[1])).toEqual([
      '',
      'alone',
      'And',
      'met',
      'met',
    ]);
    expect((await sorted('right')).map(({ after }) => /^\W*(\w*)/.exec(after)?.[1])).toEqual([
      '',
      'again',
      'alone',
      'Die',
      'Later',
    ]);
  });

  it('is read page by page, and narrowed to one document', async () => {
    await using project = await corpus();
    const all = valueOf(await ask(project, 'landau', { sort: 'right' })).lines;
    const pages = [];
    for (let offset = 0; offset < 5; offset += 2)
      pages.push(...valueOf(await ask(project, 'landau', { sort: 'right', offset, limit: 2 })).lines);
    expect(pages).toEqual(all);
    const one = valueOf(await ask(project, 'landau', { documentId: await idOf(project, 'c.txt') }));
    expect(one).toMatchObject({ total: 3, documents: 1 });
    const { places } = valueOf(
      await project.services.call('search.kwic-places', {
        query: 'landau',
        options: plain,
        documentId: await idOf(project, 'c.txt'),
      }),
    );
    expect(places).toEqual(one.lines.map(({ documentId, span }) => ({ documentId, span })));
  });

  it('knows which labels lie on a hit, also right after they were given', async () => {
    await using project = await corpus();
    const { services } = project;
    const before = valueOf(await ask(project, 'landau')).lines;
    const info = valueOf(await services.call('project.current', {}));
    const places = before.slice(0, 2).map(({ documentId, span }) => ({ documentId, spans: [span] }));
    const { annotatorId } = info ?? {};
    valueOf(await run(project, { type: 'annotation.create-many', places, labelId: 'person', annotatorId }));
    expect(valueOf(await ask(project, 'landau')).lines.map(({ labelIds }) => labelIds)).toEqual([
      ['person'],
      ['person'],
      [],
      [],
      [],
    ]);
    // A stretch beside the label is not on it.
    expect(valueOf(await ask(project, 'met')).lines.map(({ annotations }) => annotations)).toEqual([0, 0]);
    valueOf(await services.call('history.undo', { id: newId() }));
    expect(valueOf(await ask(project, 'landau')).lines.every(({ annotations }) => annotations === 0)).toBe(true);
  });

  it('follows documents that come and go', async () => {
    await using project = await corpus();
    expect(valueOf(await ask(project, 'landau')).total).toBe(5);
    valueOf(await run(project, { type: 'document.remove', ids: [await idOf(project, 'c.txt')] }));
    expect(valueOf(await ask(project, 'landau')).total).toBe(2);
  });

  it('stops a search for which another one was asked', async () => {
    await using project = await corpus();
    const [first, second] = await Promise.all([ask(project, 'landau'), ask(project, 'minister')]);
    expect(first).toMatchObject({ ok: false, error: { code: 'request/cancelled' } });
    expect(valueOf(second).total).toBe(3);
    expect(valueOf(await ask(project, 'landau')).total).toBe(5);
  });

  it('says so where nothing was typed that can be searched for', async () => {
    await using project = await corpus();
    for (const query of ['', '   ', '!!!', '"', '*', '😀', '-- ;'])
      expect(await ask(project, query)).toMatchObject({ ok: false, error: { code: 'search/no-words' } });
  });

  it('answers whatever is typed', async () => {
    await using project = await corpus();
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.stringMatching(/^[a"'*() :^+{}-]{0,20}$/),
      fc.constantFrom(
        'a AND b',
        'NEAR(a b)',
        'text : x',
        'x OR "',
        'a* b*',
        "'; DROP TABLE annotations --",
        'ab '.repeat(333),
      ),
    );
    await fc.assert(
      fc.asyncProperty(typed, fc.boolean(), fc.boolean(), async (query, inflected, wholeWord) => {
        const answer = await ask(project, query, { options: { ...plain, inflected, wholeWord } });
        if (!answer.ok) expect(answer.error.code).toBe('search/no-words');
      }),
      { numRuns: 150 },
    );
  });
});

describe('queries over the annotations', () => {
  it('show each with the words around it, page by page, and its id', async () => {
    await using project = new TestProject();
    await project.create('p.annotary', true);
    const { services } = project;
    const query = { labelIds: ['person'] };
    const first = valueOf(await services.call('search.annotations', { query, offset: 0, limit: 3 }));
    const second = valueOf(await services.call('search.annotations', { query, offset: 3, limit: 1000 }));
    const rows = [...first.rows, ...second.rows];
    expect(first.rows).toHaveLength(3);
    expect(rows).toHaveLength(first.total);
    const { ids } = valueOf(await services.call('search.annotation-ids', { query }));
    expect(rows.map(({ annotation }) => annotation.id)).toEqual(ids);
    const among = ids.slice(1, 3);
    const some = { query, among: [...among, AnnotationId.parse('gone')] };
    expect(valueOf(await services.call('search.annotation-ids', some)).ids).toEqual(among);
    for (const { annotation, before, after } of rows.slice(0, 20)) {
      const { content } = valueOf(await services.call('document.open', { id: annotation.documentId }));
      expect(content.text).toContain(before + annotation.quote + after);
    }
  });

  it('know what another label would take from what they find', async () => {
    await using project = new TestProject();
    await project.create('p.annotary', true);
    const { services } = project;
    const query = { layerIds: ['claims'] };
    const { ids } = valueOf(await services.call('search.annotation-ids', { query }));
    const ask = async (labelId: string) =>
      valueOf(await services.call('search.annotation-ids', { query, labelId: LabelId.parse(labelId) }));
    expect(await ask('claim')).toMatchObject({ losing: 0, links: 0 });
    const before = valueOf(await services.call('project.current', {}))?.sequence;
    const { losing } = await ask('event');
    expect(losing).toBeGreaterThan(0);
    expect(losing).toBeLessThanOrEqual(ids.length);
    expect(valueOf(await services.call('project.current', {}))?.sequence).toBe(before);
  });

  it('are kept under a name, and undone', async () => {
    await using project = new TestProject();
    await project.create();
    const { services } = project;
    valueOf(await run(project, { type: 'query.save', name: 'People', query: { labelIds: ['person'] } }));
    const [saved] = valueOf(await services.call('queries.list', {}));
    expect(saved).toMatchObject({ name: 'People', query: { labelIds: ['person'] } });
    valueOf(
      await run(project, {
        type: 'query.save',
        id: saved?.id,
        name: 'Names',
        query: { labelIds: ['person', 'place'] },
      }),
    );
    expect(valueOf(await services.call('queries.list', {}))).toMatchObject([{ name: 'Names' }]);
    valueOf(await run(project, { type: 'query.remove', id: saved?.id }));
    expect(valueOf(await services.call('queries.list', {}))).toEqual([]);
    valueOf(await services.call('history.undo', { id: newId() }));
    expect(valueOf(await services.call('queries.list', {}))).toMatchObject([{ name: 'Names' }]);
  });
});
