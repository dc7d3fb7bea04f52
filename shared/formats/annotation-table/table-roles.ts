/** What a column of a table of annotations can be. Columns of no role are attributes. */
const roleNames = {
  document: 'document documentname documentid docid doc docname filename file articleid article name source',
  start: 'start begin startoffset from startchar offset startindex startposition charstart',
  end: 'end stop endoffset to endchar endindex endposition charend',
  spans: 'spans fragments offsets',
  quote: 'text quote mention exact surface span entitytext content selectedtext coveredtext word phrase',
  label: 'label tag type category code class entitytype labelname entitylabel codename',
  layer: 'layer tagset task group',
  annotator: 'annotator annotatorname user coder author completedby owner createdby',
  status: 'status',
  confidence: 'confidence score probability',
  note: 'note comment memo remark',
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
  word: 'word token form',
  tag: 'tag ner nertag label iob bio entitytag',
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

/** What the columns of rows of annotations are called, however little that is. */
export function rolesOfRows(columns: readonly string[]): ReadonlyMap<TableRole, number> {
  return rolesOf(columns, roleNames);
}

/** The same of rows of tokens. */
export function rolesOfTokens(columns: readonly string[]): ReadonlyMap<TokenRole, number> {
  return rolesOf(columns, tokenRoleNames);
}

/** A row for each annotation: it names a document and a place in it. Times of a transcript have no document. */
export function annotationRoles(columns: readonly string[]): ReadonlyMap<TableRole, number> | undefined {
  const roles = rolesOfRows(columns);
  return roles.has('start') && roles.has('end') && roles.has('document') ? roles : undefined;
}

/** A row for each token: a word and a tag, and no offsets. */
export function tokenRoles(columns: readonly string[]): ReadonlyMap<TokenRole, number> | undefined {
  const roles = rolesOfTokens(columns);
  return roles.has('word') && roles.has('tag') && columns.length > 1 ? roles : undefined;
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
