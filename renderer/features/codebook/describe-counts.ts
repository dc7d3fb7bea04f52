import type { CountsByKind } from '#shared/api/answers.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';

const counted = ['annotation', 'link', 'document', 'rule'] as const;
type Counted = (typeof counted)[number];

/** What a change of the codebook would do to everything else, in one or two sentences. */
export function describeCounts(counts: CountsByKind): string[] {
  const things = (of: 'updated' | 'removed'): string[] =>
    counted.flatMap((kind) => {
      const count = counts.find((one) => one.kind === kind)?.[of] ?? 0;
      return count === 0 ? [] : [describe(kind, count)];
    });
  const changed = things('updated');
  const removed = things('removed');
  if (changed.length + removed.length === 0) return [translate('window.codebook.removal.nothing')];
  return [
    ...(changed.length > 0 ? [translate('window.codebook.removal.changes', { things: changed.join(', ') })] : []),
    ...(removed.length > 0 ? [translate('window.codebook.removal.removes', { things: removed.join(', ') })] : []),
  ];
}

function describe(kind: Counted, count: number): string {
  return translateCount(`window.codebook.counted.${kind}`, `window.codebook.counted.${kind}s`, count);
}
