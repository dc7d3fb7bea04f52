import type { AnnotationId, DocumentId, PropositionId } from '../domain/ids.ts';
import { AttributeId } from '../domain/ids.ts';
import { compareDates } from './article-date.ts';
import { type ClaimFrame, nameOf, namesOf } from './frames/claim-frame.ts';
import { speakersKey } from './network/speaker-network.ts';

/** How an article deals with a proposition, the telling ones first. */
export const coverages = ['denied', 'different-figure', 'hedged', 'attributed', 'reported'] as const;
export type Coverage = (typeof coverages)[number];

/** Where a proposition meets an article; articles that do not mention it have no cell. */
export interface CoverageCell {
  readonly documentId: DocumentId;
  /** What tells the most of what its claims do. */
  readonly coverage: Coverage;
  readonly claimIds: readonly AnnotationId[];
  /** Who says it there, each once. */
  readonly sources: readonly string[];
}

export interface CoverageRow {
  readonly propositionId: PropositionId;
  readonly cells: readonly CoverageCell[];
  /** In the order of the articles' dates, the undated ones last. */
  readonly drift: readonly DriftStep[];
}

/** From whom the proposition comes in an article: a step per speaker, or speakers who say it together. */
export interface DriftStep {
  readonly documentId: DocumentId;
  readonly date: string;
  /** Empty where nobody is named. */
  readonly source: string;
  /** What tells the most of what these claims do. */
  readonly coverage: Coverage;
  readonly claims: number;
}

/** A claim in the matrix. */
export interface PlacedClaim {
  readonly frame: ClaimFrame;
  readonly propositionId: PropositionId;
  /** It gives another figure than most claims of the proposition do. */
  readonly differs: boolean;
}

const polarity = AttributeId.parse('polarity');
const certainty = AttributeId.parse('certainty');
const hedges: ReadonlySet<unknown> = new Set(['probable', 'possible', 'doubtful']);

/** What one claim does to its proposition. */
export function coverageOf({ frame, differs }: Pick<PlacedClaim, 'frame' | 'differs'>): Coverage {
  if (frame.claim.attributes[polarity] === 'negated') return 'denied';
  if (differs) return 'different-figure';
  if (hedges.has(frame.claim.attributes[certainty])) return 'hedged';
  return frame.sources.length > 0 ? 'attributed' : 'reported';
}

/** Propositions by articles: both in the order in which the claims come. */
export function coverageMatrix(claims: Iterable<PlacedClaim>): CoverageRow[] {
  const rows = new Map<PropositionId, Map<DocumentId, PlacedClaim[]>>();
  for (const claim of claims) {
    const row = rows.get(claim.propositionId) ?? new Map<DocumentId, PlacedClaim[]>();
    const { id } = claim.frame.document;
    row.set(id, [...(row.get(id) ?? []), claim]);
    rows.set(claim.propositionId, row);
  }
  return [...rows].map(([propositionId, byDocument]) => ({
    propositionId,
    cells: [...byDocument].map(([documentId, placed]) => ({
      documentId,
      coverage: strongest(placed),
      claimIds: placed.map(({ frame }) => frame.claim.id),
      sources: sourcesOf(placed),
    })),
    drift: [...byDocument.values()].flatMap(stepsOf).sort((a, b) => compareDates(a.date, b.date)),
  }));
}

function stepsOf(placed: readonly PlacedClaim[]): DriftStep[] {
  const bySpeakers = Map.groupBy(placed, ({ frame }) => speakersKey(frame));
  return [...bySpeakers.values()].flatMap((claims) => {
    const [first] = claims;
    if (!first) return [];
    const { document, sources } = first.frame;
    return [
      {
        documentId: document.id,
        date: document.metadata.date,
        source: namesOf(sources),
        coverage: strongest(claims),
        claims: claims.length,
      },
    ];
  });
}

function strongest(placed: readonly PlacedClaim[]): Coverage {
  const found = new Set(placed.map(coverageOf));
  return coverages.find((coverage) => found.has(coverage)) ?? 'reported';
}

function sourcesOf(placed: readonly PlacedClaim[]): string[] {
  return [...new Set(placed.flatMap(({ frame }) => frame.sources.map(nameOf)))];
}
