import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** The bytes of the files that documents were made of: only ever added, and found by their SHA-256. */
export class SourcesTable {
  readonly #db: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #get: StatementSync;
  readonly #length: StatementSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#insert = db.prepare(
      'INSERT INTO sources (sha256, bytes) VALUES (:sha256, :bytes) ON CONFLICT (sha256) DO NOTHING',
    );
    this.#get = db.prepare('SELECT bytes FROM sources WHERE sha256 = :sha256');
    this.#length = db.prepare('SELECT length(bytes) AS bytes FROM sources WHERE sha256 = :sha256');
  }

  put(sha256: string, bytes: Uint8Array): void {
    this.#insert.run({ sha256, bytes });
  }

  get(sha256: string): Uint8Array | undefined {
    const bytes = this.#get.get({ sha256 })?.['bytes'];
    return bytes instanceof Uint8Array ? bytes : undefined;
  }

  byteLength(sha256: string): number | undefined {
    const bytes = this.#length.get({ sha256 })?.['bytes'];
    return typeof bytes === 'number' ? bytes : undefined;
  }

  *rows(): Generator<{ sha256: string; bytes: Uint8Array }> {
    for (const row of this.#db.prepare('SELECT sha256, bytes FROM sources ORDER BY rowid').iterate()) {
      const bytes = row['bytes'];
      yield { sha256: String(row['sha256']), bytes: bytes instanceof Uint8Array ? bytes : new Uint8Array() };
    }
  }
}
