import type { AttributeValue } from '../../domain/annotation.ts';
import { failure, success } from '../../domain/result.ts';
import type { AnnotationReader, FileHead, ForeignFile } from '../exchange/annotation-reader.ts';
import { documentDataOf } from '../exchange/document-data.ts';
import type { ForeignAnnotation, ForeignDocument, ForeignLink, QuotedSpan } from '../exchange/foreign-corpus.ts';
import {
  idMember,
  isRecord,
  listMember,
  member,
  offsetOf,
  parseJsonFile,
  shownJson,
  textMember,
} from '../exchange/json-input.ts';
import { joinDocuments } from '../exchange/join-annotators.ts';
import type { JsonReading } from '../exchange/json-record.ts';
import { ownBesides } from '../exchange/own-besides.ts';
import { nameOf, readingOf, readRecords, type RecordPlace } from '../exchange/read-records.ts';
import { readRelations } from './read-prodigy-relations.ts';
import { readSpacyExample } from './read-spacy-example.ts';

const patternFile = /^\s*\{\s*"(?:label"\s*:\s*"[^"]*"\s*,\s*"pattern|pattern)"\s*:/;
const spacyExample = /^\s*(?:\[\s*)?\[\s*"(?:[^"\\]|\\.)*"\s*,\s*\{/;

/** NER Annotator for spaCy: `{"classes": ["PER"], "annotations": [["text", {"entities": []}], null]}`. */
const examplesWithClasses = /^\s*\{\s*"classes"\s*:\s*\[[^[\]{}]*\]\s*,\s*"annotations"\s*:\s*\[/;

/** Prodigy's JSON Lines, and the examples that spaCy was trained with (`[text, {"entities": …}]`). */
export const prodigyReader: AnnotationReader = {
  units: ['codepoint', 'utf16'],
  recognises,
  read(main) {
    const text = main.text();
    if (text.ok && patternFile.test(text.value)) {
      const reason = 'it holds match patterns of Prodigy and spaCy, which mark no text';
      return failure('import/damaged', { file: main.path, place: 'line 1', reason });
    }
    const tasks = text.ok ? withExamples(main, text.value) : main;
    const inputs: string[] = [];
    const read = readRecords(tasks, (value, at) => {
      const document = documentOf(value, at);
      if (document) inputs.push(inputOf(value) ?? at.place);
      return document;
    });
    return read.ok ? success({ ...read.value, documents: joinedByInput(read.value.documents, inputs) }) : read;
  },
};

function recognises({ head }: FileHead): 0 | 1 | 2 | 3 {
  if (/"_(?:task|input)_hash"\s*:/.test(head) || patternFile.test(head)) return 3;
  if (examplesWithClasses.test(head)) return 3;
  if (spacyExample.test(head)) return /"(?:entities|spans|cats|heads|deps|tags|links|words)"\s*:/.test(head) ? 3 : 1;
  if (!/^\s*(?:\[\s*)?\{/.test(head)) return 0;
  const isTask = /"text"\s*:/.test(head) && /"spans"\s*:\s*\[/.test(head);
  if (isTask && /"(?:tokens|answer|token_start|_view_id|_session_id)"\s*:/.test(head)) return 3;
  return isTask ? 2 : 0;
}

/** The number that Prodigy gives to a text: several tasks can be about one. Absent where it says nothing. */
function inputOf(task: unknown): string | undefined {
  const hash = isRecord(task) ? idMember(task, '_input_hash') : undefined;
  return hash === undefined ? undefined : `input ${hash}`;
}

/** Tasks about one text, of several annotators or one for each of its spans, are one document. */
function joinedByInput(documents: readonly ForeignDocument[], inputs: readonly string[]): ForeignDocument[] {
  const byInput = Map.groupBy(documents.keys(), (at) => {
    const { text, fields = {} } = documents[at] ?? {};
    // What was said of the text as a whole would be lost with the document that it is a field of.
    return JSON.stringify([inputs[at], text, fields]);
  });
  return [...byInput.values()].flatMap((places) => joinDocuments(places.flatMap((at) => documents[at] ?? [])));
}

/**
 * A file of examples as a list of them: out of the record that has them beside its classes (what nobody has annotated is
 * null there), and where the only line is one example, which is no list of records.
 */
function withExamples(main: ForeignFile, text: string): ForeignFile {
  if (!examplesWithClasses.test(text) && !spacyExample.test(text)) return main;
  const parsed = parseJsonFile(text, main.path);
  if (!parsed.ok) return main;
  const { value } = parsed;
  const examples = isRecord(value)
    ? listMember(value, 'annotations').filter((one) => one !== null)
    : Array.isArray(value) && typeof value[0] === 'string'
      ? [value]
      : undefined;
  if (examples === undefined) return main;
  const list = JSON.stringify(examples);
  return { ...main, text: () => success(list) };
}

function documentOf(value: unknown, at: RecordPlace): ForeignDocument | undefined {
  if (Array.isArray(value)) return readSpacyExample(value, at);
  const text = isRecord(value) ? textMember(value, 'text') : undefined;
  if (!isRecord(value) || text === undefined || text === '') {
    at.fault(isRecord(value) && member(value, 'pattern') !== undefined ? 'it is a match pattern' : 'it has no text');
    return undefined;
  }
  const task = readingOf(value, at);
  const tokens = tokensOf(task);
  const accepted = acceptedOf(task);
  const annotations = spansOf(task, { tokens, accepted, at });
  const { links, ends } = readRelations(task, { annotations, tokens, at });
  const meta = task.inner('meta');
  const data = documentDataOf(meta?.record ?? {}, new Set(['score', 'note']));
  const note = meta?.text('note');
  return {
    name: nameOf(data, undefined, at),
    file: at.file,
    text,
    metadata: data.metadata,
    fields: { ...besidesOf(task), ...data.fields, ...choicesOf(task, annotations, accepted) },
    ...(note === undefined ? {} : { note }),
    annotations: [...annotations, ...ends.map((end) => ({ ...end, ...handOf(task) }))],
    links: links.map((link) => ({ ...handsName(task), ...link })),
    evidence: tokens.filter((token) => token !== undefined),
  };
}

/** What a recipe put beside the text; Prodigy's own keys and what is only for the screen say nothing of it. */
function besidesOf(task: JsonReading): Readonly<Record<string, AttributeValue>> {
  const beside = Object.entries(task.rest(taskMembers));
  return Object.fromEntries(beside.filter(([key]) => !key.startsWith('_')));
}

const taskMembers = new Set(
  (
    'text tokens spans relations meta options accept label answer score priority html image audio ' +
    'video config style field_id field_label field_rows versions'
  ).split(' '),
);

/** By their place in the list, which is what spans and relations name. */
function tokensOf(task: JsonReading): readonly (QuotedSpan | undefined)[] {
  return task.list('tokens').map((token, index) => {
    const record = isRecord(token) ? token : {};
    const [start, end] = [offsetOf(member(record, 'start')), offsetOf(member(record, 'end'))];
    const quote = textMember(record, 'text');
    if (start !== undefined && end !== undefined)
      return end > start ? { spans: [{ start, end }], ...(quote === undefined ? {} : { quote }) } : undefined;
    task.tell(`tokens[${index}] has no offsets (${shownJson(token)})`);
    return undefined;
  });
}

const statusOf = { accept: 'accepted', reject: 'rejected', ignore: 'open' } as const;
const answers = ['accept', 'reject', 'ignore'] as const;

interface TaskParts {
  readonly tokens: readonly (QuotedSpan | undefined)[];
  readonly accepted: readonly string[];
  readonly at: RecordPlace;
}

/** With those by which Prodigy keeps its books, and which say nothing of a text. */
const spanMembers = new Set(
  (
    'start end token_start token_end label text score annotary source input_hash task_hash rank ' +
    'pattern color hidden'
  ).split(' '),
);

/** Who made what a task marks, and what was said of it. */
function handOf(task: JsonReading): Pick<ForeignAnnotation, 'status' | 'annotator'> {
  // What is no list is told where its marks are read.
  const isOfMarks = ['spans', 'relations'].some((key) => listMember(task.record, key).length > 0);
  const answer = isOfMarks ? task.oneOf(answers, 'answer') : undefined;
  return { ...(answer && { status: statusOf[answer] }), ...handsName(task) };
}

function handsName(task: JsonReading): Pick<ForeignLink, 'annotator'> {
  const annotator = task.id('_annotator_id', '_session_id');
  return annotator === undefined ? {} : { annotator };
}

function spansOf(task: JsonReading, { tokens, accepted, at }: TaskParts): readonly ForeignAnnotation[] {
  const spans = task.inners('spans');
  const hand = handOf(task);
  return spans.flatMap((span): ForeignAnnotation[] => {
    const first = tokens[offsetOf(member(span.record, 'token_start')) ?? -1]?.spans[0];
    const last = tokens[offsetOf(member(span.record, 'token_end')) ?? -1]?.spans[0];
    const start = offsetOf(member(span.record, 'start')) ?? first?.start;
    const end = offsetOf(member(span.record, 'end')) ?? last?.end;
    if (start === undefined || end === undefined) {
      span.tell(`${shownJson(span.record)} has no offsets`);
      return [];
    }
    const own = span.inner('annotary');
    const quote = span.text('text');
    const confidence = span.confidence('score');
    const attributes = span.rest(spanMembers);
    const said = own ? ownBesides(own) : {};
    return [
      {
        key: span.place,
        place: `${at.place}, ${span.place}`,
        layer: own?.text('layer') ?? '',
        label: span.id('label') ?? idMember(task.record, 'label') ?? '',
        spans: [{ start, end }],
        ...(quote === undefined ? {} : { quote }),
        ...hand,
        ...(confidence === undefined ? {} : { confidence }),
        ...(spans.length === 1 ? namedBy(accepted) : {}),
        ...said,
        ...(Object.keys(attributes).length > 0 ? { attributes: { ...attributes, ...said.attributes } } : {}),
      },
    ];
  });
}

/** The options that were chosen; numbers, too, name some. */
function acceptedOf(task: JsonReading): readonly string[] {
  return task.list('accept').flatMap((one, index) => {
    if (typeof one === 'string' || typeof one === 'number') return [String(one)];
    task.tell(`accept[${index}] is ${shownJson(one)}, which is no option`);
    return [];
  });
}

/** Where one mention was linked to an entry of Wikidata, the choice says which. */
function namedBy([id, ...others]: readonly string[]): Partial<ForeignAnnotation> {
  if (id === undefined || others.length > 0 || !/^Q\d+$/.test(id)) return {};
  return { entity: { externalIds: { wikidata: id } } };
}

/** What was chosen of a text as a whole. */
function choicesOf(
  task: JsonReading,
  annotations: readonly ForeignAnnotation[],
  accepted: readonly string[],
): Readonly<Record<string, AttributeValue>> {
  const chosen = annotations.some(({ entity }) => entity !== undefined) ? [] : accepted;
  const label = annotations.length === 0 ? task.id('label') : undefined;
  // Without a span to carry it, the answer is about the text.
  const answer = annotations.length === 0 ? task.text('answer') : undefined;
  const [only] = chosen;
  return {
    ...(only === undefined ? {} : { accept: chosen.length === 1 ? only : chosen }),
    ...(label === undefined ? {} : { label }),
    ...(answer !== undefined && answer !== 'accept' ? { answer } : {}),
  };
}
