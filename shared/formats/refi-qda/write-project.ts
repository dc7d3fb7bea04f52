import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { AttributeValue } from '../../domain/annotation.ts';
import { findLabel } from '../../domain/codebook.ts';
import {
  type AnnotationView,
  type DocumentView,
  type LinkView,
  metadataOf,
  ProjectView,
} from '../exchange/project-view.ts';
import type { BytesChunk, Chunk, ExportPlan } from '../format.ts';
import { guidOf, parseGuid } from '../guid.ts';
import { SpanUnit } from '../offset-unit.ts';
import type { ProjectSource } from '../project-source.ts';
import { asTextFile } from '../exchange/text-in-bytes.ts';
import { fitForXml, xmlAttributes, xmlText } from '../xml/xml-text.ts';
import { codesLines, setsLines } from './codebook.ts';
import { withLineFeeds } from './line-ends.ts';
import { refiProjectHolds } from './project-holds.ts';

export const QDE_NAMESPACE = 'urn:QDA-XML:project:1.0';
/** The variable in which a source says what its line ends were. */
export const LINE_ENDS_VARIABLE = guidOf('variable line ends of the original');

/** Earlier than any archive: its time must not make two exports of one project different. */
const NO_TIME = '1980-01-01T00:00:00';

/** The GUID of a record: its id where that is one, else one of its own for each kind of records. */
export function recordGuid(kind: string, id: string): string {
  return parseGuid(id) ?? guidOf(`${kind} ${id}`);
}

export function planRefiProject(source: ProjectSource): ExportPlan {
  const hasMore = source.links.some(({ attributes }) => Object.keys(attributes).length > 0);
  return {
    files: [
      {
        path: 'project.qdpx',
        chunks: () => new RefiProject(source).archive(),
        shown: () => new RefiProject(source).shown(),
      },
    ],
    notes: () => [],
    holds: { ...refiProjectHolds, linkAttributes: !hasMore },
  };
}

/** What a source refers to and the project has in lists of its own, further down. */
interface Collected {
  readonly notes: string[];
  readonly links: string[];
}

class RefiProject {
  readonly #source: ProjectSource;
  readonly #variables: ReadonlyMap<string, Variable>;

  constructor(source: ProjectSource) {
    this.#source = source;
    this.#variables = variablesOf(source);
  }

  /** `project.qde` first, as programs write it; then the sources, one at a time. */
  *archive(): Generator<BytesChunk> {
    const ready: Uint8Array[] = [];
    const zip = new Zip((error, bytes) => {
      if (error) throw error;
      ready.push(bytes);
    });
    const rows = this.#source.documents.length;
    yield* this.#file(zip, { path: 'project.qde', pieces: this.#qde(), ready, rows });
    for (const document of this.#source.documents) {
      const { text } = withLineFeeds(this.#source.content(document).text);
      const path = `sources/${recordGuid('source', document.id)}.txt`;
      yield* this.#file(zip, { path, pieces: [asTextFile(text)], ready, rows: 0 });
    }
    zip.end();
    yield { bytes: joined(ready), rows: 0 };
  }

  /** `project.qde` alone. */
  *shown(): Generator<Chunk> {
    for (const text of this.#qde()) yield { text, rows: 0 };
  }

  *#file(
    zip: Zip,
    { path, pieces, ready, rows }: { path: string; pieces: Iterable<string>; ready: Uint8Array[]; rows: number },
  ): Generator<BytesChunk> {
    const file = new ZipDeflate(path, { level: 6 });
    file.mtime = NO_TIME;
    zip.add(file);
    for (const piece of pieces) {
      file.push(strToU8(piece));
      yield { bytes: joined(ready), rows: 0 };
    }
    file.push(new Uint8Array(), true);
    yield { bytes: joined(ready), rows };
  }

  *#qde(): Generator<string> {
    const { name, codebook, annotators, documents } = this.#source;
    const head = xmlAttributes({ xmlns: QDE_NAMESPACE, name: name || codebook.name, origin: 'Annotary' });
    const users = annotators.map(
      (one) => `    <User${xmlAttributes({ guid: recordGuid('user', one.id), name: one.name })}/>`,
    );
    const hasCodes = codebook.layers.some(({ labels }) => labels.length > 0);
    yield lines([
      '<?xml version="1.0" encoding="utf-8"?>',
      `<Project${head}>`,
      ...wrapped('Users', users),
      ...(hasCodes ? ['  <CodeBook>', ...codesLines(codebook), '  </CodeBook>'] : []),
      ...wrapped('Variables', [...this.#variables.values()].map(variableLine)),
      ...(documents.length > 0 ? ['  <Sources>'] : []),
    ]);
    const collected: Collected = { notes: [], links: [] };
    const view = new ProjectView(this.#source, { offsets: 'codepoint', labels: 'in-codebook' });
    for (const document of view.documents()) yield lines(this.#sourceLines(document, collected));
    yield lines([
      ...(documents.length > 0 ? ['  </Sources>'] : []),
      ...wrapped('Notes', collected.notes),
      ...wrapped('Links', collected.links),
      ...setsLines(codebook, 'targetGUID'),
      '</Project>',
    ]);
  }

  #sourceLines(document: DocumentView, collected: Collected): string[] {
    const { record, note } = document;
    const { text, were } = withLineFeeds(document.text);
    const guid = recordGuid('source', record.id);
    const head = xmlAttributes({
      guid,
      name: record.name,
      plainTextPath: `internal://${guid}.txt`,
      creationDateTime: record.createdAt,
      modifiedDateTime: record.updatedAt,
    });
    const place = placeOf(document.text, text);
    const values = [
      ...Object.entries(metadataOf(record)).map(([key, value]) => this.#valueLine(metadataVariable(key), value)),
      ...Object.entries(record.fields).map(([key, value]) => this.#valueLine(fieldVariable(key), value)),
      ...(were === undefined ? [] : [this.#valueLine(LINE_ENDS_VARIABLE, were)]),
    ];
    collected.links.push(...document.links.map((link) => linkLines(link, collected.notes)));
    return [
      `    <TextSource${head}>`,
      ...document.annotations.flatMap((view) => this.#selectionLines(view, { text, place, notes: collected.notes })),
      ...noteReference('      ', noteOf(`document ${record.id}`, { text: note, name: record.name }, collected.notes)),
      ...values,
      '    </TextSource>',
    ];
  }

  /** A selection for each fragment. Their first one is what links lead to. */
  #selectionLines(
    { annotation }: AnnotationView,
    { text, place, notes }: { text: string; place: (offset: number) => Place; notes: string[] },
  ): string[] {
    const found = findLabel(this.#source.codebook, annotation.labelId);
    const user = recordGuid('user', annotation.annotatorId);
    const note = noteOf(`annotation ${annotation.id}`, { text: annotation.note, name: annotation.quote, user }, notes);
    return annotation.spans.flatMap(({ start, end }, index) => {
      const [from, to] = [place(start), place(end)];
      const made = { creatingUser: user, creationDateTime: annotation.createdAt };
      const selection = {
        guid: selectionGuid(annotation.id, index),
        name: shortened(text.slice(from.utf16, to.utf16)),
        startPosition: from.codePoint,
        endPosition: to.codePoint,
        ...made,
      };
      const coding = found && [
        `        <Coding${xmlAttributes({ guid: guidOf(`coding ${selection.guid}`), ...made })}>`,
        `          <CodeRef targetGUID="${guidOf(found.label.id)}"/>`,
        ...(index === 0 ? noteReference('          ', note) : []),
        '        </Coding>',
      ];
      return [
        `      <PlainTextSelection${xmlAttributes(selection)}>`,
        ...(coding ?? []),
        ...(coding || index > 0 ? [] : noteReference('        ', note)),
        '      </PlainTextSelection>',
      ];
    });
  }

  #valueLine(guid: string, value: AttributeValue): string {
    const kind = this.#variables.get(guid)?.kind ?? 'Text';
    const text = Array.isArray(value) ? value.join('; ') : String(value);
    return `      <VariableValue><VariableRef targetGUID="${guid}"/><${kind}Value>${xmlText(text)}</${kind}Value></VariableValue>`;
  }
}

interface Variable {
  readonly guid: string;
  readonly name: string;
  readonly kind: 'Text' | 'Boolean' | 'Float';
}

export function metadataVariable(key: string): string {
  return guidOf(`variable metadata ${key}`);
}

function fieldVariable(key: string): string {
  return guidOf(`variable field ${key}`);
}

/** Every variable that a source has; a field whose values are of several kinds is text. */
function variablesOf({ documents }: ProjectSource): ReadonlyMap<string, Variable> {
  const variables = new Map<string, Variable>();
  for (const record of documents) {
    for (const key of Object.keys(metadataOf(record)))
      variables.set(metadataVariable(key), { guid: metadataVariable(key), name: key, kind: 'Text' });
    for (const [key, value] of Object.entries(record.fields)) {
      const guid = fieldVariable(key);
      const kind = kindOf(value);
      const known = variables.get(guid)?.kind ?? kind;
      variables.set(guid, { guid, name: key, kind: known === kind ? kind : 'Text' });
    }
  }
  const guid = LINE_ENDS_VARIABLE;
  variables.set(guid, { guid, name: 'Line ends of the original', kind: 'Text' });
  return variables;
}

function kindOf(value: AttributeValue): Variable['kind'] {
  if (typeof value === 'boolean') return 'Boolean';
  // A decimal of XML has no exponent.
  return typeof value === 'number' && !/e/.test(String(value)) ? 'Float' : 'Text';
}

function variableLine({ guid, name, kind }: Variable): string {
  return `    <Variable${xmlAttributes({ guid, name, typeOfVariable: kind })}/>`;
}

export function selectionGuid(annotationId: string, fragment: number): string {
  const first = recordGuid('annotation', annotationId);
  return fragment === 0 ? first : guidOf(`fragment ${fragment} of ${first}`);
}

interface Place {
  readonly utf16: number;
  readonly codePoint: number;
}

/** Where a place of the original lies in the text with line feeds only. */
function placeOf(original: string, text: string): (offset: number) => Place {
  const unit = new SpanUnit(text, 'codepoint');
  const narrowed = [...original.matchAll(/\r\n/g)].map(({ index }) => index + 1);
  return (offset) => {
    let [low, high] = [0, narrowed.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((narrowed[middle] ?? Infinity) < offset) low = middle + 1;
      else high = middle;
    }
    const utf16 = offset - low;
    return { utf16, codePoint: unit.writeOffset(utf16) };
  };
}

interface NoteText {
  readonly text: string;
  readonly name: string;
  readonly user?: string;
}

/** Puts a note among those of the project; its GUID, or undefined where there is none. */
function noteOf(about: string, { text, name, user }: NoteText, notes: string[]): string | undefined {
  if (text === '') return undefined;
  const guid = guidOf(`note on ${about}`);
  const head = xmlAttributes({ guid, name: shortened(name), creatingUser: user });
  notes.push(`    <Note${head}><PlainTextContent>${xmlText(text)}</PlainTextContent></Note>`);
  return guid;
}

function noteReference(indent: string, guid: string | undefined): string[] {
  return guid === undefined ? [] : [`${indent}<NoteRef targetGUID="${guid}"/>`];
}

function linkLines({ link, type, from, to }: LinkView, notes: string[]): string {
  const head = xmlAttributes({
    guid: recordGuid('link', link.id),
    name: type,
    direction: 'OneWay',
    originGUID: selectionGuid(from.id, 0),
    targetGUID: selectionGuid(to.id, 0),
  });
  const note = noteOf(`link ${link.id}`, { text: link.note, name: type }, notes);
  return `    <Link${head}>${noteReference('', note).join('')}</Link>`;
}

const LONGEST_NAME = 100;

/** What a selection is called: its words, cut as other programs do. */
function shortened(quote: string): string {
  return quote.length <= LONGEST_NAME ? quote : `${quote.slice(0, LONGEST_NAME).toWellFormed()}…`;
}

function wrapped(name: string, inside: readonly string[]): string[] {
  return inside.length === 0 ? [] : [`  <${name}>`, ...inside, `  </${name}>`];
}

function lines(all: readonly string[]): string {
  return fitForXml(all.map((line) => `${line}\n`).join(''));
}

function joined(ready: Uint8Array[]): Uint8Array {
  const pieces = ready.splice(0);
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
