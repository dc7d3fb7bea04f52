import type { OutputOf } from '#shared/api/contract.ts';
import type { EntityClaims } from '#shared/api/register-answers.ts';
import { type ClaimFrame, claimFrames, namesOf } from '#shared/claims/frames/claim-frame.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import { findLayer } from '#shared/domain/codebook.ts';
import { type DocumentRecord, titleOf } from '#shared/domain/document.ts';
import type { EntityId } from '#shared/domain/ids.ts';
import type { Link } from '#shared/domain/link.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { contains, envelope, type Span } from '#shared/domain/span.ts';
import { twinsOf } from '#shared/register/twins.ts';
import type { ProjectReader } from '../../store/project-reader.ts';
import { Pauses } from '../pauses.ts';
import { wordsAround } from '../search/words-around.ts';

/** More than anybody reads at once; the rest is counted. */
const CLAIMS_SHOWN = 200;
const TOGETHER_SHOWN = 100;
const TWINS_SHOWN = 5;

type Page = OutputOf<'register.entity'>;

/** The page of an entry: its documents are read one after another, with pauses, until nobody waits any more. */
export async function readEntity(read: ProjectReader, id: EntityId, isWanted: () => boolean): Promise<Result<Page>> {
  const entity = read.record('entity', id);
  if (!entity) return failure('entity/not-found', { id });
  const pauses = new Pauses();
  const mentions = read.mentionsOf(id).filter(({ status }) => status !== 'rejected');
  const gathered = new Gathered(read, id);
  for (const [documentId, here] of groupBy(mentions, ({ documentId: one }) => one)) {
    await pauses.take();
    if (!isWanted()) return failure('request/cancelled');
    const document = read.document(documentId);
    if (document) gathered.add(document, here);
  }
  const labels = [...groupBy(mentions, ({ labelId }) => labelId)].sort(([, a], [, b]) => b.length - a.length);
  return success({
    entity,
    mentions: mentions.length,
    documents: gathered.timeline.length,
    labels: labels.map(([labelId, those]) => ({ labelId, mentions: those.length })),
    twins: twinsOf(entity, read.entities()).slice(0, TWINS_SHOWN),
    claimsBy: gathered.by.claims(),
    claimsAbout: gathered.about.claims(),
    together: gathered.together(),
    timeline: gathered.timeline.sort(byDate),
  });
}

/** Articles without a date come last, and stay in the order of the project. */
function byDate(a: Page['timeline'][number], b: Page['timeline'][number]): number {
  if (a.date === '' || b.date === '') return Number(a.date === '') - Number(b.date === '');
  return Number(a.date > b.date) - Number(a.date < b.date);
}

class Gathered {
  readonly timeline: Page['timeline'][number][] = [];
  readonly by = new ClaimList();
  readonly about = new ClaimList();
  readonly #read: ProjectReader;
  readonly #id: EntityId;
  readonly #others = new Map<EntityId, { documents: number; paragraphs: number }>();

  constructor(read: ProjectReader, id: EntityId) {
    this.#read = read;
    this.#id = id;
  }

  add(document: DocumentRecord, mentions: readonly Annotation[]): void {
    const annotations = this.#read.annotationsOf(document.id).filter(({ status }) => status !== 'rejected');
    this.timeline.push({
      documentId: document.id,
      title: titleOf(document),
      date: document.metadata.date,
      mentions: mentions.length,
    });
    this.#addOthers(document, annotations, mentions);
    this.#addClaims(document, annotations, mentions);
  }

  together(): Page['together'] {
    const all = [...this.#others].flatMap(([id, counts]) => {
      const entity = this.#read.record('entity', id);
      return entity ? [{ id, name: entity.name, labelId: entity.labelId, ...counts }] : [];
    });
    all.sort((a, b) => b.paragraphs - a.paragraphs || b.documents - a.documents || a.name.localeCompare(b.name));
    return all.slice(0, TOGETHER_SHOWN);
  }

  #addOthers(document: DocumentRecord, annotations: readonly Annotation[], mentions: readonly Annotation[]): void {
    const named = annotations.filter(({ entityId }) => entityId !== null && entityId !== this.#id);
    if (named.length === 0) return;
    const { blocks } = this.#read.content(document.contentId);
    const paragraphs = blocks.map(({ span }) => span).filter((span) => mentions.some((one) => isIn(one, span)));
    for (const [entityId, those] of groupBy(named, (one) => one.entityId)) {
      if (entityId === null) continue;
      const counts = this.#others.get(entityId) ?? { documents: 0, paragraphs: 0 };
      counts.documents += 1;
      counts.paragraphs += paragraphs.filter((span) => those.some((one) => isIn(one, span))).length;
      this.#others.set(entityId, counts);
    }
  }

  #addClaims(document: DocumentRecord, annotations: readonly Annotation[], mentions: readonly Annotation[]): void {
    const codebook = this.#read.codebook();
    const links = groupBy(this.#read.linksOfDocument(document.id), ({ fromId }): string => fromId);
    const frames = claimFrames({
      document,
      annotations,
      isClaim: ({ layerId }) => findLayer(codebook, layerId)?.kind === 'claim',
      linksFrom: (id): readonly Link[] => links.get(id) ?? [],
      annotation: (id) => this.#read.annotation(id),
      entity: (id) => this.#read.record('entity', id),
    });
    for (const frame of frames) {
      const row = () => this.#rowOf(frame);
      if (frame.sources.some(({ entity }) => entity?.id === this.#id)) this.by.add(row);
      else if (mentions.some((mention) => frame.claim.spans.some((span) => isIn(mention, span)))) this.about.add(row);
    }
  }

  #rowOf({ claim, document, sources }: ClaimFrame): EntityClaims['rows'][number] {
    const { before, after } = wordsAround(this.#read.textOf(document.id), envelope(claim.spans));
    return {
      annotation: claim,
      documentName: document.name,
      documentTitle: titleOf(document),
      before,
      after,
      source: namesOf(sources),
    };
  }
}

/** Counts all, and keeps the first. */
class ClaimList {
  readonly #rows: EntityClaims['rows'][number][] = [];
  #total = 0;

  add(row: () => EntityClaims['rows'][number]): void {
    this.#total += 1;
    if (this.#rows.length < CLAIMS_SHOWN) this.#rows.push(row());
  }

  claims(): EntityClaims {
    return { total: this.#total, rows: this.#rows };
  }
}

function isIn({ spans }: Annotation, span: Span): boolean {
  return spans.some((one) => contains(span, one));
}

function groupBy<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
