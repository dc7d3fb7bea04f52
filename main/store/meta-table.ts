import type { DatabaseSync } from 'node:sqlite';
import { hashRow } from './hashes.ts';

/** `created` is the moment, `id` stays the same in every copy, `name` is what people call the project. */
export type MetaKey = 'id' | 'name' | 'created';

/** What is known of the project as a whole: written once, when it is created. */
export class MetaTable {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  get(key: MetaKey): string {
    return String(this.#db.prepare('SELECT value FROM meta WHERE key = :key').get({ key })?.['value'] ?? '');
  }

  put(key: string, value: string): void {
    this.#db
      .prepare('INSERT INTO meta (key, value, hash) VALUES (:key, :value, :hash)')
      .run({ key, value, hash: metaHash(key, value) });
  }

  rows(): { key: string; value: string; hash: string }[] {
    return this.#db
      .prepare('SELECT key, value, hash FROM meta ORDER BY key')
      .all()
      .map((row) => ({ key: String(row['key']), value: String(row['value']), hash: String(row['hash']) }));
  }
}

export function metaHash(key: string, value: string): string {
  return hashRow('meta', [key, value]);
}
