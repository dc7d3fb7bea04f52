import { writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { InputOf } from '#shared/api/contract.ts';
import { unpackDocuments } from '#shared/api/packed-documents.ts';
import { AnnotatorId, CommandId, type DocumentId, LabelId } from '#shared/domain/ids.ts';
import type { Span } from '#shared/domain/span.ts';
import { TestProject, valueOf } from '../import/import-test-project.ts';

const articles = {
  'a.txt': 'Tariffs rose. The tariff on steel is new 😀.\n\nLandau’s tariffs are disputed by Landau.',
  'b.txt': 'No duties here.',
  'c.txt': 'LANDAU denied the tariff 東京.',
} as const;

const person = LabelId.parse('person');
const plain = { wholeWord: true, caseSensitive: false, inflected: false };

let project: TestProject;
let ids: ReadonlyMap<string, DocumentId>;

beforeEach(async () => {
  project = new TestProject();
  onTestFinished(() => project[Symbol.asyncDispose]());
  await project.create();
  for (const [name, text] of Object.entries(articles)) writeFileSync(project.path(name), text);
  await project.importFiles(...Object.keys(articles));
  const list = unpackDocuments(valueOf(await project.services.call('documents.list', {})));
  ids = new Map(list.map(({ document }) => [document.name, document.id]));
});

function ask(question: Partial<InputOf<'occurrences.find'>>) {
  return project.services.call('occurrences.find', {
    text: 'Landau',
    options: plain,
    documentId: null,
    labelId: person,
    onlyUntagged: false,
    limit: 100,
    ...question,
  });
}

async function find(question: Partial<InputOf<'occurrences.find'>>) {
  return valueOf(await ask(question));
}

async function tag(name: string, ...spans: readonly Span[]): Promise<void> {
  const info = valueOf(await project.services.call('project.current', {}));
  const documentId = ids.get(name);
  if (!info || !documentId) throw new Error(`There is no ${name}.`);
  valueOf(
    await project.services.call('command.run', {
      id: CommandId.parse(crypto.randomUUID()),
      command: {
        type: 'annotation.create',
        documentId,
        labelId: person,
        spans,
        annotatorId: AnnotatorId.parse(info.annotatorId),
      },
    }),
  );
}

describe('the occurrences of a selection', () => {
  it('are found in all documents, in their order, each as it is written', async () => {
    const { lines, total, documents } = await find({});
    expect([total, documents]).toEqual([3, 2]);
    expect(lines.map(({ match, title }) => [title, match])).toEqual([
      ['a.txt', 'Landau'],
      ['a.txt', 'Landau'],
      ['c.txt', 'LANDAU'],
    ]);
    for (const { documentId, span, before, match, after } of lines) {
      const name = [...ids].find(([, id]) => id === documentId)?.[0] ?? '';
      const text = valueOf(await project.services.call('document.open', { id: documentId })).content.text;
      expect(text.slice(span.start, span.end), name).toBe(match);
      expect(text).toContain(before + match + after);
    }
  });

  it.each([
    [
      'with endings',
      { text: 'tariff', options: { ...plain, inflected: true } },
      ['Tariffs', 'tariff', 'tariffs', 'tariff'],
    ],
    [
      'from a possessive',
      { text: 'Landau’s', options: { ...plain, inflected: true } },
      ['Landau’s', 'Landau', 'LANDAU'],
    ],
    ['inside of words', { text: 'riff', options: { ...plain, wholeWord: false } }, ['riff', 'riff', 'riff', 'riff']],
    ['in the same case', { text: 'tariffs', options: { ...plain, caseSensitive: true } }, ['tariffs']],
    ['of an emoji, which the index of words does not know', { text: '😀' }, ['😀']],
    ['in a script without blanks', { text: '京' }, ['京']],
    ['of nothing but quotation marks', { text: '""' }, []],
  ])('are found %s', async (_, question, expected) => {
    const { lines } = await find(question);
    expect(lines.map(({ match }) => match)).toEqual(expected);
  });

  it('are those of one document where that is asked for', async () => {
    expect(await find({ documentId: ids.get('c.txt') ?? null })).toMatchObject({ total: 1, documents: 1 });
  });

  it('leave out what the layer has touched already, and say what other annotations there are', async () => {
    await tag('c.txt', { start: 0, end: 13 });
    expect((await find({})).lines.map(({ annotations }) => annotations)).toEqual([0, 0, 1]);
    expect(await find({ onlyUntagged: true })).toMatchObject({ total: 2, documents: 1 });
    expect(await find({ onlyUntagged: true, labelId: LabelId.parse('claim') })).toMatchObject({ total: 3 });
  });

  it('touch the fragments of an annotation, and not what is between them', async () => {
    const text = articles['a.txt'];
    const [first, second] = [text.indexOf('Landau'), text.lastIndexOf('Landau')];
    await tag('a.txt', { start: 0, end: 7 });
    await tag('a.txt', { start: first - 2, end: first + 3 });
    await tag('a.txt', { start: 0, end: 3 }, { start: second + 2, end: second + 4 });
    await tag('a.txt', { start: first + 1, end: text.length });
    const { lines } = await find({ documentId: ids.get('a.txt') ?? null });
    expect(lines.map(({ annotations }) => annotations)).toEqual([2, 2]);
  });

  it('are counted beyond the limit', async () => {
    const { lines, total } = await find({ limit: 1 });
    expect([lines.length, total]).toEqual([1, 3]);
  });

  it('cannot be asked for with a label that is not there', async () => {
    expect(await ask({ labelId: LabelId.parse('gone') })).toMatchObject({
      error: { code: 'annotation/unknown-label' },
    });
  });
});

describe('a long search', () => {
  it('lets others have their turn, and stops when it is not wanted any more', async () => {
    const long = 'The levee held. '.repeat(20_000);
    const names = Array.from({ length: 6 }, (_, i) => `long-${i}.txt`);
    for (const name of names) writeFileSync(project.path(name), `${name} ${long}`);
    await project.importFiles(...names);
    const first = ask({ text: 'levee', limit: 200_000 });
    await project.services.call('occurrences.cancel', {});
    expect(await first).toMatchObject({ error: { code: 'request/cancelled' } });
    const second = ask({ text: 'levee', limit: 1 });
    const third = find({ text: 'levee', limit: 1 });
    expect(await second).toMatchObject({ error: { code: 'request/cancelled' } });
    expect(await third).toMatchObject({ total: 120_000, documents: 6 });
  });
});

it('are told apart: those that have the very label, those that overlap one that has it, and all others', async () => {
  await tag('a.txt', { start: 46, end: 54 });
  const before = (await find({})).lines.map(({ span, standing }) => [span, standing]);
  const [first, second] = before.map(([span]) => span as Span);
  if (!first || !second) throw new Error('Nothing was found.');
  expect(before.map(([, standing]) => standing)).toEqual(['overlaps', 'free', 'free']);
  await tag('a.txt', second);
  expect((await find({})).lines.map(({ standing }) => standing)).toEqual(['overlaps', 'has-label', 'free']);
  const others = await find({ labelId: LabelId.parse('place') });
  expect(others.lines.map(({ standing, annotations }) => [standing, annotations])).toEqual([
    ['free', 1],
    ['free', 1],
    ['free', 0],
  ]);
});
