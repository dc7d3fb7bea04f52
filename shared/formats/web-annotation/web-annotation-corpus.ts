import type { AttributeValue } from '../../domain/annotation.ts';
import type { DocumentMetadata } from '../../domain/document.ts';
import { pushAll } from '../../domain/push-all.ts';
import type { ForeignFile } from '../exchange/annotation-reader.ts';
import type { ForeignAnnotation, ForeignDocument, ForeignFault, ForeignLink } from '../exchange/foreign-corpus.ts';
import { attributesOf, isRecord, type JsonRecord, member, shownJson, textMember } from '../exchange/json-input.ts';
import { JsonReading } from '../exchange/json-record.ts';
import { KeysById } from '../exchange/keys-by-id.ts';
import { type Bodies, bodiesOf } from './web-annotation-bodies.ts';
import { type Target, targetsOf } from './web-annotation-targets.ts';
import { idOfIri, ownTerms } from './web-annotation-terms.ts';

interface OpenDocument {
  readonly source: string;
  readonly annotations: ForeignAnnotation[];
  readonly links: ForeignLink[];
  about: JsonRecord | undefined;
  note: string;
  /** What the page is called, where its annotations say so. */
  title: string;
  /** Said of the page as a whole. */
  readonly tags: string[];
}

/** An answer to an annotation, which may come later in the file. */
interface OpenReply {
  readonly place: string;
  readonly parents: readonly string[];
  readonly words: string;
}

interface Around {
  /** The text of a source, if it is there. */
  readonly textOf: (source: string) => ForeignFile | undefined;
  /** The source of annotations that name none. */
  readonly ownSource: string;
}

/** A link whose ends may come later in the file. */
interface OpenLink {
  readonly place: string;
  readonly ends: readonly [from: string, to: string];
  readonly rest: Omit<ForeignLink, 'from' | 'to' | 'place'>;
}

const metadataKeys = ['title', 'byline', 'outlet', 'date', 'url', 'language'] as const;

/** Collects the annotations of a file by the source that they are of. */
export class WebAnnotationCorpus {
  readonly #file: string;
  readonly #around: Around;
  readonly #documents = new Map<string, OpenDocument>();
  readonly #faults: ForeignFault[] = [];
  readonly #links: OpenLink[] = [];
  readonly #replies: OpenReply[] = [];
  /** Where an annotation went, by its IRI. */
  readonly #byIri = new KeysById<{ readonly source: string; readonly key: string }>();

  constructor(file: string, around: Around) {
    this.#file = file;
    this.#around = around;
  }

  fault(place: string, reason: string): void {
    this.#faults.push({ file: this.#file, place, reason });
  }

  take(annotation: JsonRecord, place: string): void {
    const reading = new JsonReading(annotation, place, (where, reason) => this.fault(where, reason));
    const bodies = bodiesOf(reading);
    const ends = linkEnds(annotation, bodies);
    if (ends) {
      this.#links.push({ place, ends, rest: { ...described(reading, bodies), type: bodies.tags[0] ?? 'linking' } });
      return;
    }
    const parents = idsIn(member(annotation, 'references'));
    if (parents.length > 0) {
      this.#replies.push({ place, parents, words: answered(reading, bodies) });
      return;
    }
    const targets = targetsOf(annotation).map((target) =>
      target.source === '' && target.told !== 'nothing' ? { ...target, source: this.#around.ownSource } : target,
    );
    if (this.#takePageNote(annotation, targets, bodies)) return;
    const about = member(annotation, ownTerms.document);
    const [only] = targets;
    if (isRecord(about) && only && targets.length === 1) {
      const document = this.#open(only.source);
      document.about = about;
      document.note = bodies.comments.filter((one) => !bodies.descriptions.includes(one)).join('\n\n');
      return;
    }
    const marking = Map.groupBy(
      targets.filter(({ source }) => source !== ''),
      ({ source }) => source,
    );
    if (marking.size === 0) this.fault(place, 'it has no target that can be read');
    const sourceless = targets.filter(({ source }) => source === '').length;
    if (marking.size > 0 && sourceless > 0) this.fault(place, `${sourceless} of its targets cannot be read`);
    for (const [source, own] of marking) this.#takeFor(source, own, { reading, bodies });
  }

  /** Hypothesis has notes on a page as annotations without a place. */
  #takePageNote(annotation: JsonRecord, targets: readonly Target[], { comments, tags }: Bodies): boolean {
    const isOfPage = textMember(annotation, 'uri') !== undefined && targets.every(({ told }) => told === 'nothing');
    const [target] = targets;
    if (!isOfPage || !target || target.source === '') return false;
    const document = this.#open(target.source);
    this.#entitle(document, annotation);
    document.note = [document.note, ...comments].filter((one) => one !== '').join('\n\n');
    pushAll(
      document.tags,
      tags.filter((tag) => !document.tags.includes(tag)),
    );
    return true;
  }

  #entitle(document: OpenDocument, annotation: JsonRecord): void {
    const page = member(annotation, 'document');
    const [title] = isRecord(page) ? idsIn(member(page, 'title')) : [];
    if (document.title === '') document.title = title ?? '';
  }

  /** An answer is a note on what it answers. */
  #answer({ place, parents, words }: OpenReply): void {
    const at = parents
      .map((iri) => this.#byIri.find(iri, (reason) => this.fault(place, reason)))
      .find((one) => one !== undefined);
    const annotations = at && this.#documents.get(at.source)?.annotations;
    const index = annotations?.findIndex(({ key }) => key === at?.key) ?? -1;
    const answeredOne = annotations?.[index];
    if (!annotations || !answeredOne) {
      this.fault(place, `it answers ${shownJson(parents)}, which is no annotation of the file`);
      return;
    }
    const note = [answeredOne.note ?? '', words].filter((one) => one !== '').join('\n\n');
    annotations[index] = { ...answeredOne, note };
  }

  #takeFor(
    source: string,
    targets: readonly Target[],
    { reading, bodies }: { readonly reading: JsonReading; readonly bodies: Bodies },
  ): void {
    const [first] = targets;
    if (!first) return;
    const { record: annotation, place } = reading;
    const unread = targets.find(
      ({ quote, span, within }) => quote === undefined && span === undefined && within === undefined,
    );
    if (unread) {
      this.fault(place, `its place in ${shownJson(source)} is told by ${unread.told}, not by words or offsets`);
      return;
    }
    const spans = targets.flatMap(({ span }) => (span ? [span] : []));
    if (spans.length !== targets.length && targets.length > 1) {
      this.fault(place, 'it has several places of which some are told by words only');
      return;
    }
    const document = this.#open(source);
    this.#entitle(document, annotation);
    const iri = textMember(annotation, 'id', '@id') ?? '';
    const key = `${iri}\0${document.annotations.length}`;
    if (iri !== '') this.#byIri.add(iri, { source, key });
    const quotes = targets.map(({ quote }) => quote);
    document.annotations.push({
      ...described(reading, bodies),
      key,
      place,
      layer: reading.text(ownTerms.layer) ?? '',
      label: bodies.tags[0] ?? '',
      spans,
      ...(quotes.every((quote) => quote !== undefined) ? { quote: quotes.join(' ') } : {}),
      ...(targets.length === 1 && first.within ? { within: first.within } : {}),
      ...(targets.length === 1 && first.quote !== undefined && !first.within
        ? { prefix: first.prefix ?? '', suffix: first.suffix ?? '' }
        : {}),
      ...(bodies.externalIds ? { entity: { externalIds: bodies.externalIds } } : {}),
    });
  }

  #open(source: string): OpenDocument {
    const known = this.#documents.get(source);
    if (known) return known;
    const made: OpenDocument = { source, annotations: [], links: [], about: undefined, note: '', title: '', tags: [] };
    this.#documents.set(source, made);
    return made;
  }

  finished(): { readonly documents: readonly ForeignDocument[]; readonly faults: readonly ForeignFault[] } {
    const names = this.#namesBySource();
    for (const reply of this.#replies) this.#answer(reply);
    for (const link of this.#links) this.#place(link, names);
    const documents = [...this.#documents.values()].flatMap((one) =>
      this.#documentOf(one, names.get(one.source) ?? ''),
    );
    return { documents, faults: this.#faults };
  }

  /** What the file calls an article, where no other one of it is called so. */
  #namesBySource(): ReadonlyMap<string, string> {
    const wanted = [...this.#documents.values()].map(({ source, about }) => ({
      source,
      name: (about && textMember(about, 'name')) || source,
    }));
    const counts = Map.groupBy(wanted, ({ name }) => name);
    return new Map(wanted.map(({ source, name }) => [source, (counts.get(name)?.length ?? 0) > 1 ? source : name]));
  }

  #place({ place, ends, rest }: OpenLink, names: ReadonlyMap<string, string>): void {
    const [from, to] = ends.map((iri) => this.#byIri.find(iri, (reason) => this.fault(place, reason)));
    const document = from && this.#documents.get(from.source);
    if (!from || !to || !document) {
      this.fault(place, `it links ${shownJson(ends)}, of which one is no annotation of the file`);
      return;
    }
    document.links.push({
      ...rest,
      place,
      from: { key: from.key },
      to: { document: names.get(to.source) ?? to.source, key: to.key },
    });
  }

  #documentOf(document: OpenDocument, name: string): ForeignDocument[] {
    const { source, annotations, links, about, note, title, tags } = document;
    const file = this.#around.textOf(source);
    const text = file?.text();
    if (text && !text.ok)
      this.fault(
        file?.path ?? source,
        `its text cannot be read: ${String(text.error.params['reason'] ?? text.error.code)}`,
      );
    const fields = about && member(about, 'fields');
    const metadata: Partial<DocumentMetadata> = Object.fromEntries(
      metadataKeys.flatMap((key) => {
        const value = about && textMember(about, key);
        return value === undefined ? [] : [[key, value.slice(0, 2000).toWellFormed()] as const];
      }),
    );
    return [
      {
        name,
        file: text?.ok && file ? file.path : this.#file,
        ...(text?.ok ? { text: text.value } : {}),
        metadata: about ? metadata : pageOf(source, title),
        ...(isRecord(fields) ? { fields: attributesOf(fields) } : tags.length > 0 ? { fields: { tags } } : {}),
        ...(note === '' ? {} : { note }),
        annotations,
        links,
      },
    ];
  }
}

function pageOf(source: string, title: string): Partial<DocumentMetadata> {
  return {
    ...(/^https?:/.test(source) ? { url: source.slice(0, 2000) } : {}),
    ...(title === '' ? {} : { title: title.slice(0, 2000).toWellFormed() }),
  };
}

function idsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string' && one !== '') : [];
}

/** What somebody answered, under his name. */
function answered(annotation: JsonReading, { comments }: Bodies): string {
  const by = annotatorOf(annotation);
  const words = comments.join('\n\n');
  return by === undefined || words === '' ? words : `${by}: ${words}`;
}

/** The ends of an annotation that connects two others, whichever of the usual ways it says so. */
function linkEnds(annotation: JsonRecord, { linked }: Bodies): readonly [string, string] | undefined {
  const motivation = member(annotation, 'motivation');
  const isLinking = motivation === 'linking' || (Array.isArray(motivation) && motivation.includes('linking'));
  if (!isLinking) return undefined;
  const target = member(annotation, 'target');
  const targets = (Array.isArray(target) ? target : [target]).map(iriOfTarget);
  const [from, to] = targets;
  if (from === undefined || targets.includes(undefined)) return undefined;
  if (to !== undefined) return targets.length === 2 ? [from, to] : undefined;
  const [body] = linked;
  return body === undefined ? undefined : [from, body];
}

function iriOfTarget(target: unknown): string | undefined {
  if (typeof target === 'string') return target;
  return isRecord(target) && member(target, 'selector') === undefined ? textMember(target, 'id', 'source') : undefined;
}

type Described = Pick<
  ForeignAnnotation & ForeignLink,
  'attributes' | 'note' | 'annotator' | 'confidence' | 'status' | 'createdAt' | 'id'
>;

/** What annotations and links have alike. */
/** What the model, Hypothesis and we have words for; more is said of an annotation under other ones. */
const knownTerms = new Set<string>([
  ...(
    '@context id @id type @type target body bodyValue motivation creator created modified generator ' +
    'generated rights canonical via audience stylesheet purpose uri user user_info updated text tags ' +
    'group permissions links document references hidden flagged moderation actions mentions ' +
    'isReplyTo'
  ).split(' '),
  ...Object.values(ownTerms),
]);

function described(annotation: JsonReading, { tags, comments }: Bodies): Partial<Described> {
  const more: Record<string, AttributeValue> = tags.length > 1 ? { tags } : {};
  const attributes = { ...more, ...annotation.rest(knownTerms), ...annotation.attributes(ownTerms.attributes) };
  const id = idOfIri(annotation.text('id', '@id') ?? '');
  const annotator = annotatorOf(annotation);
  const status = annotation.oneOf(['open', 'accepted', 'rejected'], ownTerms.status);
  const confidence = annotation.confidence(ownTerms.confidence);
  const createdAt = annotation.text('created');
  return {
    ...(id === undefined ? {} : { id }),
    ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
    ...(comments.length > 0 ? { note: comments.join('\n\n') } : {}),
    ...(annotator === undefined ? {} : { annotator }),
    ...(status === 'accepted' || status === 'rejected' ? { status } : {}),
    ...(confidence === undefined ? {} : { confidence }),
    ...(createdAt === undefined ? {} : { createdAt }),
  };
}

/** A person by name or address; Hypothesis has `acct:name@host`, and Recogito keeps it at the target. */
function annotatorOf(annotation: JsonReading): string | undefined {
  const target = member(annotation.record, 'target');
  const creator =
    member(annotation.record, 'creator') ??
    member(annotation.record, 'user') ??
    (isRecord(target) ? member(target, 'creator') : undefined);
  const [one, ...others]: readonly unknown[] = Array.isArray(creator) ? (creator as unknown[]) : [creator];
  const name = typeof one === 'string' ? one.replace(/^acct:/, '') : isRecord(one) ? nameIn(one) : undefined;
  if (creator !== undefined && creator !== null && name === undefined)
    annotation.tell(`its creator ${shownJson(creator)} has no name`);
  if (others.length > 0) annotation.tell(`of its creators only the first is taken (${shownJson(creator)})`);
  return name === '' ? undefined : name;
}

function nameIn(person: JsonRecord): string | undefined {
  return textMember(person, 'name') ?? textMember(person, 'nickname') ?? textMember(person, 'id');
}
