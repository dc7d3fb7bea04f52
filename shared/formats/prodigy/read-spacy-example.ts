import type { AttributeValue } from '../../domain/annotation.ts';
import { baseName } from '../exchange/document-data.ts';
import type { ForeignAnnotation, ForeignDocument } from '../exchange/foreign-corpus.ts';
import { attributeValueOf, idMember, isRecord, member, offsetOf, shownJson } from '../exchange/json-input.ts';
import { readingOf, type RecordPlace } from '../exchange/read-records.ts';

/** What examples of spaCy say of single words: of no use without its tokens. */
const ofTokens = [
  'heads',
  'deps',
  'tags',
  'pos',
  'lemmas',
  'morphs',
  'words',
  'spaces',
  'sent_starts',
  'links',
] as const;

/** `[text, {"entities": [[start, end, label]], "spans": {"key": [[start, end, label]]}, "cats": {"X": 1}}]` */
export function readSpacyExample(example: readonly unknown[], at: RecordPlace): ForeignDocument | undefined {
  const [text, said] = example;
  if (typeof text !== 'string' || text === '' || !isRecord(said)) {
    at.fault(`${shownJson(example)} is no example of spaCy`);
    return undefined;
  }
  const annotations: ForeignAnnotation[] = [];
  const read = (list: readonly unknown[], layer: string, within: string): void => {
    for (const [index, item] of list.entries()) {
      const place = `${within}[${index}]`;
      const mark = markOf(item);
      if (mark) annotations.push({ ...mark, key: place, place: `${at.place}, ${place}`, layer });
      else at.fault(`${shownJson(item)} is no span`, place);
    }
  };
  const reading = readingOf(said, at);
  read(reading.list('entities'), '', 'entities');
  const isGrouped = isRecord(member(said, 'spans'));
  const groups = isGrouped ? reading.inner('spans') : undefined;
  if (!isGrouped) read(reading.list('spans'), '', 'spans');
  for (const key of Object.keys(groups?.record ?? {})) read(groups?.list(key) ?? [], key, `spans.${key}`);
  const left = ofTokens.filter((key) => member(said, key) !== undefined);
  if (left.length > 0) at.fault(`what it says of single words is left out (${left.join(', ')})`);
  const cats = reading.inner('cats')?.record ?? {};
  const fields = Object.entries(cats).map(([key, value]) => [key, attributeValueOf(value)] as const);
  return {
    name: `${baseName(at.file)} ${at.number}`,
    file: at.file,
    text,
    fields: Object.fromEntries(fields.filter((field): field is [string, AttributeValue] => field[1] !== undefined)),
    annotations,
    links: [],
  };
}

function markOf(item: unknown): Pick<ForeignAnnotation, 'spans' | 'label'> | undefined {
  const [first, last, name] = Array.isArray(item)
    ? (item as unknown[])
    : isRecord(item)
      ? [member(item, 'start'), member(item, 'end'), idMember(item, 'label')]
      : [];
  const [start, end] = [offsetOf(first), offsetOf(last)];
  if (start === undefined || end === undefined || typeof name !== 'string') return undefined;
  return { spans: [{ start, end }], label: name };
}
