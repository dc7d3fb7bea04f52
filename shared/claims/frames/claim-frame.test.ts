import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../domain/annotation.ts';
import type { Entity } from '../../domain/entity.ts';
import { EntityId, LabelId, PropositionId, Timestamp } from '../../domain/ids.ts';
import type { Link } from '../../domain/link.ts';
import { annotationRecord, documentRecord, linkRecord } from '../../domain/testing/records.ts';
import { claimChain } from './claim-chain.ts';
import { type ClaimFrame, claimFrames, type FrameSource } from './claim-frame.ts';
import { coverageMatrix, coverageOf } from '../coverage.ts';
import { speakerTies, utterancesOf } from '../network/speaker-network.ts';

const text = 'Bruce highlighted that Landau expressed gratitude to India for its assistance. Landau denied it.';

function entity(id: string, name: string): Entity {
  return {
    id: EntityId.parse(id),
    name,
    labelId: LabelId.parse('person'),
    aliases: [],
    externalIds: {},
    note: '',
    createdAt: Timestamp.parse('2026-01-02T03:04:05.678Z'),
    updatedAt: Timestamp.parse('2026-01-02T03:04:05.678Z'),
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
    expect(reported.map(({ claim: { id }, source, cue }) => [id, source?.text, source?.entity?.name, cue])).toEqual([
      ['c-outer', 'Bruce', 'Tammy Bruce', 'highlighted'],
      ['c-inner', 'the Landau', 'Christopher Landau', 'expressed'],
      ['c-denial', 'Landau', 'Christopher Landau', ''],
    ]);
  });

  it('says who passed a claim on: the sources of the claims around it', () => {
    expect(reported.map(({ via }) => via.map(({ entity: who }) => who?.name))).toEqual([[], ['Tammy Bruce'], []]);
  });

  it('does not take two claims in the same words for one that reports the other', () => {
    const twice = [claim('one', 'gratitude to India', { source: 'Bruce' }), claim('two', 'gratitude to India')];
    expect(framesOf(twice, []).map(({ via }) => via)).toEqual([[], []]);
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
      const names = (frames: readonly ClaimFrame[] = []) => frames.map((frame) => frame.source?.text);
      return [chain?.own.source?.text, names(chain?.outer), names(chain?.inner)];
    };
    expect(told(gratitude)).toEqual(['the Landau', ['Bruce'], []]);
    expect(told(passedOn)).toEqual(['Bruce', [], ['the Landau']]);
    expect(told(denial)).toEqual(['Landau', [], []]);
    expect(claimChain(source, bruce)).toBeUndefined();
  });
});

const thanks = PropositionId.parse('p-thanks');

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
        drift: [{ documentId: 'd', date: '', source: 'Tammy Bruce' }],
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
