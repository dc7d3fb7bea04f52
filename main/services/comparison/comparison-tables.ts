import { type ClaimThere, passageOrders, quotationOrders } from '#shared/api/comparison-answers.ts';
import type { InputOf } from '#shared/api/contract.ts';
import { speakerIdsCell } from '#shared/claims/claim-tables.ts';
import { IndexedText } from '#shared/comparison/indexed-text.ts';
import { lookUpQuote, type QuoteLookup } from '#shared/comparison/quote-lookup.ts';
import { toldChanges, verdictOf } from '#shared/comparison/quote-verdict.ts';
import type { Span } from '#shared/domain/span.ts';
import type { PlainTable } from '#shared/formats/csv/plain-table.ts';
import { OffsetConverter } from '#shared/text/offsets.ts';
import type { ProjectReader } from '../../store/project-reader.ts';
import { claimThere, differsInSpeaker } from '../claims/claims-by-place.ts';
import { articleCells, type ArticlesNow } from './comparison.ts';
import { arrangePassages, type PassageRows } from './passage-answers.ts';
import { arrangeQuotations, type QuotationRows } from './quotation-answers.ts';

// The tables as they are exported. The columns are a contract: new ones stand behind those that are there. Offsets are
// code points, as in the other exports.

type Row = PlainTable['rows'][number];
type Question = Pick<InputOf<'claims.table'>, 'question' | 'kind'>;

const quotationColumns = [
  'quotation',
  'document',
  'document_id',
  'outlet',
  'date',
  'start',
  'end',
  'annotation_id',
  'speaker',
  'speaker_entity_id',
  'proposition_id',
  'verdict',
  'coverage',
  'found_text',
  'changes',
  'found_document',
  'found_document_id',
  'found_outlet',
  'found_date',
  'found_start',
  'found_end',
  'found_annotation_id',
  'found_speaker',
  'found_speaker_entity_id',
  'speaker_differs',
  'document_name',
  'found_document_name',
] as const;

/** A row per quotation and article that has it; one row, `not-found`, for a quotation that no other article has. */
export function* quotationTable(
  { compared, rows }: QuotationRows,
  { question, kind = 'all' }: Question,
  read: ProjectReader,
): Generator<number, PlainTable> {
  const { texts, now } = { texts: compared.texts.texts, now: compared.now };
  const places = new Places(read);
  const table: Row[] = [];
  const wanted = arrangeQuotations(rows, {
    ...orderOf(question, quotationOrders, 'text'),
    filter: question.filter,
    kind,
  });
  for (const { row, quotation } of wanted) {
    yield table.length;
    const { claim } = row;
    const name = nameIn(now, row.documentId);
    const cells = [
      row.quote,
      ...articleRow(row),
      ...places.inCodePoints(row.documentId, row.span),
      ...claimRow(claim),
      claim?.propositionId ?? null,
    ];
    if (quotation.found.length === 0) table.push([...cells, 'not-found', 0, ...Array<null>(12).fill(null), name, null]);
    for (const found of quotation.found) {
      yield table.length;
      const id = texts[found.text]?.id ?? '';
      const article = articleCells(now, id);
      if (!article) continue;
      const text = places.indexed(id);
      const lookup = lookUpQuote(row.quote, text);
      const frame = now.claims.at(id, found.span);
      const there = frame ? claimThere(frame) : null;
      table.push([
        ...cells,
        verdictOf(lookup) ?? found.verdict,
        Math.round(found.coverage * 1000) / 1000,
        text.text.slice(found.span.start, found.span.end),
        changesOf(row.quote, text.text, lookup),
        ...articleRow(article),
        ...places.inCodePoints(id, found.span),
        ...claimRow(there),
        claim && there ? differsInSpeaker(quotation.frame, frame) : null,
        name,
        nameIn(now, id),
      ]);
    }
  }
  return { columns: quotationColumns, rows: table };
}

/** As the question says; where it names no order that the table has, in the usual one. */
function orderOf<Order extends string>({ sort }: Question['question'], orders: readonly Order[], usual: Order) {
  const wanted = orders.find((order) => order === sort?.column);
  if (sort && wanted !== undefined) return { sort: wanted, direction: sort.direction };
  return { sort: usual, direction: usual === 'text' ? 'ascending' : 'descending' } as const;
}

/** Each change as `before → after`; a word that only one of the two has stands alone beside the arrow. */
function changesOf(quote: string, text: string, lookup: QuoteLookup): string[] {
  const told: string[] = [];
  let removed = '';
  const tell = (added: string): void => {
    if (removed !== '' || added !== '') told.push(`${removed} → ${added}`.trim());
    removed = '';
  };
  for (const { kind, before, after } of toldChanges(lookup)) {
    if (kind === 'removed') {
      if (removed !== '') tell('');
      removed = quote.slice(before.start, before.end);
    } else tell(kind === 'added' ? text.slice(after.start, after.end) : '');
  }
  tell('');
  return told;
}

const passageColumns = [
  'passage_id',
  'articles',
  'words',
  'text',
  'document',
  'document_id',
  'outlet',
  'date',
  'start',
  'end',
  'similarity',
  'earliest',
  'claim_ids',
  'document_name',
] as const;

/** A row per passage and place where it stands, the passages with most articles first. */
export function* passageTable(
  { compared: { now }, rows }: PassageRows,
  { question }: Question,
  read: ProjectReader,
): Generator<number, PlainTable> {
  const places = new Places(read);
  const table: Row[] = [];
  const wanted = arrangePassages(rows, { ...orderOf(question, passageOrders, 'articles'), filter: question.filter });
  for (const { row, passage } of wanted)
    for (const { id, span, similarity } of passage.places) {
      yield table.length;
      const article = articleCells(now, id);
      if (!article) continue;
      table.push([
        row.id,
        row.articles,
        row.words,
        read.textOf(id).slice(span.start, span.end),
        ...articleRow(article),
        ...places.inCodePoints(id, span),
        Math.round(similarity * 1000) / 1000,
        article.documentId === row.earliest.documentId,
        now.claims.inside(id, span).map(({ claim }) => claim.id),
        nameIn(now, id),
      ]);
    }
  return { columns: passageColumns, rows: table };
}

function articleRow({ title, documentId, outlet, date }: NonNullable<ReturnType<typeof articleCells>>): string[] {
  return [title, documentId, outlet, date];
}

/** What `claims.csv` calls `document`. */
function nameIn({ documents }: ArticlesNow, id: string): string {
  return documents.get(id)?.name ?? '';
}

function claimRow(claim: ClaimThere | null): (string | null)[] {
  return [claim?.annotationId ?? null, claim?.speaker ?? null, claim && speakerIdsCell(claim)];
}

/** What is known of the texts that were looked at last: rows of one article stand together. */
class Places {
  readonly #read: ProjectReader;
  readonly #indexed = new Map<string, IndexedText>();
  readonly #converters = new Map<string, OffsetConverter>();

  constructor(read: ProjectReader) {
    this.#read = read;
  }

  indexed(id: string): IndexedText {
    return kept(this.#indexed, id, () => new IndexedText(this.#read.textOf(id)));
  }

  inCodePoints(id: string, { start, end }: Span): [number, number] {
    const converter = kept(this.#converters, id, () => new OffsetConverter(this.#read.textOf(id)));
    return [converter.toCodePoint(start), converter.toCodePoint(end)];
  }
}

const MOST_KEPT = 64;

function kept<Value>(map: Map<string, Value>, id: string, make: () => Value): Value {
  const known = map.get(id);
  if (known) return known;
  const made = make();
  map.set(id, made);
  for (const [oldest] of map) {
    if (map.size <= MOST_KEPT) break;
    map.delete(oldest);
  }
  return made;
}
