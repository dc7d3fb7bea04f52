import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differenceOf } from '#shared/comparison/difference.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import { Command } from '#shared/domain/command.ts';
import type { DocumentRecord } from '#shared/domain/document.ts';
import { DocumentId } from '#shared/domain/ids.ts';
import { carriedFrom, needsLook } from '#shared/domain/version-origin.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import {
  addAnnotator,
  addDocument,
  createStore,
  must,
  newId,
  run,
  stateOf,
  temporaryFolder,
} from '../../store/testing/fixture.ts';
import type { Host } from '../host.ts';
import type { OpenProject } from '../open-project.ts';
import { restore } from '../testing/history-fixture.ts';
import { versionHandlers } from './versions.ts';

/** Plain words, figures, and what offsets and directions get wrong. */
const words = (
  'the county said that people died on Friday mayor levee river water boats denied it was Harrowmere 6 1,200 14% 60 ' +
  '“overtopped” naïve e\u0301tat 👩‍🚒 🇮🇳 👍🏽 قال الوزير שלום 12:30 𝒳 北京'
).split(' ');

type Paragraph = readonly string[];

const paragraph: fc.Arbitrary<Paragraph> = fc.array(fc.constantFrom(...words), { minLength: 3, maxLength: 18 });
const article = fc.array(paragraph, { minLength: 1, maxLength: 6 });

/** What a newsroom does to a text; `at` and `to` say where, counted around. */
const edit = fc.record({
  do: fc.constantFrom('insert', 'delete', 'move', 'figure', 'word', 'cut', 'crlf'),
  at: fc.nat(1000),
  to: fc.nat(1000),
  words: paragraph,
});
type ValueOf<Of> = Of extends fc.Arbitrary<infer Value> ? Value : never;
type Edit = ValueOf<typeof edit>;

interface Text {
  readonly paragraphs: readonly Paragraph[];
  readonly isCrlf: boolean;
}

function edited({ paragraphs, isCrlf }: Text, { do: what, at, to, words: fresh }: Edit): Text {
  const all = [...paragraphs];
  const index = at % Math.max(1, all.length);
  const one = all[index] ?? [];
  const word = to % Math.max(1, one.length);
  if (what === 'insert') all.splice(index, 0, fresh);
  else if (what === 'delete') all.splice(index, 1);
  else if (what === 'move') all.splice(to % Math.max(1, all.length), 0, ...all.splice(index, 1));
  else if (what === 'figure') all[index] = one.map((token) => (/^\d/.test(token) ? `${to}` : token));
  else if (what === 'word') all[index] = one.toSpliced(word, 1, fresh[0] ?? 'it');
  else if (what === 'cut') all[index] = one.toSpliced(word, 3);
  return { paragraphs: all, isCrlf: what === 'crlf' ? !isCrlf : isCrlf };
}

function write({ paragraphs, isCrlf }: Text): string {
  const text = paragraphs.map((one) => one.join(' ')).join(isCrlf ? '\r\n\r\n' : '\n\n');
  return `${text}.`;
}

/** Stretches of whole words, by numbers that are counted around. */
const place = fc.record({ at: fc.nat(1000), length: fc.integer({ min: 1, max: 9 }), isClaim: fc.boolean() });

const noFile = () => Promise.reject(new Error('No file is read here.'));

const host: Host = {
  now: () => new Date(),
  newCommandId: newId,
  readFile: noFile,
  previewTable: noFile,
  readAnnotations: noFile,
  log: { info: () => {}, error: () => {} },
};

class Project {
  readonly store: ProjectStore;
  readonly handlers: ReturnType<typeof versionHandlers>;
  readonly #annotatorId: string;

  constructor(path: string) {
    this.store = createStore(path);
    this.#annotatorId = addAnnotator(this.store);
    const open: OpenProject = {
      store: this.store,
      annotatorId: this.#annotatorId,
      run: (command, options = {}) =>
        this.store.run({ id: newId(), command: Command.parse(command), annotatorId: this.#annotatorId, ...options }),
    };
    this.handlers = versionHandlers({ project: () => open, host });
  }

  label(documentId: string, { at, length, isClaim }: ValueOf<typeof place>): void {
    const spans = [...this.store.read.textOf(documentId).matchAll(/\S+/gu)].map(({ index, 0: word }) => ({
      start: index,
      end: index + word.length,
    }));
    const from = spans[at % spans.length];
    const to = spans[Math.min((at % spans.length) + length, spans.length) - 1];
    const span = { start: from?.start ?? 0, end: to?.end ?? 1 };
    run(this.store, {
      type: 'annotation.create',
      documentId,
      labelId: isClaim ? 'claim' : 'person',
      spans: [span],
      annotatorId: this.#annotatorId,
    });
  }

  async adopt(id: string, previousId: string) {
    const input = { id: DocumentId.parse(id), previousId: DocumentId.parse(previousId), commandId: newId() };
    return must(await this.handlers['versions.adopt'](input));
  }

  async look(id: string) {
    return must(await this.handlers['versions.to-look-at']({ id: DocumentId.parse(id), limit: 5000 }));
  }

  async listed(id: string): Promise<number> {
    const rows = must(await this.handlers['versions.list']({}));
    return rows.find(({ documentId }) => documentId === id)?.toLook ?? 0;
  }
}

const given = { seed: 20_261_122, numRuns: 30 };

it('places every annotation, says it is gone, or asks; and undo takes all of it back', async () => {
  using folder = temporaryFolder();
  let project = 0;
  const property = fc.asyncProperty(
    article,
    fc.array(edit, { maxLength: 6 }),
    fc.array(place, { maxLength: 12 }),
    async (paragraphs, edits, places) => {
      const one = new Project(folder.file(`${(project += 1)}.annotary`));
      const { store } = one;
      const { read } = store;
      const old: Text = { paragraphs, isCrlf: false };
      addDocument(store, 'd1', write(old));
      addDocument(store, 'd2', write(edits.reduce(edited, old)));
      for (const at of places) one.label('d1', at);
      const before = stateOf(store);
      const report = await one.adopt('d2', 'd1');
      const carried = stateOf(store);
      const copies = new Map(read.annotationsOf('d2').map((copy) => [carriedFrom(copy.origin)?.fromId, copy]));
      const gone = new Set(read.document('d2')?.carried?.gone);
      const look = await one.look('d2');
      const asked = new Set(look.items.map(({ fromId }) => fromId));
      for (const from of read.annotationsOf('d1')) {
        const copy = copies.get(from.id);
        expect(Number(copy !== undefined) + Number(gone.has(from.id))).toBe(1);
        expect(asked.has(from.id)).toBe(!copy || needsLook(copy));
        if (!copy) continue;
        expect(copy.quote).toBe(copy.spans.map(({ start, end }) => read.textOf('d2').slice(start, end)).join(' … '));
        if (!needsLook(copy))
          expect(differenceOf(from.quote, copy.quote).every(({ kind }) => kind === 'equal')).toBe(true);
      }
      const all = read.annotationsOf('d1').length;
      expect(report.copied + report.gone).toBe(all);
      expect(copies.size).toBe(report.copied);
      expect(look).toMatchObject({ total: report.uncertain + report.gone, left: report.uncertain + report.gone });
      expect(await one.listed('d2')).toBe(look.left);
      expect(look.notCarried).toBe(0);
      must(store.undo(newId()));
      expect(stateOf(store)).toEqual(before);
      must(store.redo(newId()));
      expect(stateOf(store)).toEqual(carried);
      store.close();
    },
  );
  await fc.assert(property, given);
});

it('loses nothing when a version in the middle goes, and has all as it was when that comes back', async () => {
  using folder = temporaryFolder();
  let project = 0;
  const property = fc.asyncProperty(
    article,
    fc.tuple(fc.array(edit, { maxLength: 4 }), fc.array(edit, { maxLength: 4 })),
    fc.tuple(fc.array(place, { maxLength: 8 }), fc.array(place, { maxLength: 3 })),
    fc.array(fc.nat(20), { maxLength: 3 }),
    async (paragraphs, [edits, more], [places, later], removals) => {
      const one = new Project(folder.file(`${(project += 1)}.annotary`));
      const { store } = one;
      const { read } = store;
      const first: Text = { paragraphs, isCrlf: false };
      const second = edits.reduce(edited, first);
      addDocument(store, 'd1', write(first));
      addDocument(store, 'd2', write(second));
      addDocument(store, 'd3', write(more.reduce(edited, second)));
      for (const at of places) one.label('d1', at);
      await one.adopt('d2', 'd1');
      for (const at of later) one.label('d2', at);
      await one.adopt('d3', 'd2');
      const dropped = new Set<string>();
      for (const at of removals) {
        const copy = read.annotationsOf('d3')[at];
        if (!copy) continue;
        dropped.add(firstOf(store, copy));
        run(store, { type: 'annotation.remove', ids: [copy.id] });
      }
      const before = stateOf(store);
      must(run(store, { type: 'document.remove', ids: ['d2'] }));
      expect(read.document('d3')?.previousId).toBe('d1');
      must(store.undo(newId()));
      expect(stateOf(store)).toEqual(before);
      must(store.redo(newId()));
      must(restore(store, [{ kind: 'document', id: 'd2' }]));
      expect(withoutTimes(stateOf(store))).toEqual(withoutTimes(before));

      const firsts = read.annotationsOf('d3').map((copy) => firstOf(store, copy));
      must(run(store, { type: 'document.remove', ids: ['d2'] }));
      expect(read.annotationsOf('d3').map((copy) => firstOf(store, copy))).toEqual(firsts);
      await one.adopt('d3', 'd1');
      const { carried } = read.document('d3') ?? ({} as Partial<DocumentRecord>);
      const from = read.annotationsOf('d3').map(({ origin }) => carriedFrom(origin)?.fromId);
      const known = [...new Set(from), ...(carried?.gone ?? []), ...(carried?.settled ?? [])];
      expect(from.filter((id) => id && dropped.has(id))).toEqual([]);
      for (const { id } of read.annotationsOf('d1')) expect(known.filter((other) => other === id)).toEqual([id]);
      const look = await one.look('d3');
      expect([look.notCarried, look.left]).toEqual([0, await one.listed('d3')]);
      store.close();
    },
  );
  await fc.assert(property, given);
});

/** What a copy was first: an annotation of the first version, or of the second. */
function firstOf(store: ProjectStore, copy: Annotation): string {
  const fromId = carriedFrom(copy.origin)?.fromId;
  const from = fromId && store.read.annotation(fromId);
  return from ? firstOf(store, from) : (fromId ?? copy.id);
}

/** When a record was changed last tells of the way there, and not of what it says. */
function withoutTimes(state: unknown): unknown {
  return JSON.parse(JSON.stringify(state, (key, value: unknown) => (key === 'updatedAt' ? undefined : value)));
}
