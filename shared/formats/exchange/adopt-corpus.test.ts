import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../domain/annotation.ts';
import { Codebook } from '../../domain/codebook.ts';
import { defaultCodebook } from '../../domain/default-codebook.ts';
import type { Entity } from '../../domain/entity.ts';
import { CommandId, DocumentId, EntityId, idsFrom, LabelId, Timestamp } from '../../domain/ids.ts';
import type { Link } from '../../domain/link.ts';
import { annotatorRecord } from '../../domain/testing/records.ts';
import { type Adopted, adoptCorpus, type AdoptingProject, type PlacedDocument } from './adopt-corpus.ts';
import { LeftOutList } from './adoption-report.ts';
import type { ForeignLink } from './foreign-corpus.ts';
import { noScheme } from './foreign-corpus.ts';
import { ForeignUseCount } from './foreign-use.ts';
import { type LabelMapping, noMapping, proposeMapping, withProposals } from './label-mapping.ts';
import type { ResolvedAnnotation } from './resolve-offsets.ts';

const now = Timestamp.parse('2026-11-22T12:00:00.000Z');
const text = 'Ada met 😀 Bo in Lagos. Ada left.';

function at(key: string, words: string, more: Partial<ResolvedAnnotation> = {}): ResolvedAnnotation {
  const start = text.indexOf(words);
  const spans = [{ start, end: start + words.length }];
  return { key, place: `line ${key}`, layer: '', label: 'PER', spans, quote: words, ...more };
}

function placed(
  annotations: readonly ResolvedAnnotation[],
  links: readonly ForeignLink[] = [],
  { id = 'd', name = 'a.txt', set = 0, isNew = true } = {},
): PlacedDocument {
  const document = { name, file: `${name}.ann`, text, annotations, links };
  return { id: DocumentId.parse(id), isNew, set, document };
}

/** A project that takes in what is adopted, as `project.merge` does. */
class Project implements AdoptingProject {
  book: Codebook = defaultCodebook;
  readonly people = [annotatorRecord({ id: 'ada', name: 'Ada' })];
  readonly register: Entity[] = [];
  readonly all: Annotation[] = [];
  readonly linked: Link[] = [];
  #command = 0;

  codebook = (): Codebook => this.book;
  numbered = (codebook: Codebook): Codebook => codebook;
  annotators = () => this.people;
  entities = () => this.register;
  annotationsOf = (id: string) => this.all.filter(({ documentId }) => documentId === id);
  annotation = (id: string) => this.all.find((one) => one.id === id);
  linksOf = (id: string) => this.linked.filter(({ fromId, toId }) => fromId === id || toId === id);
  record = (_kind: 'link', id: string) => this.linked.find((one) => one.id === id);

  adopt(
    documents: readonly PlacedDocument[],
    decided: LabelMapping = noMapping,
    more: { readonly unnamed?: string } = {},
  ) {
    const leftOut = new LeftOutList();
    this.#command += 1;
    const first = CommandId.parse(`00000000-0000-4000-8000-0000000${this.#command}0000`);
    const count = new ForeignUseCount();
    for (const { document } of documents) count.add(document);
    const { use } = count;
    const proposed = proposeMapping(use, { codebook: this.book, scheme: noScheme, fallbackLayer: 'entities' });
    const adopting = adoptCorpus(this, {
      documents,
      scheme: noScheme,
      mapping: withProposals(decided, proposed),
      annotatorId: 'ada',
      now,
      newId: idsFrom(first),
      leftOut,
      ...more,
    });
    let step = adopting.next();
    while (step.done !== true) step = adopting.next();
    const adopted: Adopted = step.value;
    this.book = adopted.codebook;
    this.people.push(...adopted.annotators);
    this.register.push(...adopted.entities);
    this.all.push(...adopted.annotations);
    this.linked.push(...adopted.links);
    return { adopted, leftOut: leftOut.told };
  }
}

const skip = (label: string): LabelMapping => ({
  ...noMapping,
  labels: [{ layer: '', label, target: { kind: 'skip' } }],
});

const link = (from: string, to: string, more: Partial<ForeignLink> = {}): ForeignLink => ({
  place: `line R${from}${to}`,
  type: 'knows',
  from: { key: from },
  to: { key: to },
  ...more,
});

describe('annotations of another tool', () => {
  it('come with all that the file says of them, under the file’s name', () => {
    const project = new Project();
    project.adopt([
      placed([
        at('1', 'Bo', {
          annotator: 'Eve',
          note: 'who?',
          confidence: 0.5,
          status: 'accepted',
          createdAt: '2020-02-03T04:05:06',
          attributes: { sure: true },
          entity: { name: 'Bo Lund', externalIds: { wikidata: 'Q7' } },
        }),
      ]),
    ]);
    const [annotation] = project.all;
    expect(annotation).toMatchObject({
      labelId: 'person',
      layerId: 'entities',
      quote: 'Bo',
      note: 'who?',
      confidence: 0.5,
      status: 'accepted',
      createdAt: '2020-02-03T04:05:06.000Z',
      origin: { kind: 'imported', by: 'a.txt.ann' },
      attributes: { sure: true },
      codebookVersion: project.book.version,
    });
    expect(project.people.find(({ id }) => id === annotation?.annotatorId)?.name).toBe('Eve');
    expect(project.register).toMatchObject([
      { id: annotation?.entityId, name: 'Bo Lund', labelId: 'person', externalIds: { wikidata: 'Q7' } },
    ]);
    expect(Codebook.safeParse(project.book).error).toBeUndefined();
  });

  it('belong to whoever imports where the file names nobody', () => {
    const project = new Project();
    const { adopted } = project.adopt([placed([at('1', 'Bo'), at('2', 'Lagos', { annotator: ' Ada ' })])]);
    expect(adopted.annotators).toEqual([]);
    expect(project.all.map(({ annotatorId }) => annotatorId)).toEqual(['ada', 'ada']);
  });

  it('come in once: again, nothing is added and nothing grows', () => {
    const project = new Project();
    const files = () => [
      placed(
        [at('1', 'Ada', { entity: { externalIds: { x: '1' } } }), at('2', 'Bo', { label: 'Guest', annotator: 'Eve' })],
        [link('1', '2')],
        { isNew: project.all.length === 0 },
      ),
    ];
    project.adopt(files());
    const before = project.book;
    const { adopted, leftOut } = project.adopt(files());
    expect(adopted).toMatchObject({ annotations: [], links: [], entities: [], annotators: [], labels: [] });
    expect(adopted.annotationCounts).toEqual({ added: 0, present: 2 });
    expect(adopted.linkCounts).toEqual({ added: 0, present: 1 });
    expect(project.book).toBe(before);
    expect(leftOut.counts).toEqual([]);
  });

  it('find labels and types again that differ only by case', () => {
    const project = new Project();
    const files = () => [
      placed(
        [at('1', 'Ada', { label: 'pp' }), at('2', 'Ada', { label: 'PP' })],
        [link('1', '2'), link('1', '2', { type: 'KNOWS' })],
        {
          isNew: project.all.length === 0,
        },
      ),
    ];
    expect(project.adopt(files()).adopted).toMatchObject({ labels: ['pp', 'PP'], linkTypes: ['knows', 'KNOWS'] });
    expect(project.adopt(files()).adopted).toMatchObject({ annotations: [], links: [], labels: [], linkTypes: [] });
  });

  it('may say two different things of the same words, but not the same thing twice', () => {
    const project = new Project();
    const twice = [at('1', 'Bo'), at('2', 'Bo'), at('3', 'Bo', { note: 'another' })];
    const { adopted } = project.adopt([placed(twice, [link('2', '3')])]);
    expect(adopted.annotationCounts).toEqual({ added: 2, present: 1 });
    expect(project.linked[0]?.fromId).toBe(project.all[0]?.id);
  });

  it('may be two equal claims, and stay two', () => {
    const project = new Project();
    const claims = () => [
      placed([at('1', text, { label: 'claim' }), at('2', text, { label: 'claim' })], [], {
        isNew: project.all.length === 0,
      }),
    ];
    expect(project.adopt(claims()).adopted.annotationCounts).toEqual({ added: 2, present: 0 });
    expect(project.adopt(claims()).adopted.annotationCounts).toEqual({ added: 0, present: 2 });
  });

  it('are left out with their label, and counted, and their links with them', () => {
    const project = new Project();
    const { leftOut } = project.adopt(
      [placed([at('1', 'Ada'), at('2', 'Lagos', { label: 'LOC' })], [link('1', '2')])],
      skip('LOC'),
    );
    expect(project.all).toHaveLength(1);
    expect(leftOut.counts).toEqual([
      { reason: 'skipped-label', count: 1 },
      { reason: 'missing-end', count: 1 },
    ]);
    expect(leftOut.first[0]).toEqual({
      reason: 'skipped-label',
      file: 'a.txt.ann',
      place: 'line 2',
      words: 'LOC “Lagos”',
    });
  });

  it('never stand in the middle of a character', () => {
    const project = new Project();
    const half = text.indexOf('😀') + 1;
    const { leftOut } = project.adopt([
      placed([at('1', 'Ada', { spans: [{ start: half, end: half + 3 }], quote: text.slice(half, half + 3) })]),
    ]);
    expect(project.all).toEqual([]);
    expect(leftOut.counts).toEqual([{ reason: 'misfit', count: 1 }]);
  });

  it('keep an id of ours where nothing else has it', () => {
    const project = new Project();
    project.adopt([placed([at('1', 'Ada', { id: 'mine' })])]);
    project.adopt([placed([at('1', 'Ada', { id: 'mine' })], [], { id: 'other', name: 'b.txt' })]);
    expect(project.all[0]?.id).toBe('mine');
    expect(project.all[1]?.id).not.toBe('mine');
  });

  it('bring values that cannot be kept into the report, not into the project', () => {
    const project = new Project();
    const hostile: unknown = JSON.parse('{"__proto__":"x","bad":"\\ud83d","good":"y"}');
    // As a reader would give what a file holds.
    const attributes = hostile as NonNullable<ResolvedAnnotation['attributes']>;
    const { leftOut } = project.adopt([placed([at('1', 'Ada', { attributes })])]);
    expect(project.all[0]?.attributes).toEqual({ good: 'y' });
    expect(leftOut.counts).toEqual([{ reason: 'value', count: 2 }]);
  });
});

describe('entries of the register', () => {
  const known: Entity = {
    id: EntityId.parse('e'),
    name: 'Bo Lund',
    labelId: LabelId.parse('person'),
    aliases: ['Bo'],
    externalIds: { wikidata: 'Q7' },
    note: '',
    createdAt: now,
    updatedAt: now,
  };

  it.each([
    ['an id of an authority', { name: 'Somebody', externalIds: { Wikidata: 'Q7' } }, 'e'],
    ['a name', { name: 'bo lund', externalIds: {} }, 'e'],
    ['another name', { name: 'Bo', externalIds: { viaf: '1' } }, 'e'],
    ['the same name with another id of the authority', { name: 'Bo Lund', externalIds: { wikidata: 'Q8' } }, 'new'],
    ['nothing', { externalIds: {} }, null],
  ])('are found by %s', (_what, entity, expected) => {
    const project = new Project();
    project.register.push(known);
    project.adopt([placed([at('1', 'Bo', { entity })])]);
    const found = project.all[0]?.entityId ?? null;
    expect(found === null || found === 'e' ? found : 'new').toBe(expected);
    expect(project.register).toHaveLength(expected === 'new' ? 2 : 1);
  });

  it('are values where the label names no entity', () => {
    const project = new Project();
    project.adopt([placed([at('1', text, { label: 'claim', entity: { name: 'X', externalIds: { go: '7' } } })])]);
    expect(project.all[0]).toMatchObject({ entityId: null });
    expect(project.all[0]?.attributes).toEqual({ go: '7', entity: 'X' });
  });
});

describe('links', () => {
  it('may lead to another document, also of another file', () => {
    const project = new Project();
    project.adopt([
      placed([at('1', 'Ada')], [link('1', '1', { to: { document: 'b.txt', key: '1' } })]),
      placed([at('1', 'Bo')], [], { id: 'other', name: 'b.txt', set: 1 }),
    ]);
    expect(project.linked).toMatchObject([{ fromId: project.all[0]?.id, toId: project.all[1]?.id }]);
  });

  it('keep their values, and are left out only with a reason', () => {
    const project = new Project();
    const { leftOut } = project.adopt([
      placed(
        [at('1', 'Ada'), at('2', 'Bo')],
        [link('1', '2', { attributes: { since: 3 } }), link('1', '9'), link('2', '2'), link('1', '2')],
      ),
    ]);
    expect(project.linked).toMatchObject([{ attributes: { since: 3 } }]);
    expect(leftOut.counts).toEqual([
      { reason: 'missing-end', count: 1 },
      { reason: 'self-link', count: 1 },
    ]);
    const type = project.book.linkTypes.find(({ name }) => name === 'knows');
    expect(type?.attributes).toMatchObject([{ id: 'since', kind: 'number' }]);
  });
});
