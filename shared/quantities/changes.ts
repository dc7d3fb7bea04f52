import type { Change, QuantityKind } from './quantity.ts';

// Whether a figure is the amount of a rise or a fall. "to" and "from" name the levels between which something moved,
// so what stands behind them is none.

const riseVerbs =
  'rose|rises?|risen|rising|increas(?:e|es|ed|ing)|grew|grows?|grown|growing|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|climb(?:s|ed|ing)?|gain(?:s|ed|ing)?|soar(?:s|ed|ing)?|expand(?:s|ed|ing)?|rais(?:e|es|ed|ing)|hik(?:e|es|ed|ing)|exceed(?:s|ed|ing)?|widen(?:s|ed|ing)?';
const fallVerbs =
  'fell|falls?|fallen|falling|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|drop(?:s|ped|ping)?|slump(?:s|ed|ing)?|dip(?:s|ped|ping)?|shr[aiu]nk(?:s|ing)?|slid(?:es?|ing)?|plung(?:e|es|ed|ing)|tumbl(?:e|es|ed|ing)|reduc(?:e|es|ed|ing)|cut(?:s|ting)?|lower(?:s|ed|ing)|narrow(?:s|ed|ing)?|contract(?:s|ed|ing)';
const riseNouns =
  'increases?|rises?|growth|gains?|jumps?|surges?|climb|hikes?|expansion|uptick|upturn|increment|higher|more|up';
const fallNouns =
  'decreases?|declines?|drops?|falls?|reductions?|cuts?|slumps?|dips?|contraction|shrinkage|downturn|lower|less|fewer|down';

const adverb = String.raw`(?:(?:a|an|another|further|some|sharply|slightly|only|just|modest|record|about|around|nearly|almost|over|\p{L}+ly) ){0,3}`;
const directly = (verbs: string): RegExp => new RegExp(String.raw`(?<!\p{L})(?:${verbs}) ${adverb}$`, 'iu');
const by = (verbs: string): RegExp =>
  new RegExp(String.raw`(?<!\p{L})(?:${verbs})(?: [^.;:,\n]{1,60}?)?,? by ${adverb}$`, 'iu');
const of = (nouns: string): RegExp => new RegExp(String.raw`(?<!\p{L})(?:${nouns}) of ${adverb}$`, 'iu');
const behind = (nouns: string): RegExp =>
  new RegExp(
    String.raw`^[ \u00a0-]\(?(?!(?:to|from|of|on|in|at|and|or|but|than|as|is|was|for)(?!\p{L}))(?:[\p{L}-]{2,20} (?<!(?:of|to|from|in|and|on|for|than|was) )){0,2}(?:${nouns})(?![\p{L}-])(?! than )`,
    'iu',
  );

const sides: readonly {
  readonly change: Change;
  readonly verb: RegExp;
  readonly by: RegExp;
  readonly of: RegExp;
  readonly behind: RegExp;
  readonly sign: RegExp;
}[] = [
  {
    change: 'increase',
    verb: directly(`${riseVerbs}|(?<!(?:ma[dk]es?|made|make|set|sets|took|take|takes|put|puts) )up`),
    by: by(riseVerbs),
    of: of('increases?|rises?|growth|gains?|jumps?|surges?|hikes?|expansion'),
    behind: behind(riseNouns),
    sign: /(?<![\p{L}\p{N}])\+$/u,
  },
  {
    change: 'decrease',
    verb: directly(`${fallVerbs}|down`),
    by: by(fallVerbs),
    of: of('decreases?|declines?|drops?|falls?|reductions?|cuts?|slumps?|dips?|contraction'),
    behind: behind(fallNouns),
    sign: /(?!)/u,
  },
];

const REACH = 96;

/** From the text around a figure: "a 4.5% rise", "fell by 3.4%", "an increase of 20 people". */
export function changeOf(
  text: string,
  { start, end }: { start: number; end: number },
  kind: QuantityKind,
): Change | null {
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + 64);
  // "rose 12 people" is nothing that is said; of things that are counted the preposition must be there.
  const isAmount = kind === 'percent' || kind === 'money' || kind === 'measure';
  for (const side of sides) {
    if (side.by.test(before) || side.of.test(before)) return side.change;
    if (isAmount && (side.verb.test(before) || side.sign.test(before))) return side.change;
    if (kind === 'percent' || kind === 'money') {
      if (side.behind.test(after)) return side.change;
    }
  }
  return null;
}

const moves = new RegExp(`^(?:${riseVerbs}|${fallVerbs}|up|down)$`, 'u');

/** Whether a word, in small letters, says that something rises or falls. */
export function isMove(word: string): boolean {
  return moves.test(word);
}
