import { DatabaseSync } from 'node:sqlite';

/**
 * Older versions can lose a WAL that is reset while another connection reads (fixed in 3.51.3); several Node versions
 * in use ship one of those.
 */
const LEAST = [3, 51, 3] as const;

/** Throws where this Node's SQLite must not be trusted with a project. Called once, before the first is opened. */
export function assertSqliteIsUsable(version = process.versions['sqlite']): void {
  if (!isAtLeast(version ?? '0'))
    throw new Error(`Annotary needs SQLite ${LEAST.join('.')} or newer; this Node has ${version ?? 'none'}.`);
  const db = new DatabaseSync(':memory:');
  try {
    db.exec('CREATE VIRTUAL TABLE probe USING fts5(text)');
  } finally {
    db.close();
  }
}

function isAtLeast(version: string): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, least] of LEAST.entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}
