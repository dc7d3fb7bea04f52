import { describe, expect, it } from 'vitest';
import type { NetworkQuestion } from '../../api/network-answers.ts';
import type { Annotation } from '../../domain/annotation.ts';
import { PropositionId, Timestamp } from '../../domain/ids.ts';
import { annotationRecord, documentRecord } from '../../domain/testing/records.ts';
import { csvOf } from '../../formats/csv/plain-table.ts';
import { articleDate } from '../article-date.ts';
import { claimFrames } from '../frames/claim-frame.ts';
import type { ClaimsOfProject } from '../claim-rows.ts';
import { finished, networkSteps } from './discourse-network.ts';
import { claimsBehind } from './network-answers.ts';
import { usualNetwork } from './network-defaults.ts';
import { layoutSteps } from './network-layout.ts';
import { likeness, likenessNorm, type Profile } from './network-weights.ts';
import { networkMatrix } from './network-table.ts';
import { ClaimTables } from '../table-answers.ts';

const then = Timestamp.parse('2026-01-02T03:04:05.678Z');
const tariffs = PropositionId.parse('tariffs');
const defence = PropositionId.parse('defence');

/** Who says what in which article, and on which side. */
type Said = readonly [document: string, source: string, about: PropositionId | null, side?: 'against'];

function projectOf(said: readonly Said[], dates: Readonly<Record<string, string>> = {}): ClaimsOfProject {
  return {
    frames: said.flatMap(([name, source, propositionId, side], at) => {
      const document = documentRecord({ id: name });
      const claim: Annotation = {
        ...annotationRecord({
          id: `c${at}`,
          text: 'words',
          spans: [{ start: 0, end: 5 }],
          documentId: document.id,
          layerId: 'claims',
          labelId: 'claim',
        }),
        attributes: { ...(source === '' ? {} : { source }), ...(side ? { polarity: 'negated' } : {}) },
        ...(propositionId === null ? {} : { propositionId }),
      };
      return claimFrames({
        document: {
          ...document,
          metadata: { ...document.metadata, date: dates[name] ?? '', outlet: `Outlet ${name}` },
        },
        annotations: [claim],
        isClaim: () => true,
        linksFrom: () => [],
        annotation: () => undefined,
        entity: () => undefined,
      });
    }),
    links: [],
    propositions: new Map(
      [tariffs, defence].map((id) => [
        id,
        { id, statement: `About ${id}`, note: '', createdAt: then, updatedAt: then },
      ]),
    ),
    annotatorName: () => 'Ada',
  };
}

const project = projectOf(
  [
    ['a', 'The White House', tariffs],
    ['a', 'the  white house', tariffs],
    ['b', 'White House', tariffs],
    ['b', 'Delhi', tariffs, 'against'],
    ['b', 'Delhi', defence],
    ['c', 'White House', defence],
    ['c', '', tariffs],
    ['c', 'Somebody', null],
  ],
  { a: '2025-02-14', b: '2025-03-28T08:00:00Z', c: 'Friday' },
);

function network(question: Partial<NetworkQuestion> = {}, claims = project) {
  return finished(networkSteps(claims, { ...usualNetwork, ...question }));
}

const matrix = (question: Partial<NetworkQuestion>): string =>
  [...csvOf(networkMatrix(network(question)), false)].map(({ text }) => text).join('');

describe('the network of speakers and propositions', () => {
  it('knows a speaker however the name is spelled, and counts the same once per article', () => {
    expect(
      network().nodes.map(({ name, statements, documents, first }) => [name, statements, documents, first]),
    ).toEqual([
      ['The White House', 3, 3, '2025-02-14'],
      ['Delhi', 2, 1, '2025-03-28'],
      ['About tariffs', 3, 2, '2025-02-14'],
      ['About defence', 2, 2, '2025-03-28'],
    ]);
    expect(network()).toMatchObject({ statements: 5, withoutProposition: 1, withoutSpeaker: 1 });
  });

  it('keeps the dates of its articles as exact as they are', () => {
    const said: Said[] = [
      ['a', 'Delhi', tariffs],
      ['b', 'Delhi', defence],
    ];
    const datesWith = (a: string, b: string) => {
      const [speaker] = network({}, projectOf(said, { a, b })).nodes;
      return [speaker?.first, speaker?.last];
    };
    expect(datesWith('2025', '2025')).toEqual(['2025', '2025']);
    expect(datesWith('2025-03', '2024')).toEqual(['2024', '2025-03']);
    expect(datesWith('2025-01-01', '2025')).toEqual(['2025-01-01', '2025']);
    expect(datesWith('2025-02-28T10:00:00Z', 'Friday')).toEqual(['2025-02-28', '2025-02-28']);
  });

  it('counts claims and statements apart, and says what is the same again', () => {
    expect(network()).toMatchObject({ claims: 5, statements: 5, repeated: 1 });
    expect(network({ duplicates: 'include' })).toMatchObject({ claims: 6, statements: 6, repeated: 0 });
  });

  it.each([
    ['include', 3],
    ['document', 2],
    ['range', 1],
  ] as const)('counts the same with the rule “%s” as %i', (duplicates, weight) => {
    const tie = network({ duplicates }).ties.find(
      ({ source, target }) => source === 'speaker:white house' && target === 'proposition:tariffs',
    );
    expect(tie).toMatchObject({ weight, positive: weight, negative: 0, sign: 'positive' });
  });

  it('is written as the matrices of Discourse Network Analyzer', () => {
    expect(matrix({})).toBe(',About tariffs,About defence\r\nThe White House,1,1\r\nDelhi,2,1\r\n');
    // Weights that were divided are no codes.
    expect(matrix({ normalization: 'activity' })).toContain('Delhi,0.5,0.5');
    expect(matrix({ relation: 'disagreement' })).toBe(',About tariffs\r\nDelhi,1\r\n');
    expect(matrix({ relation: 'disagreement', isolates: true })).toContain('The White House,0,0\r\n');
    expect(matrix({ kind: 'speakers', relation: 'congruence' })).toBe(
      ',The White House,Delhi\r\nThe White House,,1\r\nDelhi,1,\r\n',
    );
    expect(matrix({ kind: 'speakers', relation: 'conflict', duplicates: 'include' })).toContain('Delhi,3,');
    expect(matrix({ kind: 'speakers', relation: 'subtract', duplicates: 'include' })).toContain('Delhi,-2,');
    expect(matrix({ kind: 'propositions', relation: 'conflict', duplicates: 'range' })).toContain('About tariffs,1,');
  });

  it('leaves out what is not of the time, the outlet or the proposition that is asked for', () => {
    const of = (question: Partial<NetworkQuestion>) => network(question);
    expect(of({ from: '2025-03' })).toMatchObject({ statements: 3, undated: 1 });
    expect(of({ to: '2025-02-14' })).toMatchObject({ statements: 1, undated: 1 });
    expect(of({ outlets: ['Outlet c'] }).statements).toBe(1);
    expect(of({ propositionIds: [defence] }).statements).toBe(2);
    expect(of({ minimum: 2 }).ties).toHaveLength(1);
  });

  it('divides by how much a speaker says, or how much is said of a proposition', () => {
    const weights = (normalization: NetworkQuestion['normalization']) =>
      network({ normalization }).ties.map(({ weight }) => Number(weight.toFixed(3)));
    expect(weights('activity')).toEqual([0.667, 0.333, 0.5, 0.5]);
    expect(weights('prominence')).toEqual([0.667, 0.5, 0.333, 0.5]);
  });

  it('tells what is behind a node and behind a tie', () => {
    const behind = (...nodeIds: string[]) =>
      claimsBehind(project, { question: usualNetwork, nodeIds }).map(({ annotationId }) => annotationId);
    expect(behind('speaker:delhi')).toEqual(['c3', 'c4']);
    expect(behind('speaker:white house', 'proposition:tariffs')).toEqual(['c0', 'c1', 'c2']);
    const speakers = { ...usualNetwork, kind: 'speakers' as const };
    expect(
      claimsBehind(project, { question: speakers, nodeIds: ['speaker:white house', 'speaker:delhi'] }),
    ).toHaveLength(6);
  });

  it('leaves out those with the fewest claims where there are too many to be drawn', () => {
    const { nodes, leftOut } = finished(networkSteps(project, usualNetwork, 2));
    expect([nodes.map(({ name }) => name), leftOut]).toEqual([['The White House', 'About tariffs'], 2]);
  });
});

describe('who said what', () => {
  it('has one group for a speaker however the name is spelled', () => {
    const question = { filter: '', sort: null, group: 'speaker' as const, offset: 0, limit: 100 };
    const { lines } = new ClaimTables().saidPage(project, question);
    const heads = lines.flatMap((line) => (line.kind === 'group' ? [[line.name, line.count]] : []));
    expect(heads).toContainEqual(['The White House', 4]);
  });
});

describe('likeness', () => {
  const a: Profile = new Map([
    ['x', [2, 0]],
    ['y', [1, 0]],
  ]);
  const b: Profile = new Map([
    ['x', [1, 1]],
    ['z', [0, 3]],
  ]);
  it('is the products of both sides, for and against, whoever is asked first', () => {
    expect(likeness(a, b)).toEqual({ congruence: 2, conflict: 2 });
    const c: Profile = new Map([['x', [1, 4]]]);
    expect([likeness(b, c), likeness(c, b)]).toEqual([
      { congruence: 5, conflict: 5 },
      { congruence: 5, conflict: 5 },
    ]);
    expect([likeness(a, c).conflict, likeness(c, a).conflict]).toEqual([8, 8]);
  });

  it.each([
    ['none', 1],
    ['average-activity', (3 + 5) / 2],
    ['jaccard', 1 + (1 + 3) + 2],
    ['cosine', Math.sqrt(5) * Math.sqrt(11)],
  ] as const)('is divided with %s by %d', (normalization, norm) => {
    expect(likenessNorm(a, b, normalization)).toBeCloseTo(norm, 10);
    expect(likenessNorm(b, a, normalization)).toBeCloseTo(norm, 10);
  });
});

describe('the layout', () => {
  const bonds = Array.from({ length: 60 }, (_, at) => ({ source: at % 40, target: (at * 7 + 1) % 40, strength: 1 }));

  it('is the same every time, and has no two nodes in one place', () => {
    const places = finished(layoutSteps(40, bonds));
    expect(finished(layoutSteps(40, bonds))).toEqual(places);
    for (const [at, one] of places.entries())
      for (const other of places.slice(at + 1))
        expect(Math.hypot((one.x - other.x) / 1.5, one.y - other.y)).toBeGreaterThan(0.3);
  });

  it('keeps nodes apart that are all tied to each other', () => {
    const count = 60;
    const all = Array.from({ length: count * count }, (_, at) => ({
      source: at % count,
      target: Math.floor(at / count),
      strength: 1,
    })).filter(({ source, target }) => source < target);
    const places = finished(layoutSteps(count, all));
    for (const [at, one] of places.entries())
      for (const other of places.slice(at + 1))
        expect(Math.hypot((one.x - other.x) / 1.5, one.y - other.y)).toBeGreaterThan(0.5);
  });

  it('puts tied nodes nearer than others', () => {
    const places = finished(
      layoutSteps(4, [
        { source: 0, target: 1, strength: 1 },
        { source: 2, target: 3, strength: 1 },
      ]),
    );
    const between = (a: number, b: number): number =>
      Math.hypot((places[a]?.x ?? 0) - (places[b]?.x ?? 0), (places[a]?.y ?? 0) - (places[b]?.y ?? 0));
    expect(between(0, 1)).toBeLessThan(between(0, 2));
    expect(between(2, 3)).toBeLessThan(between(1, 3));
  });
});

describe('the date of an article', () => {
  it.each([
    ['2025-03-28', '2025-03-28', '2025-03-28'],
    ['2025-03-28T08:00:00Z', '2025-03-28', '2025-03-28'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2025', '2025-01-01', '2025-12-31'],
  ])('%s is from %s to %s', (text, from, to) => {
    expect(articleDate(text)).toEqual({ from, to });
  });

  it.each(['', '28 March 2025', '2025-02-30', '2025-13', '20250328', '2025-3-8', '2025-03-28-x', '03/04/2025'])(
    '“%s” is none',
    (text) => expect(articleDate(text)).toBeUndefined(),
  );
});
