import type { MatchSide } from '#shared/api/match-answers.ts';
import { type ClaimFrame, namesOf } from '#shared/claims/frames/claim-frame.ts';
import type { ComparableClaim } from '#shared/claims/matches/propose-matches.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import { titleOf } from '#shared/domain/document.ts';
import type { EntityId } from '#shared/domain/ids.ts';
import type { Link } from '#shared/domain/link.ts';
import { allowsLink } from '#shared/domain/codebook.ts';
import { shownQuote } from '#shared/domain/shown-quote.ts';
import { contains, envelope } from '#shared/domain/span.ts';
import type { ProjectReader } from '../../store/project-reader.ts';
import { Pauses } from '../pauses.ts';

/** The claims as far as they can be compared: their words, who says so, and whom they name. */
export async function comparableClaims(
  frames: readonly ClaimFrame[],
  read: ProjectReader,
): Promise<readonly ComparableClaim[]> {
  const pauses = new Pauses();
  const claims: ComparableClaim[] = [];
  for (const own of Map.groupBy(frames, ({ document }) => document.id).values()) {
    await pauses.take();
    const [first] = own;
    const mentions = first ? namingMentions(read, first.document.id) : [];
    for (const frame of own) claims.push(comparable(frame, mentions, read));
  }
  return claims;
}

/** The mentions of a document that belong to entries of the register, in reading order. */
export function namingMentions(read: ProjectReader, documentId: string): readonly Annotation[] {
  return read.annotationsOf(documentId).filter(({ entityId, status }) => entityId !== null && status !== 'rejected');
}

export function mentionsIn(claim: Annotation, mentions: readonly Annotation[]): readonly Annotation[] {
  const whole = envelope(claim.spans);
  return mentions.filter(({ spans }) => contains(whole, envelope(spans)));
}

function comparable(
  { claim, document, sources }: ClaimFrame,
  mentions: readonly Annotation[],
  read: ProjectReader,
): ComparableClaim {
  const ids = new Set<EntityId>();
  for (const { entityId } of mentionsIn(claim, mentions)) if (entityId !== null) ids.add(entityId);
  const entities = [...ids].map((id) => ({ id, name: read.record('entity', id)?.name ?? '' }));
  const speakerIds = sources.flatMap(({ entity }) => entity?.id ?? []);
  return { id: claim.id, documentId: document.id, text: shownQuote(claim), entities, speakerIds };
}

/** Whether the matcher would find the same pairs. */
export function areAlike(a: readonly ComparableClaim[], b: readonly ComparableClaim[]): boolean {
  return a.length === b.length && a.every((one, at) => saysSame(one, b[at]));
}

function saysSame(a: ComparableClaim, b: ComparableClaim | undefined): boolean {
  return (
    a.id === b?.id &&
    a.documentId === b.documentId &&
    a.text === b.text &&
    a.speakerIds.length === b.speakerIds.length &&
    a.speakerIds.every((id, at) => id === b.speakerIds[at]) &&
    a.entities.length === b.entities.length &&
    a.entities.every(({ id, name }, at) => id === b.entities[at]?.id && name === b.entities[at].name)
  );
}

export function matchSide({ claim, document, sources }: ClaimFrame, read: ProjectReader): MatchSide {
  const { propositionId } = claim;
  return {
    annotationId: claim.id,
    documentId: document.id,
    labelId: claim.labelId,
    title: titleOf(document),
    outlet: document.metadata.outlet,
    date: document.metadata.date,
    span: envelope(claim.spans),
    claim: shownQuote(claim),
    speaker: namesOf(sources),
    propositionId: propositionId ?? null,
    proposition: propositionId === undefined ? '' : (read.record('proposition', propositionId)?.statement ?? ''),
  };
}

/** The links that can join two claims, whatever they say of them: each is a decision about a pair. */
export function* decisions(read: ProjectReader): Generator<Link> {
  const codebook = read.codebook();
  const labels = codebook.layers.flatMap(({ kind, labels: own }) => (kind === 'claim' ? own : []));
  const joining = codebook.linkTypes.filter((type) =>
    labels.some(({ id }) => labels.some((other) => allowsLink(type, id, other.id))),
  );
  yield* read.linksOfTypes(joining.map(({ id }) => id));
}
