import type { FigureRow, MatrixArticle, MatrixRow, SaidRow } from '../api/claim-answers.ts';
import { type DocumentRecord, titleOf } from '../domain/document.ts';
import { AttributeId, type PropositionId } from '../domain/ids.ts';
import type { Link } from '../domain/link.ts';
import { shownQuote } from '../domain/shown-quote.ts';
import { envelope } from '../domain/span.ts';
import type { Proposition } from '../domain/proposition.ts';
import { formatQuantity } from '../quantities/format-quantity.ts';
import { type ClaimFrame, nameOf, namesOf, quotesOf } from './frames/claim-frame.ts';
import { speakersKey, speakersOf } from './network/speaker-network.ts';
import { coverageMatrix, type PlacedClaim } from './coverage.ts';
import { type FigureSlot, figureSlots } from './figure-slots.ts';

/** The claims of a project and what its registers say of them. */
export interface ClaimsOfProject {
  /** By articles, and in reading order within each. */
  readonly frames: readonly ClaimFrame[];
  readonly links: readonly Link[];
  readonly propositions: ReadonlyMap<PropositionId, Proposition>;
  readonly annotatorName: (id: string) => string;
}

/** One row per claim, in the order of the claims. */
export function saidRows({ frames, propositions, annotatorName }: ClaimsOfProject): SaidRow[] {
  return frames.map((frame) => {
    const { claim, cues, addressees, evidence, via } = frame;
    const attribute = (id: string): string => {
      const value = claim.attributes[AttributeId.parse(id)];
      return value === undefined ? '' : String(value);
    };
    return {
      ...claimCells(frame, propositions),
      cue: quotesOf(cues),
      directness: attribute('directness'),
      polarity: attribute('polarity'),
      stance: attribute('stance'),
      certainty: attribute('certainty'),
      addressee: namesOf(addressees),
      evidence: evidence.map(nameOf),
      via: via.map(nameOf),
      eventTime: attribute('event_time'),
      annotator: annotatorName(claim.annotatorId),
    };
  });
}

/** One row per figure, slot by slot. */
export function figureRows({ frames, links, propositions }: ClaimsOfProject): FigureRow[] {
  return figureSlots(frames, links).flatMap((slot) => rowsOfSlot(slot, propositions));
}

function rowsOfSlot(slot: FigureSlot, propositions: ClaimsOfProject['propositions']): FigureRow[] {
  const statement = slot.propositionId === null ? undefined : propositions.get(slot.propositionId)?.statement;
  return slot.figures.map(({ frame, number, quantity, basis, relation, reasons, comparedTo, differsFrom }) => ({
    ...claimCells(frame, propositions),
    figureNumber: number,
    slotId: slot.id,
    slot: statement ?? shownQuote(slot.first.claim),
    slotDiffers: slot.differs,
    comparator: quantity.comparator,
    value: quantity.value,
    upper: quantity.upper,
    unit: quantity.unit ?? '',
    period: quantity.period ?? '',
    asOf: quantity.asOf ?? '',
    change: quantity.change ?? '',
    figure: formatQuantity(quantity),
    basis,
    relation,
    reasons,
    comparedTo: comparedTo?.frame.claim.id ?? null,
    differsFrom: differsFrom.map((other) => other.frame.claim.id),
    differsFromFigures: differsFrom.map((other) => formatQuantity(other.quantity)),
  }));
}

/** The claims that give another figure than most do: a row of theirs in the table of figures is `different`. */
export function differingClaims({ frames, links }: ClaimsOfProject): ReadonlySet<string> {
  const differing = new Set<string>();
  for (const { figures } of figureSlots(frames, links))
    for (const { frame, relation } of figures) if (relation === 'different') differing.add(frame.claim.id);
  return differing;
}

/** Propositions in the order of their first claims, those without any behind them; and every article that has claims. */
export function matrixOf(project: ClaimsOfProject): { articles: MatrixArticle[]; rows: MatrixRow[] } {
  const { frames, propositions } = project;
  const differing = differingClaims(project);
  const placed: PlacedClaim[] = [];
  for (const frame of frames) {
    const { propositionId, id } = frame.claim;
    if (propositionId !== undefined) placed.push({ frame, propositionId, differs: differing.has(id) });
  }
  const covered = coverageMatrix(placed).map((row) => ({
    ...row,
    proposition: propositions.get(row.propositionId)?.statement ?? '',
    claims: row.cells.reduce((sum, { claimIds }) => sum + claimIds.length, 0),
  }));
  const seen = new Set(covered.map(({ propositionId }) => propositionId));
  const empty = [...propositions.values()].filter(({ id }) => !seen.has(id));
  return {
    articles: articlesOf(frames),
    rows: [
      ...covered,
      ...empty.map(({ id, statement }) => ({
        propositionId: id,
        proposition: statement,
        claims: 0,
        cells: [],
        drift: [],
      })),
    ],
  };
}

/** An article without a claim was not looked at for claims: that it is silent would say nothing. */
function articlesOf(frames: readonly ClaimFrame[]): MatrixArticle[] {
  const documents = new Map<string, DocumentRecord>();
  for (const { document } of frames) documents.set(document.id, document);
  return [...documents.values()].map((document) => ({
    documentId: document.id,
    name: document.name,
    title: titleOf(document),
    outlet: document.metadata.outlet,
    date: document.metadata.date,
  }));
}

function claimCells(frame: ClaimFrame, propositions: ClaimsOfProject['propositions']) {
  const { claim, document } = frame;
  const speakers = [...speakersOf(frame).values()];
  const propositionId = claim.propositionId ?? null;
  return {
    annotationId: claim.id,
    documentId: document.id,
    documentName: document.name,
    title: titleOf(document),
    outlet: document.metadata.outlet,
    date: document.metadata.date,
    span: envelope(claim.spans),
    claim: shownQuote(claim),
    speaker: speakers.map(nameOf).join('; '),
    speakerKey: speakersKey(frame),
    speakerIds: speakers.map(({ entity }) => entity?.id ?? null),
    propositionId,
    proposition: (propositionId === null ? undefined : propositions.get(propositionId)?.statement) ?? '',
  };
}
