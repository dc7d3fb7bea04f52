import { failure, type Result, success } from '../../domain/result.ts';
import type { AnnotationReader, FileHead, ForeignFile } from '../exchange/annotation-reader.ts';
import type {
  ForeignAnnotation,
  ForeignCorpus,
  ForeignDocument,
  ForeignFault,
  ForeignLink,
  ForeignSpan,
} from '../exchange/foreign-corpus.ts';
import { joinIds } from '../exchange/external-ids.ts';
import { confidenceOf } from '../exchange/json-input.ts';
import { KeysById } from '../exchange/keys-by-id.ts';
import { childrenIn, descendantsIn, type MixedElement, parseMixedXml, textIn } from '../xml/mixed-tree.ts';
import { decodedName, headerOf, idOf, referencesOf, wordsIn, TeiKnowledge } from './tei-knowledge.ts';
import { TeiPointers } from './tei-pointers.ts';
import { TeiText } from './tei-text.ts';

/** TEI P5 with annotations beside the text (`standOff`, `spanGrp`, `listAnnotation`) or names marked in it. */
export const teiReader: AnnotationReader = {
  // We put the text together ourselves, so that its places are ours.
  units: ['utf16'],

  recognises({ head }: FileHead) {
    return /<(?:\w+:)?(?:TEI|teiCorpus)\b[^>]*"http:\/\/www\.tei-c\.org\/ns\/1\.0"/.test(head) ? 3 : 0;
  },

  read: readTei,
};

function readTei(main: ForeignFile): Result<ForeignCorpus> {
  const xml = main.text();
  if (!xml.ok) return xml;
  const root = parseMixedXml(xml.value, main.path);
  if (!root.ok) return root;
  const texts = root.value.name === 'TEI' ? [root.value] : [...descendantsIn(root.value, 'TEI')];
  if (texts.length === 0)
    return failure('import/damaged', { file: main.path, place: 'line 1', reason: 'there is no TEI element in it' });
  const faults: ForeignFault[] = [];
  const ids = new Set(idsIn(root.value));
  const stem = main.path.split('/').at(-1) ?? main.path;
  const documents = texts.map((tei, index) => {
    const name = texts.length === 1 ? stem : `${stem}#${idOf(tei) || String(index + 1)}`;
    return new TeiReading(tei, { file: main.path, name, faults, ids }).document();
  });
  const layers = texts.flatMap((tei) => new TeiKnowledge(tei).scheme);
  return success({ documents, scheme: { layers, linkTypes: [] }, faults });
}

/** Names that are marked in the text, and what each is called where it does not say itself. */
const names = [
  'persName',
  'placeName',
  'orgName',
  'geogName',
  'settlement',
  'country',
  'region',
  'name',
  'rs',
  'date',
  'time',
  'term',
  'measure',
  'num',
  'objectName',
  'eventName',
];

interface Given {
  readonly file: string;
  readonly name: string;
  readonly faults: ForeignFault[];
  /** Everything in the file that can be pointed at. */
  readonly ids: ReadonlySet<string>;
}

class TeiReading {
  readonly #tei: MixedElement;
  readonly #given: Given;
  readonly #knows: TeiKnowledge;
  readonly #text: TeiText;
  readonly #pointers: TeiPointers;
  readonly #annotations: ForeignAnnotation[] = [];
  /** By the ids of spans and of further fragments: the key of their annotation. */
  readonly #keys = new KeysById();

  constructor(tei: MixedElement, given: Given) {
    this.#tei = tei;
    this.#given = given;
    this.#knows = new TeiKnowledge(tei);
    this.#text = new TeiText(tei);
    this.#pointers = new TeiPointers(this.#text);
  }

  document(): ForeignDocument {
    for (const { element, span } of this.#text.elements)
      if (names.includes(element.name)) this.#takeName(element, span);
    const groups = [...descendantsIn(this.#tei, 'spanGrp', 'listAnnotation')];
    const grouped = new Set(groups.flatMap((group) => childrenIn(group, 'span', 'annotation')));
    for (const group of groups) this.#takeAll(childrenIn(group, 'span', 'annotation'), group);
    this.#takeAll(
      [...descendantsIn(this.#tei, 'span', 'annotation')].filter((one) => !grouped.has(one)),
      undefined,
    );
    const { name, metadata, note } = headerOf(this.#tei);
    return {
      name: name || this.#given.name,
      file: this.#given.file,
      text: this.#text.text,
      metadata,
      ...(note === '' ? {} : { note }),
      annotations: this.#annotations,
      links: [...this.#links()],
      // Nothing that it quotes could tell: we count in a text that we have put together ourselves.
      unit: 'utf16',
    };
  }

  #fault({ name, line }: MixedElement, reason: string): void {
    this.#given.faults.push({ file: this.#given.file, place: `line ${line}, ${name}`, reason });
  }

  #takeName(element: MixedElement, span: ForeignSpan): void {
    const type = element.attributes.get('type');
    const isGeneral = element.name === 'rs' || element.name === 'name';
    const references = referencesOf(element, 'ref');
    const entity = this.#knows.entity(references) ?? outsideEntity(element);
    const when = element.attributes.get('when');
    this.#add(element, [span], {
      layer: 'names',
      label: isGeneral && type !== undefined ? type : element.name,
      ...(entity ? { entity } : {}),
      ...(when === undefined ? {} : { attributes: { when } }),
    });
  }

  /** The spans of a group; further fragments stand at the one that they follow. */
  #takeAll(spans: readonly MixedElement[], group: MixedElement | undefined): void {
    const byId = new Map(spans.filter((span) => idOf(span) !== '').map((span) => [idOf(span), span]));
    const layer =
      (group && this.#knows.layer(referencesOf(group, 'ana'))) ?? decodedName(group?.attributes.get('type') ?? '');
    for (const span of spans) {
      if (byId.has(referencesOf(span, 'prev')[0] ?? '')) continue;
      const fragments = [span];
      for (let next = byId.get(referencesOf(span, 'next')[0] ?? ''); next && !fragments.includes(next);)
        next = fragments.push(next) > 1000 ? undefined : byId.get(referencesOf(next, 'next')[0] ?? '');
      const places = fragments.map((one) => this.#pointers.spansOf(one));
      if (places.includes(undefined)) this.#fault(span, `it points at nothing in the text (${pointerOf(span)})`);
      else
        this.#takeSpan(
          span,
          places.flatMap((one) => one ?? []),
          layer,
        );
    }
  }

  #takeSpan(span: MixedElement, spans: readonly ForeignSpan[], layer: string): void {
    const ana = referencesOf(span, 'ana');
    const inside = namedIn(span);
    const [note] = childrenIn(span, 'note');
    const features = this.#knows.attributes(ana);
    const references = [...referencesOf(span, 'corresp'), ...(inside ? referencesOf(inside, 'ref') : []), ...ana];
    const entity = this.#knows.entity(references);
    const annotator = this.#knows.person(referencesOf(span, 'resp'));
    const certainty = (span.attributes.get('cert') ?? '').trim();
    const cert = confidenceOf(certainty === '' ? undefined : Number(certainty));
    // The standard has words for it, too: high, medium, low.
    const said: [string, string][] = certainty === '' || cert !== undefined ? [] : [['cert', certainty]];
    const words = note ? '' : wordsIn(span);
    const own = /^a\.(.+)$/.exec(idOf(span))?.[1];
    const attributes = { ...Object.fromEntries(said), ...features };
    this.#add(span, spans, {
      layer,
      label:
        this.#knows.label(ana) ??
        inside?.name ??
        this.#outsideLabel(ana) ??
        (words || (span.attributes.get('motivation') ?? '')),
      ...(note ? { note: textIn(note) } : {}),
      ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
      ...(entity ? { entity } : {}),
      ...(annotator === undefined ? {} : { annotator }),
      ...(cert === undefined ? {} : { confidence: cert }),
      ...(own === undefined ? {} : { id: unescapedId(own) }),
    });
  }

  /** What a category is called that is described in another file: its id says what it is. */
  #outsideLabel(ana: readonly string[]): string | undefined {
    return ana.find((id) => id !== '' && !/^https?:/.test(id) && !this.#given.ids.has(id));
  }

  #add(
    element: MixedElement,
    spans: readonly ForeignSpan[],
    said: Omit<ForeignAnnotation, 'key' | 'place' | 'spans' | 'quote'>,
  ): void {
    const key = `${idOf(element)}#${this.#annotations.length}`;
    if (idOf(element) !== '') this.#keys.add(idOf(element), key);
    this.#checkPointers(element);
    this.#annotations.push({ ...said, key, place: `line ${element.line}`, spans });
  }

  /** Who made it, what it is, and what it goes on with: what is not in the file cannot come in. */
  #checkPointers(element: MixedElement): void {
    for (const name of ['ana', 'corresp', 'ref', 'resp', 'next', 'prev'])
      for (const pointer of (element.attributes.get(name) ?? '').split(/\s+/))
        if (pointer.startsWith('#') && !this.#given.ids.has(pointer.slice(1)))
          this.#fault(
            element,
            `its ${name} points at ${pointer.slice(0, 60).toWellFormed()}, which is not in the file`,
          );
  }

  *#links(): Generator<ForeignLink> {
    for (const relation of descendantsIn(this.#tei, 'relation', 'link')) {
      const isLink = relation.name === 'link';
      const ends = isLink
        ? referencesOf(relation, 'target')
        : [referencesOf(relation, 'active')[0] ?? '', referencesOf(relation, 'passive')[0] ?? ''];
      const [from, to] = ends.map((id) => this.#keys.find(id, (reason) => this.#fault(relation, reason)));
      if (from === undefined || to === undefined || ends.length !== 2) {
        // Relations of people are knowledge about them, not about this text.
        this.#fault(relation, 'it connects something else than two annotations');
        continue;
      }
      const [description] = childrenIn(relation, 'desc');
      const attributes = this.#knows.attributes(referencesOf(relation, 'ana'));
      const own = /^l\.(.+)$/.exec(idOf(relation))?.[1];
      yield {
        place: `line ${relation.line}`,
        type: decodedName(relation.attributes.get('name') ?? relation.attributes.get('type') ?? ''),
        from: { key: from },
        to: { key: to },
        ...(description ? { note: textIn(description) } : {}),
        ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
        ...(own === undefined ? {} : { id: unescapedId(own) }),
      };
    }
  }
}

function* idsIn(root: MixedElement): Generator<string> {
  const open = [root];
  for (let one = open.pop(); one; one = open.pop()) {
    yield idOf(one);
    for (const child of one.content) if (typeof child !== 'string') open.push(child);
  }
}

function namedIn(span: MixedElement): MixedElement | undefined {
  return [...descendantsIn(span, ...names)].at(0);
}

function pointerOf({ attributes }: MixedElement): string {
  return (attributes.get('target') ?? `${attributes.get('from') ?? ''} ${attributes.get('to') ?? ''}`)
    .trim()
    .slice(0, 60);
}

/** Whom a name means by an authority, a list in another file or a key, where the file itself does not describe it. */
function outsideEntity({ attributes }: MixedElement): ForeignAnnotation['entity'] {
  const ids: [authority: string, id: string][] = [];
  for (const reference of (attributes.get('ref') ?? '').split(/\s+/)) {
    const [, wikidata] = /wikidata\.org\/(?:entity|wiki)\/(Q\d+)$/.exec(reference) ?? [];
    const [, prefix, id] = /^([A-Za-z][\w-]*):([^/].*)$/.exec(reference) ?? [];
    if (wikidata !== undefined) ids.push(['wikidata', wikidata]);
    else if (/^https?:/.test(reference)) ids.push(['uri', reference]);
    else if (prefix !== undefined && id !== undefined) ids.push([prefix, id]);
    else if (reference !== '') ids.push(['ref', reference]);
  }
  const key = (attributes.get('key') ?? '').trim();
  if (key !== '') ids.push(['key', key]);
  return ids.length === 0 ? undefined : { externalIds: joinIds(ids) };
}

function unescapedId(id: string): string {
  return id.replaceAll(/_([0-9a-f]{1,4})_/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
