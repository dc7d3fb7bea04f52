import type { Codebook } from '#shared/domain/codebook.ts';
import { type CodebookPart, partsLost, partsOf } from '#shared/domain/codebook-parts.ts';
import type { ProjectReader } from '../../store/project-reader.ts';

/** A part that the codebook had and has not now, with the entry that last took it away. */
export interface GonePart {
  readonly part: CodebookPart;
  readonly sequence: number;
  /** Nobody took it away: what had made it was undone. */
  readonly undone: boolean;
  /** The codebook that had it last. */
  readonly codebook: Codebook;
}

/** By their keys. What went with the layer or the attribute that it belonged to comes back with that. */
export function goneParts(read: ProjectReader): ReadonlyMap<string, GonePart> {
  const present = partsOf(read.codebook());
  const gone = new Map<string, GonePart>();
  for (const { sequence, change } of read.past.changesOf('codebook', 'codebook')) {
    if (change.kind !== 'codebook' || !change.before || !change.after) continue;
    const { codebook } = change.before;
    const undone = read.past.entry(sequence).kind === 'undo';
    for (const part of partsLost(codebook, change.after.codebook)) {
      // Whoever undid bringing it back left it as it was after the step that removed it: that one has its values.
      if (present.has(part.key) || (undone && gone.get(part.key)?.undone === false)) continue;
      gone.set(part.key, { part, sequence, undone, codebook });
    }
  }
  return gone;
}
