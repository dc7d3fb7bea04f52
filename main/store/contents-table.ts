import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { DocumentContent } from '#shared/domain/document.ts';
import type { Sha256 } from '#shared/domain/ids.ts';
import { canonicalJson } from './canonical-json.ts';
import { sha256Of } from './hashes.ts';
import { jsonCell, asRow, loneSurrogateOffset } from './record-table.ts';
import { Refusal } from './refusal.ts';

/** A content as it lies in its row. */
export interface StoredContent {
  readonly id: string;
  readonly text: string;
  /** Canonical JSON. */
  readonly blocks: string;
  readonly marks: string;
}

/**
 * The id of a content: SHA-256, in lower-case hexadecimal, of the UTF-8 bytes of
 *
 *     {"blocks":[...],"marks":[...],"text":"..."}
 *
 * in canonical JSON: keys of every object sorted by UTF-16 units, no blanks, members that are undefined left out,
 * strings and numbers as `JSON.stringify` writes them.
 */
export function contentIdOf(content: Pick<StoredContent, 'text' | 'blocks' | 'marks'>): Sha256 {
  return sha256Of(`{"blocks":${content.blocks},"marks":${content.marks},"text":${JSON.stringify(content.text)}}`);
}

export function storedContentOf(content: DocumentContent): StoredContent & { readonly id: Sha256 } {
  if (!content.text.isWellFormed())
    throw new Refusal('import/not-well-formed', { file: 'text', offset: loneSurrogateOffset(content.text) });
  const stored = { text: content.text, blocks: canonicalJson(content.blocks), marks: canonicalJson(content.marks) };
  return { id: contentIdOf(stored), ...stored };
}

/** A document that holds the words of a search, and which of the contents is its text. */
export interface MatchingDocument {
  readonly id: string;
  readonly contentId: string;
  /** BCP 47; empty where unknown. */
  readonly language: string;
}

/** Texts with their blocks and marks: only ever added, found by their hash, and searchable by their words. */
export class ContentsTable {
  readonly #db: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #index: StatementSync;
  readonly #get: StatementSync;
  readonly #search: StatementSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#insert = db.prepare(
      'INSERT INTO contents (id, text, blocks, marks) VALUES (:id, :text, :blocks, :marks) ON CONFLICT (id) DO NOTHING',
    );
    this.#index = db.prepare('INSERT INTO content_words (rowid, text) VALUES (:number, :text)');
    this.#get = db.prepare('SELECT id, text, blocks, marks FROM contents WHERE id = :id');
    // The order of documents, not of relevance: a reader goes through the articles one after the other.
    this.#search = db.prepare(`
      SELECT documents.id, documents.content_id, documents.language FROM content_words
      JOIN contents ON contents.number = content_words.rowid
      JOIN documents ON documents.content_id = contents.id
      WHERE content_words MATCH :words AND (:documentId IS NULL OR documents.id = :documentId)
      ORDER BY documents.position, documents.id`);
  }

  /** Adds it unless it is there. Inside a transaction, so that the row and its words come together. */
  put(stored: StoredContent): void {
    const { id, text, blocks, marks } = stored;
    const { changes, lastInsertRowid } = this.#insert.run({ id, text, blocks, marks });
    if (changes === 1) this.#index.run({ number: lastInsertRowid, text });
  }

  has(id: string): boolean {
    return this.#db.prepare('SELECT 1 FROM contents WHERE id = :id').get({ id }) !== undefined;
  }

  /** Verified against its hash: a text that a fault of the disk altered is never shown as if it were the article. */
  get(id: string): DocumentContent | undefined {
    const row = this.#get.get({ id });
    if (!row) return undefined;
    const stored = asStored(row);
    if (contentIdOf(stored) !== id)
      throw new Refusal('project/damaged', { path: `content ${id}`, reason: 'the text is not what its hash says' });
    const cells = asRow(row);
    return { text: stored.text, blocks: jsonCell(cells, 'blocks'), marks: jsonCell(cells, 'marks') };
  }

  *rows(): Generator<StoredContent> {
    const rows = this.#db.prepare('SELECT id, text, blocks, marks FROM contents ORDER BY number').iterate();
    for (const row of rows) yield asStored(row);
  }

  /** The documents whose text matches an FTS5 expression, which the caller has built and escaped. */
  documentsMatching(words: string, documentId: string | null = null): MatchingDocument[] {
    return this.#search.all({ words, documentId }).map((row) => ({
      id: String(row['id']),
      contentId: String(row['content_id']),
      language: String(row['language']),
    }));
  }

  /** Throws where the index of words and the texts disagree. */
  checkWords(): void {
    this.#db.exec("INSERT INTO content_words (content_words, rank) VALUES ('integrity-check', 1)");
  }
}

function asStored(row: Readonly<Record<string, unknown>>): StoredContent {
  return {
    id: String(row['id']),
    text: String(row['text']),
    blocks: String(row['blocks']),
    marks: String(row['marks']),
  };
}
