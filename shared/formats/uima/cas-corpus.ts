import type {
  ForeignAnnotation,
  ForeignCorpus,
  ForeignDocument,
  ForeignFault,
  ForeignLink,
} from '../exchange/foreign-corpus.ts';
import { CHAIN_RELATION, CasGraph } from './cas-graph.ts';
import { type Cas, type CasView, type FeatureStructure, INITIAL_VIEW } from './cas.ts';
import { joinFragments } from './join-fragments.ts';
import { CasLayers } from './cas-layers.ts';
import { annotationParts, chainLinkType, linkParts, slotLinkType } from './layer-names.ts';
import { conceptsAsEntity } from './umls-concepts.ts';
import { seemsNotUtf16 } from './utf16-doubts.ts';

export interface CasCorpusOptions {
  /** The member of the set that the CAS was in. */
  readonly file: string;
  /** What the document is called; gets what the CAS itself calls it, where it does. */
  readonly nameOf: (documentId: string | undefined) => string;
  /** Whose annotations are all that name nobody. */
  readonly annotator?: string;
}

/**
 * A CAS as documents, one for each view that has a text or annotations. Annotations are what is indexed and lies in the
 * text, but for tokens, sentences and metadata, and what a link leads to; relations, slots and chains are links. Offsets
 * and texts stay as they are.
 */
export function corpusOfCas(cas: Cas, options: CasCorpusOptions): ForeignCorpus {
  return new CasCorpus(cas, options).corpus();
}

/** A link with its ends as structures, before it is known what they are called. */
interface Connection {
  readonly from: FeatureStructure;
  readonly to: FeatureStructure;
  readonly says: FeatureStructure;
  /** Absent for relations, whose type is made of their values. */
  readonly type?: (layer: string) => string;
}

interface Built {
  readonly annotations: ForeignAnnotation[];
  readonly links: ForeignLink[];
}

class CasCorpus {
  readonly #cas: Cas;
  readonly #options: CasCorpusOptions;
  readonly #graph: CasGraph;
  readonly #faults: ForeignFault[] = [];
  /** Annotations in the order of the file, with the sofa of their view. */
  readonly #spans = new Map<number, number>();
  readonly #relations = new Map<number, number>();
  readonly #connections: Connection[] = [];

  constructor(cas: Cas, options: CasCorpusOptions) {
    this.#cas = cas;
    this.#options = options;
    this.#graph = new CasGraph(cas);
  }

  corpus(): ForeignCorpus {
    for (const view of this.#cas.views) this.#sort(view);
    this.#connect();
    const used = [...this.#spans.keys(), ...this.#relations.keys()].flatMap((id) => this.#graph.find(id) ?? []);
    const layers = new CasLayers(this.#graph, used);
    const built = this.#build(layers);
    const documents = this.#cas.views.flatMap((view) => this.#documentOf(view, built.get(view.sofa)));
    return { documents, scheme: { layers: layers.described(), linkTypes: [] }, faults: this.#faults };
  }

  #sort({ members, sofa }: CasView): void {
    const between = new Set<number>();
    const others: FeatureStructure[] = [];
    for (const id of members) {
      const one = this.#graph.find(id);
      if (!one) continue;
      for (const link of this.#graph.linksOf(one)) between.add(link.id);
      if (this.#graph.use(one.type) !== 'layer') continue;
      if (!this.#graph.isAnnotation(one)) others.push(one);
      else if (this.#graph.isRelation(one)) this.#relations.set(id, sofa);
      else if (isForward(one)) this.#spans.set(id, sofa);
      else this.#fault(one, `it ends before it begins (${placeIn(one).start}–${placeIn(one).end})`);
    }
    const alone = others.filter((one) => !between.has(one.id) && !isInternal(one) && !one.features.has('first'));
    for (const one of alone) if (this.#graph.pair(one)) this.#relations.set(one.id, sofa);
    const without = alone.filter(({ id }) => !this.#relations.has(id));
    for (const [type, [first, ...more]] of Map.groupBy(without, (one) => one.type))
      if (first) this.#fault(first, `${type} has no place in the text (${1 + more.length})`);
  }

  /** All that leads from one annotation to another; what is led to becomes an annotation, indexed or not. */
  #connect(): void {
    for (const [id, sofa] of this.#relations) this.#relation(id, sofa);
    // The map grows on the way: what is led to may lead on.
    for (const [id, sofa] of this.#spans) {
      const from = this.#graph.find(id);
      if (!from) continue;
      for (const { feature, role, target } of this.#graph.slots(from))
        if (this.#isEnd(target, sofa))
          this.#connections.push({ from, to: target, says: from, type: () => slotLinkType(feature, role) });
      const next = this.#graph.isChainElement(from) ? this.#graph.target(from, 'next') : undefined;
      const said = from.features.get(CHAIN_RELATION);
      const relation = typeof said === 'string' ? said : undefined;
      if (next && this.#isEnd(next, sofa))
        this.#connections.push({ from, to: next, says: from, type: (layer) => chainLinkType(layer, relation) });
    }
  }

  #relation(id: number, sofa: number): void {
    const says = this.#graph.find(id);
    if (!says) return;
    const named = ['Governor', 'Dependent'].map((feature) => this.#endOf(says, feature));
    const [from, to] = this.#graph.isRelation(says) ? named : (this.#graph.pair(says) ?? []);
    if (from && to && this.#isEnd(from, sofa) && this.#isEnd(to, sofa)) this.#connections.push({ from, to, says });
    else
      this.#fault(says, `it leads from ${from ? 'an annotation' : 'nothing'} to ${to ? 'an annotation' : 'nothing'}`);
  }

  /** Relations between tokens are between what these have for a part of speech, as INCEpTION shows them. */
  #endOf(relation: FeatureStructure, feature: string): FeatureStructure | undefined {
    const end = this.#graph.target(relation, feature);
    const pos = end && this.#graph.use(end.type) === 'segmentation' ? this.#graph.target(end, 'pos') : undefined;
    return pos && this.#graph.isAnnotation(pos) ? pos : end;
  }

  #isEnd(structure: FeatureStructure, sofa: number): boolean {
    const { id, type } = structure;
    if (this.#spans.has(id)) return true;
    const can = this.#graph.isAnnotation(structure) && this.#graph.use(type) !== 'metadata' && isForward(structure);
    if (can && !this.#graph.isRelation(structure)) this.#spans.set(id, structure.sofa ?? sofa);
    return this.#spans.has(id);
  }

  #build(layers: CasLayers): ReadonlyMap<number, Built> {
    const built = new Map<number, Built>(this.#cas.views.map(({ sofa }) => [sofa, { annotations: [], links: [] }]));
    for (const [id, sofa] of this.#spans) {
      const one = this.#graph.find(id);
      if (one) built.get(sofa)?.annotations.push(this.#annotation(one, layers));
    }
    for (const connection of this.#connections) {
      const sofa = this.#spans.get(connection.from.id);
      if (sofa !== undefined) built.get(sofa)?.links.push(this.#link(connection, sofa, layers));
    }
    return built;
  }

  #annotation(structure: FeatureStructure, layers: CasLayers): ForeignAnnotation {
    const concepts = conceptsAsEntity(this.#graph.linksOf(structure));
    return {
      key: String(structure.id),
      place: structure.place,
      spans: [placeIn(structure)],
      ...this.#annotator(),
      ...(concepts && { entity: concepts }),
      ...annotationParts(layers.readingOf(structure), layers.valuesOf(structure)),
    };
  }

  #link({ from, to, says, type }: Connection, sofa: number, layers: CasLayers): ForeignLink {
    const reading = layers.readingOf(says);
    const toSofa = this.#spans.get(to.id) ?? sofa;
    return {
      place: says.place,
      from: { key: String(from.id) },
      to: { key: String(to.id), ...(toSofa === sofa ? {} : { document: this.#nameOf(toSofa) }) },
      ...this.#annotator(),
      ...(type ? { type: type(reading.layer) } : linkParts(reading, layers.valuesOf(says))),
    };
  }

  #annotator(): Pick<ForeignAnnotation, 'annotator'> {
    const { annotator } = this.#options;
    return annotator === undefined ? {} : { annotator };
  }

  #documentOf(view: CasView, built: Built | undefined): ForeignDocument[] {
    const { annotations, links } = joinFragments(built ?? { annotations: [], links: [] });
    if (view.text === undefined && annotations.length === 0) return [];
    return [
      {
        name: this.#nameOf(view.sofa),
        file: this.#options.file,
        ...(view.text === undefined ? {} : { text: view.text }),
        ...this.#unitOf(view, annotations),
        ...this.#metadata(view),
        annotations,
        links,
      },
    ];
  }

  /** Tokens and sentences show best where a word begins and ends. */
  #unitOf(
    { text, members }: CasView,
    annotations: readonly ForeignAnnotation[],
  ): Pick<ForeignDocument, 'unit' | 'evidence'> {
    if (text === undefined || this.#graph.isOwn) return { unit: 'utf16' };
    const evidence = members.flatMap((id) => {
      const one = this.#graph.find(id);
      return one && this.#graph.use(one.type) === 'segmentation' && isForward(one) ? [{ spans: [placeIn(one)] }] : [];
    });
    return seemsNotUtf16(text, [...annotations, ...evidence]) ? { evidence } : { unit: 'utf16' };
  }

  #metadata(view: CasView): Pick<ForeignDocument, 'metadata'> {
    const said = this.#said(view);
    const [id, title, url, language] = ['documentId', 'documentTitle', 'documentUri', 'language'].map(said);
    const metadata = {
      ...(title === undefined || title === id ? {} : { title }),
      ...(url !== undefined && /^https?:\/\//i.test(url) ? { url } : {}),
      ...(language === undefined || language === 'x-unspecified' ? {} : { language }),
    };
    return Object.keys(metadata).length === 0 ? {} : { metadata };
  }

  /** What the document's own annotation says of it, in whatever type it is. */
  #said({ members }: CasView): (feature: string) => string | undefined {
    const all = members.flatMap((id) => this.#graph.find(id) ?? []);
    const own = all.filter(
      ({ type }) => this.#graph.lookup.isA(type, 'uima.tcas.DocumentAnnotation') || type.endsWith('.DocumentMetaData'),
    );
    return (feature) => {
      const values = own.map(({ features }) => features.get(feature));
      const text = values.find((value): value is string => typeof value === 'string' && value !== '');
      return text?.slice(0, LONGEST_METADATA).toWellFormed();
    };
  }

  /** The view that every tool has gives the document its name; others are named after it. */
  #nameOf(sofa: number): string {
    const { views } = this.#cas;
    const main =
      views.find(({ name }) => name === INITIAL_VIEW) ?? views.find(({ text }) => text !== undefined) ?? views[0];
    const view = views.find((one) => one.sofa === sofa) ?? main;
    const base = this.#options.nameOf(main && this.#said(main)('documentId'));
    return view === undefined || view === main ? base : `${base} (${view.name})`;
  }

  #fault({ place }: FeatureStructure, reason: string): void {
    this.#faults.push({ file: this.#options.file, place, reason });
  }
}

const LONGEST_METADATA = 2000;

function placeIn({ features }: FeatureStructure): { readonly start: number; readonly end: number } {
  const [begin, end] = [features.get('begin'), features.get('end')];
  return { start: typeof begin === 'number' ? begin : 0, end: typeof end === 'number' ? end : 0 };
}

function isForward(structure: FeatureStructure): boolean {
  const { start, end } = placeIn(structure);
  return start <= end;
}

/** Arrays and lists are what others are made of. */
function isInternal({ type, elements }: FeatureStructure): boolean {
  return elements !== undefined || type.startsWith('uima.');
}
