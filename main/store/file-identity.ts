import { statSync } from 'node:fs';

/** A file as the folder shows it; undefined where there is none. */
interface Appearance {
  readonly place: string;
  readonly size: bigint;
  readonly modified: bigint;
}

/**
 * Tells whether somebody else moved, replaced or wrote the project file or its WAL. SQLite does not notice it: every
 * further commit is acknowledged and then lost (R5). Works because all checkpoints are our own, so that these files
 * change only while we write; costs a few microseconds. It must never open the file: closing it again would drop the
 * POSIX locks that SQLite holds in this process.
 */
export class FileIdentity {
  readonly #paths: readonly string[];
  #seen: readonly (Appearance | undefined)[];

  constructor(path: string) {
    this.#paths = [path, `${path}-wal`];
    this.#seen = this.#look();
  }

  /** True where the files are not as we left them. */
  changed(): boolean {
    return this.#look().some((now, index) => {
      const before = this.#seen[index];
      return now?.place !== before?.place || now?.size !== before?.size || now?.modified !== before?.modified;
    });
  }

  /** Remembers the files as they are after our own writing. A project file that is another one now is not accepted. */
  record(): void {
    const now = this.#look();
    if (now[0]?.place === this.#seen[0]?.place) this.#seen = now;
  }

  walSize(): number {
    return Number(this.#seen[1]?.size ?? 0n);
  }

  /** True where the WAL beside the project is still the one that we wrote. */
  ownsWal(): boolean {
    const wal = this.#look()[1];
    return wal !== undefined && wal.place === this.#seen[1]?.place;
  }

  /** True where the file was written in place: it is the same file with another content. */
  overwritten(): boolean {
    return this.#look()[0]?.place === this.#seen[0]?.place;
  }

  #look(): readonly (Appearance | undefined)[] {
    return this.#paths.map((path) => {
      const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
      return stat && { place: `${stat.dev}:${stat.ino}`, size: stat.size, modified: stat.mtimeNs };
    });
  }
}
