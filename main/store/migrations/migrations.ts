import { firstSchema } from './0001-first.ts';
import { memosQueriesRules } from './0002-memos-queries-rules.ts';
import { registers } from './0003-registers.ts';
import { evidenceAndVersions } from './0004-evidence-versions.ts';
import { documentParts } from './0005-document-parts.ts';

/** One step of the file format. A step that was published is never edited: the next one corrects it. */
export interface Migration {
  /** `user_version` after it. */
  readonly version: number;
  readonly sql: string;
}

export const migrations: readonly Migration[] = [
  { version: 1, sql: firstSchema },
  { version: 2, sql: memosQueriesRules },
  { version: 3, sql: registers },
  { version: 4, sql: evidenceAndVersions },
  { version: 5, sql: documentParts },
];

/** The format that this program writes. */
export const FORMAT_VERSION = migrations.at(-1)?.version ?? 0;
