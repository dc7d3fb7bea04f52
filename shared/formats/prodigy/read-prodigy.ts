import type { AttributeValue } from '../../domain/annotation.ts';
import { failure } from '../../domain/result.ts';
import type { AnnotationReader, FileHead } from '../exchange/annotation-reader.ts';
import { documentDataOf } from '../exchange/document-data.ts';
import type { ForeignAnnotation, ForeignDocument, QuotedSpan } from '../exchange/foreign-corpus.ts';
import {
  confidenceOf,
  idMember,
  isRecord,
  type JsonRecord,
  listMember,
  member,
  offsetOf,
  shownJson,
  textMember,
} from '../exchange/json-input.ts';
import { ownBesides } from '../exchange/own-besides.ts';
import { nameOf, readRecords, type RecordPlace } from '../exchange/read-records.ts';
import { readRelations } from './read-prodigy-relations.ts';
import { readSpacyExample } from './read-spacy-example.ts';

const patternFile = /^\s*\{\s*"(?:label"\s*:\s*"[^"]*"\s*,\s*"pattern|pattern)"\s*:/;
const spacyExample = /^\s*(?:\[\s*)?\[\s*"(?:[^"\\]|\\.)*"\s*,\s*\{/;

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
    return readRecords(main, documentOf);
  },
};

function recognises({ head }: FileHead): 0 | 1 | 2 | 3 {
  if (/"_(?:task|input)_hash"\s*:/.test(head) || patternFile.test(head)) return 3;
  if (spacyExample.test(head)) return /"(?:entities|spans|cats|heads|deps|tags|links|words)"\s*:/.test(head) ? 3 : 1;
  if (!/^\s*(?:\[\s*)?\{/.test(head)) return 0;
  const isTask = /"text"\s*:/.test(head) && /"spans"\s*:\s*\[/.test(head);
  if (isTask && /"(?:tokens|answer|token_start|_view_id|_session_id)"\s*:/.test(head)) return 3;
  return isTask ? 2 : 0;
}

function documentOf(value: unknown, at: RecordPlace): ForeignDocument | undefined {
  if (Array.isArray(value)) return readSpacyExample(value, at);
  const text = isRecord(value) ? textMember(value, 'text') : undefined;
  if (!isRecord(value) || text === undefined || text === '') {
    at.fault(isRecord(value) && member(value, 'pattern') !== undefined ? 'it is a match pattern' : 'it has no text');
    return undefined;
  }
  const tokens = tokensOf(value, at);
  const annotations = spansOf(value, tokens, at);
  const { links, ends } = readRelations(value, { annotations, tokens, at });
  const meta = member(value, 'meta');
  const data = documentDataOf(isRecord(meta) ? meta : {}, new Set(['score']));
  return {
    name: nameOf(data, undefined, at),
    file: at.file,
    text,
    metadata: data.metadata,
    fields: { ...data.fields, ...choicesOf(value, annotations) },
    annotations: [...annotations, ...ends],
    links,
    evidence: tokens.filter((token) => token !== undefined),
  };
}

/** By their place in the list, which is what spans and relations name. */
function tokensOf(value: JsonRecord, at: RecordPlace): readonly (QuotedSpan | undefined)[] {
  return listMember(value, 'tokens').map((token, index) => {
    const record = isRecord(token) ? token : {};
    const [start, end] = [offsetOf(member(record, 'start')), offsetOf(member(record, 'end'))];
    const quote = textMember(record, 'text');
    if (start !== undefined && end !== undefined)
      return end > start ? { spans: [{ start, end }], ...(quote === undefined ? {} : { quote }) } : undefined;
    at.fault('a token has no offsets', `tokens[${index}]`);
    return undefined;
  });
}

const statusOf = { accept: 'accepted', reject: 'rejected', ignore: 'open' } as const;

function spansOf(
  value: JsonRecord,
  tokens: readonly (QuotedSpan | undefined)[],
  at: RecordPlace,
): readonly ForeignAnnotation[] {
  const answer = textMember(value, 'answer') ?? '';
  const status = Object.hasOwn(statusOf, answer) ? statusOf[answer as keyof typeof statusOf] : undefined;
  const annotator = idMember(value, '_annotator_id', '_session_id');
  const spans = listMember(value, 'spans');
  return spans.flatMap((span, index): ForeignAnnotation[] => {
    const within = `spans[${index}]`;
    const record = isRecord(span) ? span : {};
    const first = tokens[offsetOf(member(record, 'token_start')) ?? -1]?.spans[0];
    const last = tokens[offsetOf(member(record, 'token_end')) ?? -1]?.spans[0];
    const start = offsetOf(member(record, 'start')) ?? first?.start;
    const end = offsetOf(member(record, 'end')) ?? last?.end;
    if (start === undefined || end === undefined) {
      at.fault(`${shownJson(span)} has no offsets`, within);
      return [];
    }
    const own = member(record, 'annotary');
    const quote = textMember(record, 'text');
    const confidence = confidenceOf(member(record, 'score'));
    return [
      {
        key: `span-${index}`,
        place: `${at.place}, ${within}`,
        layer: (isRecord(own) ? textMember(own, 'layer') : undefined) ?? '',
        label: idMember(record, 'label') ?? idMember(value, 'label') ?? '',
        spans: [{ start, end }],
        ...(quote === undefined ? {} : { quote }),
        ...(status && { status }),
        ...(annotator === undefined ? {} : { annotator }),
        ...(confidence === undefined ? {} : { confidence }),
        ...namedBy(value, spans.length),
        ...(isRecord(own) ? ownBesides(own) : {}),
      },
    ];
  });
}

/** Where one mention was linked to an entry of Wikidata, the choice says which. */
function namedBy(value: JsonRecord, spans: number): Partial<ForeignAnnotation> {
  const accepted = listMember(value, 'accept');
  const [id] = accepted;
  if (spans !== 1 || accepted.length !== 1 || typeof id !== 'string' || !/^Q\d+$/.test(id)) return {};
  return { entity: { externalIds: { wikidata: id } } };
}

/** What was chosen of a text as a whole. */
function choicesOf(
  value: JsonRecord,
  annotations: readonly ForeignAnnotation[],
): Readonly<Record<string, AttributeValue>> {
  const accepted = listMember(value, 'accept').filter((one) => typeof one === 'string' || typeof one === 'number');
  const chosen = annotations.some(({ entity }) => entity !== undefined) ? [] : accepted.map(String);
  const label = annotations.length === 0 ? idMember(value, 'label') : undefined;
  const answer = textMember(value, 'answer');
  const [only] = chosen;
  return {
    ...(only === undefined ? {} : { accept: chosen.length === 1 ? only : chosen }),
    ...(label === undefined ? {} : { label }),
    // Without a span to carry it, the answer is about the text.
    ...(answer !== undefined && annotations.length === 0 && answer !== 'accept' ? { answer } : {}),
  };
}
