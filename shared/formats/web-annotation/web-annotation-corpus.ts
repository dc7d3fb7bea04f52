import type { AttributeValue } from '../../domain/annotation.ts';
import type { DocumentMetadata } from '../../domain/document.ts';
import type { ForeignFile } from '../exchange/annotation-reader.ts';
import type { ForeignAnnotation, ForeignDocument, ForeignFault, ForeignLink } from '../exchange/foreign-corpus.ts';
import {
  attributesOf,
  confidenceOf,
  isRecord,
  type JsonRecord,
  member,
  shownJson,
  textMember,
} from '../exchange/json-input.ts';
import { type Bodies, bodiesOf } from './web-annotation-bodies.ts';
import { type Target, targetsOf } from './web-annotation-targets.ts';
import { idOfIri, ownTerms } from './web-annotation-terms.ts';

interface OpenDocument {
  readonly source: string;
  readonly annotations: ForeignAnnotation[];
  readonly links: ForeignLink[];
  about: JsonRecord | undefined;
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
  readonly #textOf: (source: string) => ForeignFile | undefined;
  readonly #documents = new Map<string, OpenDocument>();
  readonly #faults: ForeignFault[] = [];
  readonly #links: OpenLink[] = [];
  /** Where an annotation went, by its IRI. */
  readonly #byIri = new Map<string, { readonly source: string; readonly key: string }>();

  constructor(file: string, textOf: (source: string) => ForeignFile | undefined) {
    this.#file = file;
    this.#textOf = textOf;
  }

  fault(place: string, reason: string): void {
    this.#faults.push({ file: this.#file, place, reason });
  }

  take(annotation: JsonRecord, place: string): void {
    const bodies = bodiesOf(annotation);
    const ends = linkEnds(annotation, bodies);
    if (ends) {
      this.#links.push({ place, ends, rest: { ...described(annotation, bodies), type: bodies.tags[0] ?? 'linking' } });
      return;
    }
    const targets = targetsOf(annotation);
    const about = member(annotation, ownTerms.document);
    const [only] = targets;
    if (isRecord(about) && only && targets.length === 1) {
      this.#open(only.source).about = about;
      return;
    }
    const marking = Map.groupBy(
      targets.filter(({ source }) => source !== ''),
      ({ source }) => source,
    );
    if (marking.size === 0) this.fault(place, 'it has no target that can be read');
    for (const [source, own] of marking) this.#takeFor(source, own, { annotation, place, bodies });
  }

  #takeFor(
    source: string,
    targets: readonly Target[],
    { annotation, place, bodies }: { readonly annotation: JsonRecord; readonly place: string; readonly bodies: Bodies },
  ): void {
    const [first] = targets;
    if (!first) return;
    const unread = targets.find(({ quote, span }) => quote === undefined && span === undefined);
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
    const iri = textMember(annotation, 'id', '@id') ?? '';
    const key = `${iri}\0${document.annotations.length}`;
    if (iri !== '') this.#byIri.set(iri, { source, key });
    const quotes = targets.map(({ quote }) => quote);
    document.annotations.push({
      ...described(annotation, bodies),
      key,
      place,
      layer: textMember(annotation, ownTerms.layer) ?? '',
      label: bodies.tags[0] ?? '',
      spans,
      ...(quotes.every((quote) => quote !== undefined) ? { quote: quotes.join(' ') } : {}),
      ...(targets.length === 1 && first.quote !== undefined
        ? { prefix: first.prefix ?? '', suffix: first.suffix ?? '' }
        : {}),
      ...(bodies.externalIds ? { entity: { externalIds: bodies.externalIds } } : {}),
    });
  }

  #open(source: string): OpenDocument {
    const known = this.#documents.get(source);
    if (known) return known;
    const made: OpenDocument = { source, annotations: [], links: [], about: undefined };
    this.#documents.set(source, made);
    return made;
  }

  finished(): { readonly documents: readonly ForeignDocument[]; readonly faults: readonly ForeignFault[] } {
    const names = this.#namesBySource();
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
    const [from, to] = ends.map((iri) => this.#byIri.get(iri));
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

  #documentOf({ source, annotations, links, about }: OpenDocument, name: string): ForeignDocument[] {
    const file = this.#textOf(source);
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
        ...(about ? { metadata } : /^https?:/.test(source) ? { metadata: { url: source.slice(0, 2000) } } : {}),
        ...(isRecord(fields) ? { fields: attributesOf(fields) } : {}),
        annotations,
        links,
      },
    ];
  }
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
function described(annotation: JsonRecord, { tags, comments }: Bodies): Partial<Described> {
  const own = member(annotation, ownTerms.attributes);
  const more: Record<string, AttributeValue> = tags.length > 1 ? { tags } : {};
  const attributes = { ...more, ...(isRecord(own) ? attributesOf(own) : {}) };
  const id = idOfIri(textMember(annotation, 'id', '@id') ?? '');
  const annotator = annotatorOf(annotation);
  const status = member(annotation, ownTerms.status);
  const confidence = confidenceOf(member(annotation, ownTerms.confidence));
  const createdAt = textMember(annotation, 'created');
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

/** A person by name or address; Hypothesis has `acct:name@host`. */
function annotatorOf(annotation: JsonRecord): string | undefined {
  const creator = member(annotation, 'creator') ?? member(annotation, 'user');
  const one: unknown = Array.isArray(creator) ? creator[0] : creator;
  if (typeof one === 'string' && one !== '') return one.replace(/^acct:/, '');
  return isRecord(one) ? textMember(one, 'name', 'nickname', 'id') : undefined;
}
