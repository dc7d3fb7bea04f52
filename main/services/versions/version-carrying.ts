import type { CarriedOver } from '#shared/comparison/carry-over.ts';
import type { ComparedTexts } from '#shared/comparison/compare-texts.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import type { CommandOf } from '#shared/domain/command.ts';
import type { DocumentRecord } from '#shared/domain/document.ts';
import type { AnnotationId, DocumentId } from '#shared/domain/ids.ts';
import type { Link, LinkEvidence, Passage } from '#shared/domain/link.ts';
import { stillToCarry } from '#shared/domain/still-to-carry.ts';
import { carriedFrom } from '#shared/domain/version-origin.ts';
import type { ProjectReader } from '../../store/project-reader.ts';
import { versionsOfArticle } from './version-rows.ts';

type CarryCommand = CommandOf<'version.carry'>;
type Place = ComparedTexts['places'][number];

/** What moved to one of several places that are much alike is looked at; see `findMoved` for what counts. */
const SURE_MOVE = 0.75;

const sides = ['from', 'to'] as const;

/** What is to be carried over to a document, before it is known where to. */
export interface CarryPlan {
  readonly document: DocumentRecord;
  readonly previousId: DocumentId;
  readonly annotations: readonly Annotation[];
  readonly links: readonly Link[];
  /** What the texts are compared for: the annotations, and the passages that show links. */
  readonly places: readonly Place[];
}

/** The annotations of the version before that were not carried over yet, and the links that are new with them. */
export function carryPlan(read: ProjectReader, document: DocumentRecord, previousId: DocumentId): CarryPlan {
  const carried = document.previousId === previousId ? document.carried : undefined;
  const annotations = read.annotationsOf(previousId).filter(stillToCarry(carried, read.annotationsOf(document.id)));
  const ids = new Set<string>(annotations.map(({ id }) => id));
  const links = read
    .linksOfDocument(previousId)
    .filter(({ fromId, toId, createdAt }) => !carried || createdAt > carried.at || ids.has(fromId) || ids.has(toId));
  const passages = links.flatMap((link) =>
    sides.flatMap((side) =>
      isIn(read, previousId, link[`${side}Id`])
        ? (link.evidence?.[side] ?? []).map((passage, index) => ({
            id: passageKey(link, side, index),
            spans: [passage.span],
          }))
        : [],
    ),
  );
  return {
    document,
    previousId,
    annotations,
    links,
    places: [...annotations, ...passages].map(({ id, spans }) => ({ id, spans })),
  };
}

/** The command that carries over what was found. What went in the meantime is left out. */
export function carryCommand(read: ProjectReader, plan: CarryPlan, carried: readonly CarriedOver[]): CarryCommand {
  const found = new Map(carried.map((one) => [one.id, one]));
  const copies: CarryCommand['copies'][number][] = [];
  const gone: AnnotationId[] = [];
  const sure = sureCopies(read, plan.document);
  for (const { id: fromId, status } of plan.annotations) {
    const place = found.get(fromId);
    if (!place || !read.annotation(fromId)) continue;
    const { spans, confidence } = place;
    const isRejected = status === 'rejected';
    if (spans === null || place.reason === 'gone') {
      if (!isRejected) gone.push(fromId);
      continue;
    }
    const reason = place.reason === 'moved' && confidence < SURE_MOVE ? 'changed' : place.reason;
    // A suggestion that was rejected on other words says nothing of these.
    if (reason === 'changed' && isRejected) continue;
    copies.push({ fromId, spans, reason, confidence });
    sure.set(fromId, reason !== 'changed');
  }
  return {
    type: 'version.carry',
    id: plan.document.id,
    copies,
    gone,
    links: plan.links.flatMap((link) => linkOf(read, link, { plan, found, sure })),
  };
}

/** How many links stay behind that a person could draw again; between versions of an article there are none. */
export function countLostLinks(read: ProjectReader, plan: CarryPlan, { links }: CarryCommand): number {
  const carried = new Set<string>(links.map(({ id }) => id));
  const versions = versionsOfArticle(read, plan.document);
  return plan.links.filter((link) => {
    const ends = sides.map((side) => read.annotation(link[`${side}Id`]));
    const isWithin = ends.every((end) => end?.documentId === plan.previousId);
    const isPossible = ends.every(
      (end) =>
        end &&
        end.status !== 'rejected' &&
        (isWithin || end.documentId === plan.previousId || !versions.has(end.documentId)),
    );
    return isPossible && !carried.has(link.id);
  }).length;
}

/** By the annotation of the version before that has a copy already: whether its words are the same. */
function sureCopies(read: ProjectReader, { id }: DocumentRecord): Map<string, boolean> {
  const sure = new Map<string, boolean>();
  for (const { origin, status } of read.annotationsOf(id)) {
    const carried = carriedFrom(origin);
    if (carried && status !== 'rejected')
      sure.set(carried.fromId, carried.reason !== 'changed' || status === 'accepted');
  }
  return sure;
}

/**
 * A link within the article comes along with both of its ends. One to another article says something of its words, so
 * it comes only where they are the same; and none leads from one version of an article to another.
 */
function linkOf(
  read: ProjectReader,
  link: Link,
  {
    plan: { document, previousId },
    found,
    sure,
  }: {
    readonly plan: CarryPlan;
    readonly found: ReadonlyMap<string, CarriedOver>;
    readonly sure: ReadonlyMap<string, boolean>;
  },
): CarryCommand['links'] {
  const isHere = sides.map((side) => isIn(read, previousId, link[`${side}Id`]));
  const isWithin = isHere.every(Boolean);
  const own = versionsOfArticle(read, document);
  for (const [index, side] of sides.entries()) {
    const id = link[`${side}Id`];
    const end = read.annotation(id);
    if (!end || !read.record('link', link.id)) return [];
    if (isHere[index] ? !(isWithin ? sure.has(id) : sure.get(id)) : own.has(end.documentId)) return [];
  }
  const evidence = evidenceOf(link, isHere, found);
  return [{ id: link.id, ...(evidence ? { evidence } : {}) }];
}

/** The passages in the new text where their words are the same; those in other articles stay what they are. */
function evidenceOf(
  link: Link,
  isHere: readonly boolean[],
  found: ReadonlyMap<string, CarriedOver>,
): LinkEvidence | undefined {
  const passagesOf = (side: (typeof sides)[number], index: number): readonly Passage[] => {
    const passages = link.evidence?.[side] ?? [];
    if (!isHere[index]) return passages;
    return passages.flatMap((_passage, at) => {
      const place = found.get(passageKey(link, side, at));
      const [span] = place?.spans ?? [];
      return span && place && place.reason !== 'changed' ? [{ span, quote: place.quote }] : [];
    });
  };
  const evidence = { from: passagesOf('from', 0), to: passagesOf('to', 1) };
  return evidence.from.length + evidence.to.length === 0 ? undefined : evidence;
}

function isIn(read: ProjectReader, documentId: string, annotationId: string): boolean {
  return read.annotation(annotationId)?.documentId === documentId;
}

function passageKey({ id }: Link, side: string, index: number): string {
  return `passage ${id} ${side} ${index}`;
}
