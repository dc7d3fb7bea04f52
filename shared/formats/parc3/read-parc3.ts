import { failure, type Result, success } from '../../domain/result.ts';
import type { Span } from '../../domain/span.ts';
import type { AnnotationReader, FileHead, ForeignFile } from '../exchange/annotation-reader.ts';
import { baseName } from '../exchange/document-data.ts';
import {
  type ForeignAnnotation,
  type ForeignCorpus,
  type ForeignFault,
  type ForeignLink,
  noScheme,
} from '../exchange/foreign-corpus.ts';
import { shownJson } from '../exchange/json-input.ts';
import { parseXmlCorpus, type XmlElement } from '../xml/xml-tree.ts';

const roles = ['content', 'source', 'cue'] as const;
type Role = (typeof roles)[number];
const labels = { content: 'Content', source: 'Source', cue: 'Cue' } as const;

/**
 * `<WORD ByteCount="9,16" text="Two-Way"><attribution id="…"><attributionRole roleValue="content"/>`, as the readers of
 * the corpus that are public have it (github.com/CogComp/cogcomp-nlp, github.com/enewe101/parc3); the corpus itself is not.
 */
export const parc3Reader: AnnotationReader = {
  units: ['utf16'],
  recognises({ head }: FileHead) {
    if (/<attributionRole\s+roleValue=/.test(head)) return 3;
    return /<WORD\s[^>]*ByteCount=/.test(head) && /<SENTENCE[\s>]/.test(head) ? 2 : 0;
  },
  read,
};

function read(main: ForeignFile): Result<ForeignCorpus> {
  const { path } = main;
  const xml = main.text();
  if (!xml.ok) return xml;
  const root = parseXmlCorpus(xml.value, path);
  if (!root.ok) return root;
  const document = new ParcDocument(path);
  for (const sentence of elements(root.value, 'SENTENCE')) document.addSentence([...elements(sentence, 'WORD')]);
  const { text, annotations, links, faults } = document.finished();
  if (text === '') return failure('import/damaged', { file: path, place: 'the file', reason: 'it has no words' });
  // Offsets are our own here: the whole text says that they count UTF-16.
  const evidence = [{ spans: [{ start: 0, end: text.length }], quote: text }];
  const name = baseName(path).replace(/\.xml$/i, '');
  return success({ documents: [{ name, file: path, text, annotations, links, evidence }], faults, scheme: noScheme });
}

/** All elements of a name, in their order; a sentence is a tree of phrases. */
function* elements(within: XmlElement, name: string): Generator<XmlElement> {
  for (const child of within.children) {
    if (child.name === name) yield child;
    else yield* elements(child, name);
  }
}

/** What the words of one attribution do in it. */
interface Attribution {
  readonly place: string;
  readonly spans: Readonly<Record<Role, Span[]>>;
}

/** Puts the text together out of words: a line for each sentence, blanks where the words' own offsets leave room. */
class ParcDocument {
  readonly #file: string;
  readonly #faults: ForeignFault[] = [];
  readonly #attributions = new Map<string, Attribution>();
  #text = '';

  constructor(file: string) {
    this.#file = file;
  }

  addSentence(words: readonly XmlElement[]): void {
    if (this.#text !== '' && words.length > 0) this.#text += '\n';
    let last: number | undefined;
    for (const word of words) {
      const { attributes, line } = word;
      const [from, to] = bytesOf(attributes.get('ByteCount'));
      const isFirst = this.#text === '' || this.#text.endsWith('\n');
      if (!isFirst && (last === undefined || from === undefined || from > last)) this.#text += ' ';
      last = to;
      const before = this.#text.length;
      this.#text += (attributes.get('text') ?? '').toWellFormed();
      const span = { start: before, end: this.#text.length };
      if (span.start === span.end) this.#fault(line, 'a word has no text');
      else for (const one of elements(word, 'attribution')) this.#takePart(one, span);
    }
  }

  #takePart(attribution: XmlElement, span: Span): void {
    const id = attribution.attributes.get('id') ?? '';
    const place = `line ${attribution.line}`;
    const known = this.#attributions.get(id) ?? { place, spans: { content: [], source: [], cue: [] } };
    this.#attributions.set(id, known);
    for (const { attributes, line } of elements(attribution, 'attributionRole')) {
      const value = attributes.get('roleValue') ?? '';
      const role = roles.find((one) => one === value);
      if (role) this.#extend(known.spans[role], span);
      else this.#fault(line, `${shownJson(value)} is no role of an attribution`);
    }
  }

  /** Words with nothing but blanks between them are one stretch. */
  #extend(spans: Span[], span: Span): void {
    const last = spans.at(-1);
    if (last && this.#text.slice(last.end, span.start).trim() === '')
      spans[spans.length - 1] = { start: last.start, end: span.end };
    else spans.push(span);
  }

  #fault(line: number, reason: string): void {
    this.#faults.push({ file: this.#file, place: `line ${line}`, reason });
  }

  finished(): {
    readonly text: string;
    readonly annotations: readonly ForeignAnnotation[];
    readonly links: readonly ForeignLink[];
    readonly faults: readonly ForeignFault[];
  } {
    const annotations: ForeignAnnotation[] = [];
    const links: ForeignLink[] = [];
    for (const [id, { place, spans }] of this.#attributions) {
      const keyOf = (role: Role): string => `${id}\0${role}`;
      const told = roles.filter((role) => spans[role].length > 0);
      for (const role of told)
        annotations.push({ key: keyOf(role), place, layer: '', label: labels[role], spans: spans[role] });
      if (told[0] === 'content')
        for (const role of told.slice(1))
          links.push({ place, type: role, from: { key: keyOf('content') }, to: { key: keyOf(role) } });
    }
    return { text: this.#text, annotations, links, faults: this.#faults };
  }
}

function bytesOf(value = ''): readonly (number | undefined)[] {
  const [, from, to] = /^(\d{1,12}),(\d{1,12})$/.exec(value) ?? [];
  return [from, to].map((one) => (one === undefined ? undefined : Number(one)));
}
