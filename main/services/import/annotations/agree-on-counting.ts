import { basename, dirname } from 'node:path';
import type { Result } from '#shared/domain/result.ts';
import { type Counting, unitsToTry } from '#shared/formats/exchange/counting.ts';
import {
  besidePool,
  type CountingEvidence,
  explainsAsMuch,
  pooledCounting,
} from '#shared/formats/exchange/counting-evidence.ts';
import type { AnnotationFiles, ReadAnnotations } from '../../../readers/read-annotations.ts';
import type { ReadSet } from './read-sets.ts';

interface Agreeing {
  readonly read: (
    job: AnnotationFiles,
  ) => Promise<Result<{ readonly job: AnnotationFiles; readonly read: ReadAnnotations }>>;
  readonly isCancelled: () => boolean;
  readonly onFile: (done: number, file: string) => void;
}

/**
 * One program wrote the files of one format in one folder, so they count alike: what a short file shows is little, and
 * all of them together show it. Only files that another way would place elsewhere are read again; one whose own words
 * contradict the others keeps its own. The members of an archive were read together.
 */
export async function agreeOnCounting(sets: readonly ReadSet[], agreeing: Agreeing): Promise<ReadSet[]> {
  const agreed = new Map<ReadSet, ReadSet>();
  for (const group of Map.groupBy(sets, groupOf).values()) {
    const evidence = group.flatMap(({ read: { corpus } }) => corpus.evidence ?? []);
    const pooled = pooledCounting(evidence, unitsToTry(group[0]?.read.units ?? [], group[0]?.job.unit));
    if (!pooled || group.length === 1) continue;
    for (const [index, set] of group.entries()) {
      if (agreeing.isCancelled()) break;
      const { corpus } = set.read;
      const own = corpus.counting;
      const kind = corpus.evidence && besidePool(corpus.evidence, { own, pooled });
      if (kind === 'same') agreed.set(set, withoutDispelled({ ...set, ...withCounting(set, pooled) }, evidence));
      if (kind !== 'pool') continue;
      agreeing.onFile(index, basename(set.main.path));
      const again = await agreeing.read({ ...set.job, counting: pooled });
      // The reader read it before; if it cannot now, what it said by itself stands.
      if (again.ok) {
        const { job, read } = again.value;
        agreed.set(set, withoutDispelled({ ...set, job, read }, evidence));
      }
    }
  }
  return sets.map((set) => agreed.get(set) ?? set);
}

function withCounting({ read }: ReadSet, counting: Counting): Pick<ReadSet, 'read'> {
  return { read: { ...read, corpus: { ...read.corpus, counting } } };
}

/** What one file leaves in doubt, another one of the same program may tell. */
function withoutDispelled(set: ReadSet, evidence: readonly CountingEvidence[]): ReadSet {
  const { corpus } = set.read;
  const { counting, doubts } = corpus;
  const left = doubts.filter(({ unit }) => explainsAsMuch(evidence, { ...counting, unit }, counting));
  return left.length === doubts.length ? set : { ...set, read: { ...set.read, corpus: { ...corpus, doubts: left } } };
}

function groupOf({ read, main, isArchive }: ReadSet): string {
  return JSON.stringify([read.format, isArchive ? main.path : dirname(main.path)]);
}
