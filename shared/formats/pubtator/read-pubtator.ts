import { failure, type Result, success } from '../../domain/result.ts';
import type { AnnotationReader, FileHead, ForeignFile } from '../exchange/annotation-reader.ts';
import {
  type ForeignAnnotation,
  type ForeignCorpus,
  type ForeignDocument,
  type ForeignFault,
  type ForeignScheme,
} from '../exchange/foreign-corpus.ts';
import { offsetOf } from '../exchange/json-input.ts';
import { identifiersOf } from './identifier-cell.ts';

const textLine = /^([^|\t\n]{1,200})\|([ta])\|(.*)$/su;

/** All that PubTator marks names a concept. */
const mentions: ForeignScheme = {
  layers: [{ name: '', kind: 'entity', labels: [], attributes: [] }],
  linkTypes: [],
};

export const pubtatorReader: AnnotationReader = {
  units: ['codepoint', 'utf16', 'byte'],
  recognises({ head }: FileHead) {
    const [first = '', second = ''] = head.replace(/^\s*/, '').split(/\r?\n/);
    const [title, abstract] = [textLine.exec(first), textLine.exec(second)];
    return title?.[2] === 't' && abstract?.[2] === 'a' && title[1] === abstract[1] ? 3 : 0;
  },
  read: readPubtator,
};

interface OpenDocument {
  readonly id: string;
  title: string;
  abstract: string | undefined;
  readonly annotations: ForeignAnnotation[];
  /** Of concepts, not of mentions: `CID D1 D2`. */
  readonly relations: string[];
}

function readPubtator(main: ForeignFile): Result<ForeignCorpus> {
  const text = main.text();
  if (!text.ok) return text;
  const documents = new Map<string, OpenDocument>();
  const faults: ForeignFault[] = [];
  for (const [index, raw] of text.value.split('\n').entries()) {
    const line = raw.replace(/\r$/, '');
    const place = `line ${index + 1}`;
    const fault = (reason: string) => faults.push({ file: main.path, place, reason });
    if (line.trim() === '') continue;
    const [, id = '', part, words = ''] = textLine.exec(line) ?? [];
    if (part !== undefined) {
      const document = documents.get(id) ?? { id, title: '', abstract: undefined, annotations: [], relations: [] };
      documents.set(id, document);
      if (part === 't') document.title = words;
      else document.abstract = words;
      continue;
    }
    const cells = line.split('\t');
    const document = documents.get(cells[0] ?? '');
    if (!document) fault('it belongs to no title before it');
    else if (!takeRow(document, cells, place))
      fault(`it is neither a mention nor a relation (${line.slice(0, 60).toWellFormed()})`);
  }
  if (documents.size === 0)
    return failure('import/damaged', {
      file: main.path,
      place: 'the file',
      reason: 'there is no title (id|t|…) in it',
    });
  return success({
    documents: [...documents.values()].map((one) => documentOf(one, main.path)),
    scheme: mentions,
    faults,
  });
}

/** `id start end words type [identifier [individual mentions]]`, or `id type identifier identifier`. */
function takeRow({ annotations, relations }: OpenDocument, cells: readonly string[], place: string): boolean {
  const [, first = '', second = '', words, label, identifier = '', ...more] = cells;
  const [start, end] = [offsetOf(first), offsetOf(second)];
  if (start === undefined || end === undefined) {
    // A number there, sound or not, or a row as long as a mention's was meant to be a place.
    if (cells.length < 4 || cells.length > 5 || /^[-+]?\d/.test(first)) return false;
    relations.push(cells.slice(1).join(' '));
    return true;
  }
  if (words === undefined || label === undefined) return false;
  const externalIds = identifiersOf(identifier);
  const rest = more.filter((cell) => cell !== '');
  annotations.push({
    key: String(annotations.length),
    place,
    layer: '',
    label,
    spans: [{ start, end }],
    quote: words,
    ...(externalIds ? { entity: { externalIds } } : {}),
    ...(rest.length > 0 ? { attributes: { details: rest.join('; ') } } : {}),
  });
  return true;
}

/** One character stands between title and abstract in all counting. */
function documentOf({ id, title, abstract, annotations, relations }: OpenDocument, file: string): ForeignDocument {
  return {
    name: id,
    file,
    text: abstract === undefined || abstract === '' ? title : `${title}\n${abstract}`,
    ...(relations.length > 0 ? { fields: { relations } } : {}),
    annotations,
    links: [],
  };
}
