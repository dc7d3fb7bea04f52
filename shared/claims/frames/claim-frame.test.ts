import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../domain/annotation.ts';
import type { Entity } from '../../domain/entity.ts';
import { EntityId, LabelId, PropositionId, Timestamp } from '../../domain/ids.ts';
import type { Link } from '../../domain/link.ts';
import { annotationRecord, documentRecord, linkRecord } from '../../domain/testing/records.ts';
import { claimChain } from './claim-chain.ts';
import { type ClaimFrame, claimFrames, type FrameSource, namesOf, quotesOf, spelled } from './claim-frame.ts';
import { saidRows } from '../claim-rows.ts';
import { saidTable } from '../claim-tables.ts';
import { claimsBehind } from '../network/network-answers.ts';
import { usualNetwork } from '../network/network-defaults.ts';
import { statementsOf } from '../network/network-statements.ts';
import { propositionEntries } from '../proposition-register.ts';
import { ClaimTables } from '../table-answers.ts';
import { coverageMatrix, coverageOf } from '../coverage.ts';
import { speakerTies, utterancesOf } from '../network/speaker-network.ts';

const text = 'Bruce highlighted that Landau expressed gratitude to India for its assistance. Landau denied it.';

const then = Timestamp.parse('2026-01-02T03:04:05.678Z');
const times = { createdAt: then, updatedAt: then };

function entity(id: string, name: string): Entity {
  return {
    id: EntityId.parse(id),
    name,
    labelId: LabelId.parse('person'),
    aliases: [],
    externalIds: {},
    note: '',
    ...times,
  };
}

const entities = [entity('e-bruce', 'Tammy Bruce'), entity('e-landau', 'Christopher Landau')];

function mark(id: string, quote: string, more: Partial<Annotation> = {}): Annotation {
  const start = text.indexOf(quote);
  return { ...annotationRecord({ id, text, spans: [{ start, end: start + quote.length }] }), ...more };
}

function claim(id: string, quote: string, attributes: Record<string, string> = {}): Annotation {
  const { layerId, labelId } = annotationRecord({
    id,
    text,
    spans: [{ start: 0, end: 1 }],
    layerId: 'claims',
    labelId: 'claim',
  });
  return mark(id, quote, { layerId, labelId, attributes });
}

const bruce = mark('m-bruce', 'Bruce', { entityId: EntityId.parse('e-bruce') });
const landau = mark('m-landau', 'Landau', { entityId: EntityId.parse('e-landau') });
const passedOn = claim('c-outer', 'Landau expressed gratitude to India for its assistance', { cue: 'highlighted' });
const gratitude = claim('c-inner', 'gratitude to India', { source: 'the Landau', cue: 'expressed' });
const denial = claim('c-denial', 'Landau denied it', { source: 'Landau', polarity: 'negated' });

function framesOf(annotations: readonly Annotation[], links: readonly Link[]): ClaimFrame[] {
  return claimFrames(sourceOf(annotations, links));
}

function sourceOf(annotations: readonly Annotation[], links: readonly Link[]): FrameSource {
  return {
    document: documentRecord({ id: 'd' }),
    annotations,
    isClaim: ({ layerId }) => layerId === 'claims',
    linksFrom: (id) => links.filter(({ fromId }) => fromId === id),
    annotation: (id) => annotations.find((one) => one.id === id),
    entity: (id) => entities.find((one) => one.id === id),
  };
}

const reported = framesOf(
  [bruce, passedOn, landau, gratitude, denial],
  [linkRecord({ id: 'l', typeId: 'source', fromId: 'c-outer', toId: 'm-bruce' })],
);

describe('the frame of a claim', () => {
  it('takes the linked annotation for its source, and otherwise the words of the field with who they mean', () => {
    expect(
      reported.map(({ claim: { id }, sources: [source], cues }) => [
        id,
        source?.text,
        source?.entity?.name,
        quotesOf(cues),
      ]),
    ).toEqual([
      ['c-outer', 'Bruce', 'Tammy Bruce', 'highlighted'],
      ['c-inner', 'the Landau', 'Christopher Landau', 'expressed'],
      ['c-denial', 'Landau', 'Christopher Landau', ''],
    ]);
  });

  it('says who passed a claim on: the sources of the claims around it', () => {
    expect(reported.map(({ via }) => via.map(({ entity: who }) => who?.name))).toEqual([[], ['Tammy Bruce'], []]);
  });

  it('shows a circle, and not who only goes on speaking', () => {
    const around = (quote: string, source: string) => claim(source + quote.length, quote, { source });
    const circle = [
      around('Bruce highlighted that Landau expressed gratitude to India', 'the Landau'),
      around('Landau expressed gratitude to India', 'Bruce'),
      around('gratitude to India', 'landau'),
      around('India', 'Landau'),
    ];
    expect(framesOf(circle, []).map(({ via }) => namesOf(via))).toEqual([
      '',
      'the Landau',
      'Bruce; the Landau',
      'Bruce; the Landau',
    ]);
  });

  it('has everybody who is linked, in the order of the text', () => {
    const joint = claim('joint', 'gratitude to India', { source: 'nobody else' });
    const link = (typeId: string, toId: string) => linkRecord({ id: typeId + toId, typeId, fromId: 'joint', toId });
    const links = [link('source', 'm-landau'), link('source', 'm-bruce'), link('addressee', 'm-bruce')];
    const [frame] = framesOf([bruce, landau, joint], [...links, link('addressee', 'm-landau')]);
    expect(namesOf(frame?.sources ?? [])).toBe('Tammy Bruce; Christopher Landau');
    expect(namesOf(frame?.addressees ?? [])).toBe('Tammy Bruce; Christopher Landau');
  });

  it('does not take two claims in the same words for one that reports the other', () => {
    const twice = [claim('one', 'gratitude to India', { source: 'Bruce' }), claim('two', 'gratitude to India')];
    expect(framesOf(twice, []).map(({ via }) => via)).toEqual([[], []]);
  });
});

describe('a name', () => {
  it.each([
    ['The U.S. State Department', 'US State Department'],
    ["the mayor's  office", 'Mayor’s office'],
    ['Dr. A. B. Misri', 'dr A B Misri'],
    ['Non‑Aligned Movement', 'Non-aligned movement'],
  ])('is the same as %s and as %s', (one, other) => {
    expect(spelled(one)).toBe(spelled(other));
  });

  it.each([
    ['Misri', 'Mistri'],
    ['example.com', 'examplecom'],
  ])('is not the same as %s and as %s', (one, other) => {
    expect(spelled(one)).not.toBe(spelled(other));
  });
});

describe('the chain of a claim', () => {
  it('names who reports it and what it reports, as in “Bruce highlighted that Landau expressed gratitude”', () => {
    const source = sourceOf(
      [bruce, passedOn, landau, gratitude, denial],
      [linkRecord({ id: 'l', typeId: 'source', fromId: 'c-outer', toId: 'm-bruce' })],
    );
    const told = (claim: Annotation) => {
      const chain = claimChain(source, claim);
      const names = (frames: readonly ClaimFrame[] = []) => frames.map((frame) => frame.sources[0]?.text);
      return [chain?.own.sources[0]?.text, names(chain?.outer), names(chain?.inner)];
    };
    expect(told(gratitude)).toEqual(['the Landau', ['Bruce'], []]);
    expect(told(passedOn)).toEqual(['Bruce', [], ['the Landau']]);
    expect(told(denial)).toEqual(['Landau', [], []]);
    expect(claimChain(source, bruce)).toBeUndefined();
  });
});

const thanks = PropositionId.parse('p-thanks');

describe('what several say together', () => {
  const joint = { ...claim('joint', 'gratitude to India'), propositionId: thanks };
  const frames = framesOf(
    [bruce, landau, joint],
    ['m-bruce', 'm-landau'].map((toId) => linkRecord({ id: toId, typeId: 'source', fromId: 'joint', toId })),
  );
  const register = new Map([[thanks, { ...times, id: thanks, statement: 'Thanks', note: '' }]]);
  const project = { frames, links: [], propositions: register, annotatorName: (id: string) => id };

  it('is one row of who said what, under all of their names', () => {
    const [row, ...others] = saidRows(project);
    expect([row?.speaker, row?.speakerIds, others]).toEqual([
      'Tammy Bruce; Christopher Landau',
      ['e-bruce', 'e-landau'],
      [],
    ]);
    const { rows } = saidTable(row ? [row] : []);
    expect(rows[0]?.slice(0, 2)).toEqual(['Tammy Bruce; Christopher Landau', 'e-bruce; e-landau']);
    const grouped = new ClaimTables().saidPage(project, {
      filter: 'landau',
      sort: null,
      group: 'speaker',
      offset: 0,
      limit: 9,
    });
    expect(grouped.lines.map((line) => (line.kind === 'group' ? line.name : line.row.annotationId))).toEqual([
      'Tammy Bruce; Christopher Landau',
      'joint',
    ]);
  });

  it('is a statement of each in the network, and counts both as speakers of the proposition', () => {
    const { counted } = statementsOf(frames, usualNetwork);
    expect(counted.map(({ speaker }) => speaker)).toEqual(['e-bruce', 'e-landau']);
    for (const id of ['speaker:e-bruce', 'speaker:e-landau'])
      expect(claimsBehind(project, { question: usualNetwork, nodeIds: [id] })).toHaveLength(1);
    const speakers = { ...usualNetwork, kind: 'speakers' as const };
    const tie = ['speaker:e-bruce', 'speaker:e-landau'];
    expect(claimsBehind(project, { question: speakers, nodeIds: tie })).toHaveLength(1);
    expect(propositionEntries({ claims: project, relations: [] })[0]?.speakers).toBe(2);
  });

  it('comes from all of them in coverage', () => {
    const [row] = coverageMatrix(frames.map((frame) => ({ frame, propositionId: thanks, differs: false })));
    expect(row?.cells[0]?.sources).toEqual(['Tammy Bruce', 'Christopher Landau']);
    expect(row?.drift[0]?.source).toBe('Tammy Bruce; Christopher Landau');
  });
});

describe('what an article does with a proposition', () => {
  it('is told by the claim that tells the most', () => {
    const placed = reported.map((frame) => ({ frame, propositionId: thanks, differs: false }));
    expect(placed.map(coverageOf)).toEqual(['attributed', 'attributed', 'denied']);
    expect(coverageMatrix(placed)).toEqual([
      {
        propositionId: thanks,
        cells: [
          {
            documentId: 'd',
            coverage: 'denied',
            claimIds: ['c-outer', 'c-inner', 'c-denial'],
            sources: ['Tammy Bruce', 'Christopher Landau'],
          },
        ],
        drift: [
          { documentId: 'd', date: '', source: 'Tammy Bruce', coverage: 'attributed', claims: 1 },
          { documentId: 'd', date: '', source: 'Christopher Landau', coverage: 'denied', claims: 2 },
        ],
      },
    ]);
  });

  it.each([
    [{ polarity: 'negated', certainty: 'possible' }, true, 'denied'],
    [{ certainty: 'possible' }, true, 'different-figure'],
    [{ certainty: 'possible', source: 'Landau' }, false, 'hedged'],
    [{ certainty: 'certain', source: 'Landau' }, false, 'attributed'],
    [{}, false, 'reported'],
  ])('%j with another figure: %j is %j', (attributes, differs, coverage) => {
    const [frame] = framesOf([claim('one', 'gratitude to India', attributes)], []);
    expect(frame && coverageOf({ frame, differs })).toBe(coverage);
  });
});

describe('the network of speakers', () => {
  const utterances = utterancesOf(reported.map((frame) => ({ frame, propositionId: thanks })));

  it('counts who is for a proposition and who is against it', () => {
    expect(utterances).toEqual([
      { speaker: 'e-bruce', propositionId: thanks, agreements: 1, disagreements: 0 },
      { speaker: 'e-landau', propositionId: thanks, agreements: 1, disagreements: 1 },
    ]);
  });

  it('ties speakers by what they agree on and where they are in conflict', () => {
    expect(speakerTies(utterances)).toEqual([{ a: 'e-bruce', b: 'e-landau', congruence: 1, conflict: 1 }]);
  });
});
