import type { SQLOutputValue } from 'node:sqlite';
import type { AnnotationQuery } from '#shared/domain/annotation-query.ts';
import { OccurrencePattern } from '#shared/text/occurrences.ts';

/** A condition on the rows of `annotations` and the `documents` joined to them, with what its parameters stand for. */
export interface CompiledQuery {
  readonly where: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The SQL function that `holdsWords` is registered as on each connection. */
export const HOLDS_WORDS = 'annotary_holds_words';
/** As `HOLDS_WORDS`, for notes: it looks at what is shown of them. */
export const NOTE_HOLDS_WORDS = 'annotary_note_holds_words';

/**
 * A query as SQL. Whatever a person typed is a parameter, never part of the SQL; lists are JSON, so that a list of any
 * length is one parameter. What is not asked for is no condition; a list without entries is met by nothing.
 */
export function compileAnnotationQuery(query: AnnotationQuery): CompiledQuery {
  const conditions: string[] = [];
  const parameters: Record<string, string> = {};
  const among = (column: string, name: string, values: readonly string[] | undefined): void => {
    if (values === undefined) return;
    parameters[name] = JSON.stringify(values);
    conditions.push(`${column} IN (SELECT value FROM json_each(:${name}))`);
  };
  const holding = (holds: string, column: 'quote' | 'note', words: string | undefined, how: WordMatch = {}): void => {
    const wanted = (words ?? '').trim();
    if (wanted === '') return;
    parameters[column] = wanted;
    parameters[`${column}How`] = JSON.stringify(how);
    // Most notes are empty: they are passed over without a call.
    conditions.push(`annotations.${column} <> '' AND ${holds}(annotations.${column}, :${column}, :${column}How)`);
  };

  among('annotations.layer_id', 'layers', query.layerIds);
  among('annotations.label_id', 'labels', query.labelIds);
  among('annotations.annotator_id', 'annotators', query.annotatorIds);
  among('annotations.document_id', 'documents', query.documentIds);
  among('annotations.entity_id', 'entities', query.entityIds);
  among('annotations.origin_kind', 'origins', query.origins);
  among('documents.status', 'documentStatuses', query.documentStatuses);
  if (query.statuses === undefined) conditions.push("annotations.status <> 'rejected'");
  among('annotations.status', 'statuses', query.statuses);
  if (query.attribute) {
    parameters['attribute'] = query.attribute.id;
    conditions.push(attributeCondition(query.attribute, parameters));
  }
  const { caseSensitive = false, wholeWord = false } = query;
  holding(HOLDS_WORDS, 'quote', query.text, { caseSensitive, wholeWord });
  holding(NOTE_HOLDS_WORDS, 'note', query.note);
  return { where: conditions.length === 0 ? 'TRUE' : conditions.join(' AND '), parameters };
}

/** An empty text and an empty choice count as no value, as they do where a required attribute is missing. */
function attributeCondition(
  { values, missing }: NonNullable<AnnotationQuery['attribute']>,
  parameters: Record<string, string>,
): string {
  const attribute =
    "SELECT 1 FROM json_each(annotations.attributes) AS entry WHERE entry.key = :attribute AND (entry.type <> 'text' OR entry.atom <> '') AND (entry.type <> 'array' OR json_array_length(entry.value) > 0)";
  if (values.length === 0) return `${missing === true ? 'NOT ' : ''}EXISTS (${attribute})`;
  // A value is compared by what JavaScript writes for it: 4 as "4", true as "true", a choice by each of its options.
  parameters['values'] = JSON.stringify(values);
  parameters['numbers'] = JSON.stringify(values.map(Number).filter((number, i) => String(number) === values[i]));
  return `EXISTS (${attribute} AND CASE entry.type
    WHEN 'text' THEN entry.atom IN (SELECT value FROM json_each(:values))
    WHEN 'array' THEN EXISTS (SELECT 1 FROM json_each(entry.value) AS option WHERE option.atom IN (SELECT value FROM json_each(:values)))
    WHEN 'true' THEN 'true' IN (SELECT value FROM json_each(:values))
    WHEN 'false' THEN 'false' IN (SELECT value FROM json_each(:values))
    ELSE entry.atom IN (SELECT value FROM json_each(:numbers)) END)`;
}

/** Without case, and however its accents were typed. */
export function foldText(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** How words are compared with a text, besides without case and as parts of words. */
interface WordMatch {
  readonly caseSensitive?: boolean;
  readonly wholeWord?: boolean;
}

type Holds = (text: string) => boolean;

/**
 * Whether a text, as it is read, holds each of the words, which stand between blanks; `how` is a `WordMatch` as JSON.
 * Made for one connection.
 */
export function holdsWords(
  read = (text: string) => text,
): (text: SQLOutputValue, words: SQLOutputValue, how: SQLOutputValue) => 0 | 1 {
  // A query asks about the same words for every row.
  let last: readonly [SQLOutputValue, SQLOutputValue] = ['', ''];
  let holds: Holds = () => true;
  return (text, words, how) => {
    if (words !== last[0] || how !== last[1]) {
      last = [words, how];
      // True: the query was compiled above.
      holds = holderOf(String(words), JSON.parse(String(how)) as WordMatch);
    }
    return holds(read(String(text))) ? 1 : 0;
  };
}

function holderOf(words: string, { caseSensitive = false, wholeWord = false }: WordMatch): Holds {
  const fold = caseSensitive ? (text: string) => text.normalize('NFC') : foldText;
  const wanted = fold(words)
    .trim()
    .split(/\s+/u)
    .map((word) => holdsOne(word, wholeWord));
  return (text) => {
    const folded = fold(text);
    return wanted.every((isIn) => isIn(folded));
  };
}

function holdsOne(word: string, wholeWord: boolean): Holds {
  if (!wholeWord) return (text) => text.includes(word);
  // The case is folded already where it does not count.
  const pattern = new OccurrencePattern(word, { wholeWord, caseSensitive: true, inflected: false });
  return (text) => pattern.findIn(text).next().done === false;
}
