import type { AnyChange, ChangeSet } from '#shared/domain/change-set.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import { sameValue } from '#shared/domain/same-value.ts';
import type { ProjectReader } from './project-reader.ts';

/**
 * Gives every codebook a number of its own. An undo goes back to an earlier number, and counting on from there would
 * give a number a second time; annotations that were made under it could not be told apart.
 */
export class CodebookVersions {
  readonly #read: ProjectReader;
  /** The highest number that was ever given, once it was asked for. */
  #highest: number | undefined;

  constructor(read: ProjectReader) {
    this.#read = read;
  }

  /** The same changes, with the next free number where the one of the new codebook was given to another content. */
  numbered(changeSet: ChangeSet): ChangeSet {
    if (!changeSet.some(({ kind }) => kind === 'codebook')) return changeSet;
    return changeSet.map((change): AnyChange => {
      if (change.kind !== 'codebook' || !change.before || !change.after) return change;
      const codebook = this.of(change.after.codebook);
      // A number that is not used after all (the disk is full) is only skipped.
      this.#highest = Math.max(this.#highestGiven(), codebook.version);
      return { ...change, after: { ...change.after, codebook } };
    });
  }

  /** A project that came whole has brought numbers of its own. */
  forget(): void {
    this.#highest = undefined;
  }

  /** The codebook with the number that it would get. */
  of(codebook: Codebook): Codebook {
    const highest = this.#highestGiven();
    const isTaken = codebook.version <= highest && this.#hasOther(codebook);
    return isTaken ? { ...codebook, version: highest + 1 } : codebook;
  }

  #highestGiven(): number {
    if (this.#highest !== undefined) return this.#highest;
    let highest = this.#read.codebook().version;
    for (const { version } of this.#read.past.codebooks()) highest = Math.max(highest, version);
    return highest;
  }

  #hasOther(codebook: Codebook): boolean {
    for (const earlier of this.#read.past.codebooks())
      if (earlier.version === codebook.version && !sameValue(earlier, codebook)) return true;
    const present = this.#read.codebook();
    return present.version === codebook.version && !sameValue(present, codebook);
  }
}
