import type { TaggedToken } from './tagged-sentences.ts';

export const tagSchemes = ['iob2', 'bioes', 'iob1'] as const;
export type TagScheme = (typeof tagSchemes)[number];

/**
 * The tags of a sentence. `iob2`: B begins. `iob1`: B only where an annotation of the same label ends right before
 * (CoNLL 2003). `bioes`: E ends, S stands alone.
 */
export function writeTags(sentence: readonly TaggedToken[], scheme: TagScheme): string[] {
  return sentence.map(({ tagged }, at) => {
    if (!tagged) return 'O';
    const before = sentence[at - 1]?.tagged;
    const isFirst = before !== tagged;
    const isLast = sentence[at + 1]?.tagged !== tagged;
    return `${prefixes[scheme]({ isFirst, isLast, isBeside: before?.label === tagged.label })}-${tagged.label}`;
  });
}

interface Place {
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Whether the token before has the label too. */
  readonly isBeside: boolean;
}

const prefixes: Readonly<Record<TagScheme, (place: Place) => string>> = {
  iob2: ({ isFirst }) => (isFirst ? 'B' : 'I'),
  iob1: ({ isFirst, isBeside }) => (isFirst && isBeside ? 'B' : 'I'),
  bioes: ({ isFirst, isLast }) => (isFirst ? (isLast ? 'S' : 'B') : isLast ? 'E' : 'I'),
};

/** A run of tokens with a label, by the numbers of its first token and the one after its last. */
export interface TagRun {
  readonly first: number;
  readonly end: number;
  readonly label: string;
}

const beginning = 'BSUW';
const ending = 'ELSUW';

/** A tag of any of the schemes: IOB1, IOB2, IOE, BIOES, BMES, BILOU, BMEWO. The label may have hyphens itself. */
export const tagPattern = /^(?:[Oo_]|[BIO]|[BIESLUMW]-\S.*)$/su;

/**
 * What the tags of a sentence mark, in any of the schemes: they differ in what they say twice. As conlleval has it, an
 * inside without a beginning begins, and another label ends what was before.
 */
export function readTags(tags: readonly string[]): TagRun[] {
  const runs: TagRun[] = [];
  let open: { first: number; label: string } | undefined;
  const close = (end: number): void => {
    if (open) runs.push({ ...open, end });
    open = undefined;
  };
  for (const [at, tag] of tags.entries()) {
    const prefix = tag.charAt(0);
    const label = tag.slice(2);
    if (/^[Oo_]$/.test(tag)) close(at);
    else {
      if (!open || open.label !== label || beginning.includes(prefix)) {
        close(at);
        open = { first: at, label };
      }
      if (ending.includes(prefix)) close(at + 1);
    }
  }
  close(tags.length);
  return runs;
}
