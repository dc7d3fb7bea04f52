import type { AttributeValue } from '../../domain/annotation.ts';
import type { Span } from '../../domain/span.ts';
import type { DocumentView } from '../exchange/project-view.ts';
import { tagSentences } from '../exchange/tagged-sentences.ts';
import type { ProjectSource } from '../project-source.ts';
import { type Cas, type FeatureStructure, type FeatureValue, INITIAL_VIEW, type TypeSystem } from './cas.ts';
import { SENTENCE_TYPE, TOKEN_TYPE } from './layer-names.ts';
import { LINK_TYPE } from './own-features.ts';
import { OwnTypes } from './own-types.ts';
import { DOCUMENT_TYPE, projectTypes, valueInRange } from './project-types.ts';

const SOFA = 1;

/** Documents of a project as CAS: each is made when it is asked for, all with one type system. */
export class ProjectCas {
  readonly types: TypeSystem;
  /** Values of attributes that the codebook does not have: no feature is there for them. */
  unknown = 0;
  readonly #own: OwnTypes;
  readonly #ranges: ReadonlyMap<string, ReadonlyMap<string, string>>;

  constructor(source: ProjectSource) {
    this.#own = new OwnTypes(source.codebook);
    this.types = projectTypes(source, this.#own);
    this.#ranges = new Map(
      [...this.types.types].map(([name, { features }]) => [
        name,
        new Map(features.map((one) => [one.name, one.range])),
      ]),
    );
  }

  /**
   * A document with its sentences and tokens, annotations, and links that stay in it. UIMA has no annotation with gaps:
   * each fragment is one, and all of them carry the same `annotaryId`; a link leads to the first.
   */
  casOf({ text, record, annotations, links }: DocumentView): Cas {
    const structures = new Map<number, FeatureStructure>();
    const add = (type: string, { start, end }: Span, features: ReadonlyMap<string, FeatureValue>): number => {
      const id = structures.size + SOFA + 1;
      const all = new Map<string, FeatureValue>([['begin', start], ['end', end], ...features]);
      structures.set(id, { id, type, features: all, sofa: SOFA, place: '' });
      return id;
    };
    add(DOCUMENT_TYPE, { start: 0, end: text.length }, metadataOf(record));
    const none = new Map<string, FeatureValue>();
    const { sentences } = tagSentences(text, []);
    for (const tokens of sentences)
      add(SENTENCE_TYPE, { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 }, none);
    for (const token of sentences.flat()) add(TOKEN_TYPE, token, none);
    const firsts = new Map<string, { readonly id: number; readonly span: Span }>();
    for (const view of annotations) {
      const { id, layerId, spans } = view.annotation;
      const type = this.#own.typeOf(layerId);
      const said = this.#inRange(type, this.#own.annotationValues(view));
      for (const span of spans) {
        const made = add(type, span, said);
        if (!firsts.has(id)) firsts.set(id, { id: made, span });
      }
    }
    for (const view of links) {
      const [from, to] = [firsts.get(view.from.id), firsts.get(view.to.id)];
      // An end in another document is not among them.
      if (!from || !to) continue;
      const said = this.#inRange(LINK_TYPE, this.#own.linkValues(view));
      // INCEpTION puts a relation where its target is.
      add(LINK_TYPE, to.span, new Map([['Governor', { ref: from.id }], ['Dependent', { ref: to.id }], ...said]));
    }
    const view = { name: INITIAL_VIEW, sofa: SOFA, text, mimeType: 'text', members: [...structures.keys()] };
    return { types: this.types, structures, views: [view] };
  }

  #inRange(type: string, values: ReadonlyMap<string, AttributeValue>): Map<string, FeatureValue> {
    const ranges = this.#ranges.get(type);
    const inRange = new Map<string, FeatureValue>();
    for (const [name, value] of values) {
      const range = ranges?.get(name);
      if (range === undefined) this.unknown += 1;
      else inRange.set(name, valueInRange(value, range));
    }
    return inRange;
  }
}

function metadataOf({ name, metadata }: DocumentView['record']): ReadonlyMap<string, FeatureValue> {
  const { title, url, language } = metadata;
  return new Map<string, FeatureValue>([
    ['language', language === '' ? 'x-unspecified' : language],
    ['documentTitle', title === '' ? name : title],
    ['documentId', name],
    ...(url === '' ? [] : [['documentUri', url] as const]),
    ['isLastSegment', false],
  ]);
}
