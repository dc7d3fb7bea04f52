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

/** How the tags of a column tell what belongs together: by B-, I- and the like, or by being the same in a row. */
export type Tagging = 'prefixed' | 'plain';

/** A column counts as one of tags where so many of its cells are. The others are faults. */
const MOST = 0.9;

/** Where some have B- and I-, the column is one of tags already when it is mostly tags. */
const MOSTLY = 0.5;

/** In text that was tagged for something, so much at least is none of it; parts of speech have no word for that. */
const LEAST_OUTSIDE = 0.2;

/** Undefined where a column has no tags, but parts of speech, lemmas, numbers … */
export function taggingOf(tags: readonly string[]): Tagging | undefined {
  const hits = tags.filter((tag) => tagPattern.test(tag)).length;
  if (hits === 0) return undefined;
  const hasPrefixes = tags.some((tag) => /^[BI]-\S/.test(tag));
  if (hits >= tags.length * (hasPrefixes ? MOSTLY : MOST)) return 'prefixed';
  // One of them is enough to show that the others are meant so, and written wrongly.
  if (hasPrefixes) return undefined;
  const outside = tags.filter((tag) => tag === 'O').length;
  const isName = (tag: string): boolean => /^\p{L}\S*$/u.test(tag);
  return outside >= tags.length * LEAST_OUTSIDE && tags.every(isName) ? 'plain' : undefined;
}

/** What the tags of a sentence mark, by either way of telling. */
export function readTagsAs(tagging: Tagging, tags: readonly string[]): TagRun[] {
  return readTags(tagging === 'prefixed' ? tags : tags.map((tag) => (tag === 'O' ? tag : `I-${tag}`)));
}

/** What the chunks of CoNLL-2000 and 2003 are; as a layer they are not mixed with names. */
const chunks = new Set(['NP', 'VP', 'PP', 'ADVP', 'ADJP', 'SBAR', 'PRT', 'CONJP', 'INTJ', 'LST', 'UCP']);

/** Whether tags are those of chunks, and not of names. */
export function areChunks(tags: Iterable<string>): boolean {
  const labels = new Set([...tags].map((tag) => tag.slice(2)).filter((label) => label !== ''));
  return labels.size > 0 && [...labels].every((label) => chunks.has(label));
}
