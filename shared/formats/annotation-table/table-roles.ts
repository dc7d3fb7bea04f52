import { offsetOf } from '../exchange/json-input.ts';

/**
 * What a column of a table of annotations can be, by what programs call it, most telling first: without case, blanks and
 * signs. Columns of no role are attributes. MAXQDA's Beginning and End are numbers of paragraphs, and no offsets.
 */
const roleNames = {
  document:
    'document documentname documenttitle documentid docid doc docname dokument dokumentname dokumenttitel filename file articleid article name source',
  start: 'start begin startoffset beginoffset from startchar offset startindex startposition charstart pos0',
  end: 'end stop endoffset to endchar endindex endposition charend pos1',
  spans: 'spans fragments offsets',
  quote:
    'text quote quotation quotationcontent zitatinhalt mention exact surface span entitytext content selectedtext coveredtext codedtext seltext segment highlight keyphrase word phrase',
  label: 'label tag code codename codes tags labels kode kodes type category class entitytype labelname entitylabel',
  layer: 'layer tagset task group',
  annotator:
    'annotator annotatorname user coder createdby modifiedby erstelltvon bearbeitetvon author completedby owner',
  status: 'status',
  confidence: 'confidence score probability',
  note: 'note comment kommentar memo codedmemo remark',
  id: 'annotationid id annid spanid markid',
  createdAt: 'createdat date created timestamp',
} as const;
/** `text`, of the document that the annotation is in, is nothing that the name of a column tells. */
export type TableRole = keyof typeof roleNames | 'text';

/** In the order in which a person is asked for them. */
export const rowRoles: readonly TableRole[] = [
  'document',
  'text',
  'start',
  'end',
  'spans',
  'quote',
  'label',
  'layer',
  'annotator',
  'note',
  'id',
  'status',
  'confidence',
  'createdAt',
];

const tokenRoleNames = {
  // Not `text`: a table of texts and labels is one of documents.
  word: 'word token form words tokens',
  tag: 'tag ner nertag label iob bio entitytag labels tags nertags',
  sentence: 'sentence sentenceid sentid sentenceno sentencenumber sent',
  document: 'document documentid docid doc file filename article articleid',
} as const;
export type TokenRole = keyof typeof tokenRoleNames;
export const tokenRoleList: readonly TokenRole[] = ['word', 'tag', 'sentence', 'document'];

/** Without case, blanks and signs: `Sentence #` is `sentence`. */
function folded(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** The column of each role, by what columns are usually called; the most telling name first, each column once. */
function rolesOf<Role extends string>(
  columns: readonly string[],
  names: Readonly<Record<Role, string>>,
): ReadonlyMap<Role, number> {
  const plain = columns.map(folded);
  const taken = new Set<number>();
  const roles = new Map<Role, number>();
  for (const [role, words] of Object.entries(names) as [Role, string][]) {
    const found = words
      .split(' ')
      .flatMap((word) => plain.flatMap((one, at) => (one === word && !taken.has(at) ? [at] : [])));
    const [column] = found;
    if (column === undefined) continue;
    roles.set(role, column);
    taken.add(column);
  }
  return roles;
}

/** What the columns of rows of annotations are called, however little that is; the first row as in `annotationRoles`. */
export function rolesOfRows(columns: readonly string[], row: readonly string[] = []): ReadonlyMap<TableRole, number> {
  const plain = columns.map(folded);
  const roles = new Map<TableRole, number>(rolesOf(columns, roleNames));
  // DNA's author is that of the article.
  if (plain.includes('documenttitle') && plain.includes('stop') && plain.includes('time')) roles.delete('annotator');
  const text = roles.get('quote');
  if (text === undefined || !isWholeText(row, { text, start: roles.get('start'), end: roles.get('end') })) return roles;
  roles.delete('quote');
  roles.set('text', text);
  const taken = new Set(roles.values());
  const quote = ['entity', ...roleNames.quote.split(' ')]
    .map((name) => plain.findIndex((one, at) => one === name && !taken.has(at)))
    .find((at) => at >= 0);
  return quote === undefined ? roles : roles.set('quote', quote);
}

/** Whether a cell is longer than what its offsets enclose, in whatever they count, and long enough to have them in it. */
function isWholeText(
  row: readonly string[],
  at: { readonly text: number; readonly start: number | undefined; readonly end: number | undefined },
): boolean {
  const cell = row[at.text] ?? '';
  const [start, end] = [at.start, at.end].map((column) => offsetOf((row[column ?? -1] ?? '').trim()));
  if (start === undefined || end === undefined) return false;
  const room = Array.from(cell).length;
  return room >= end && room > end - start + 1;
}

/** The same of rows of tokens. */
export function rolesOfTokens(columns: readonly string[]): ReadonlyMap<TokenRole, number> {
  return rolesOf(columns, tokenRoleNames);
}

/**
 * A row for each annotation: a document or its text, and a place in it by offsets or, where columns are called as
 * programs for qualitative analysis call them, by its words. Times of a transcript have no document.
 *
 * @param row the first one; what is in it tells the text of a document from the words of an annotation
 */
export function annotationRoles(
  columns: readonly string[],
  row: readonly string[] = [],
): ReadonlyMap<TableRole, number> | undefined {
  const roles = withoutHalfPlaces(rolesOfRows(columns, row));
  const isPlaced = roles.has('start') && (roles.has('document') || roles.has('text'));
  return isPlaced || isQuoted(columns, roles) ? roles : undefined;
}

/** Where one end is no offset, the other is none either. */
function withoutHalfPlaces(roles: ReadonlyMap<TableRole, number>): ReadonlyMap<TableRole, number> {
  if (roles.has('start') && roles.has('end')) return roles;
  return new Map([...roles].filter(([role]) => role !== 'start' && role !== 'end'));
}

const words = (names: string): ReadonlySet<string> => new Set(names.split(' '));
/** A table of articles may have a source, a text and a label as well; it calls none of them so. */
const surely = {
  document: words('document documentname documenttitle dokument dokumentname dokumenttitel docname filename file'),
  quote: words(
    'quotation quotationcontent zitatinhalt segment codedtext seltext selectedtext coveredtext highlight quote',
  ),
  label: words('label tag code codename codes tags labels kode kodes'),
} as const;

function isQuoted(columns: readonly string[], roles: ReadonlyMap<TableRole, number>): boolean {
  const nameOf = (role: TableRole): string => folded(columns[roles.get(role) ?? -1] ?? '');
  if (roles.has('start') || !surely.document.has(nameOf('document')) || !surely.label.has(nameOf('label')))
    return false;
  // Taguette's highlights.
  const isTaguette = nameOf('document') === 'document' && nameOf('label') === 'tag' && nameOf('quote') === 'content';
  return isTaguette || surely.quote.has(nameOf('quote'));
}

/** Columns that programs call so hold all codes of a quotation, one after the other. */
const plural = words('codes tags labels kodes');

export function holdsSeveralLabels(column: string): boolean {
  return plural.has(folded(column));
}

/** A row for each token: a word and a tag, and no offsets. Columns called words and labels have other uses as well. */
export function tokenRoles(columns: readonly string[]): ReadonlyMap<TokenRole, number> | undefined {
  const roles = rolesOfTokens(columns);
  if (!roles.has('word') || !roles.has('tag')) return undefined;
  const isPlural = [roles.get('word'), roles.get('tag')].some((at) => folded(columns[at ?? -1] ?? '').endsWith('s'));
  return isPlural && !roles.has('sentence') ? undefined : roles;
}

/** Of our own tables: what other columns say already, or what other tables do. */
export const derivedColumns: ReadonlySet<string> = new Set([
  'document_id',
  'entity_id',
  'entity',
  'origin',
  'updated_at',
  'source_entity_id',
  'proposition_id',
  'proposition',
  'evidence',
  'via',
  'source_annotation_id',
  'cue_annotation_id',
  'addressee_annotation_id',
  'evidence_annotation_id',
]);
