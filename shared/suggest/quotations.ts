import { contains, overlaps, type Span } from '../domain/span.ts';
import { type Attribution, attributionAfter, attributionBefore, REACH, subjectOf } from './attribution.ts';
import { type Quotation, quotationsOf } from './quotation-marks.ts';
import { addressing, cue, labelling } from './speech-verbs.ts';
import { countWords, statementsOf, trimmed } from './statements.ts';
import type { Find, Recogniser } from './suggester.ts';

type Directness = 'direct' | 'indirect' | 'mixed';

/** Fewer quoted words than this, with nobody who says them, are a title or a word held at a distance. */
const WORDS_ALONE = 6;
const WORDS_WITH_SPEAKER = 3;
const WORDS_INDIRECT = 4;
/** "that the minister resign": the word "that" says that it is a clause. */
const WORDS_AFTER_THAT = 3;
const WORDS_ANNOUNCING = 8;

/**
 * What the article reports somebody to have said: what is said becomes the claim, and who says it and by which word
 * its attributes. Direct speech is what stands between the marks; indirect speech the clause that depends on the verb.
 *
 *     “We spoke too soon,” said the minister, Tomas Elverin.
 *      └──── claim ─────┘  cue  └─ source ─┘
 *
 *     The river stayed below the crown, the report says.
 *     └──────────── claim ───────────┘  └ source ┘ cue
 */
export const quotations: Recogniser = (text) => {
  const marks = quotationsOf(text);
  const finds: Find[] = [];
  let next = 0;
  let before: { readonly end: number; readonly speaker: Attribution | undefined } | undefined;
  for (const span of statementsOf(text, marks)) {
    while ((marks[next]?.outer.start ?? Infinity) < span.start) next += 1;
    let last = next;
    while ((marks[last]?.outer.start ?? Infinity) < span.end) last += 1;
    const statement = new Statement(text, span, marks.slice(next, last));
    // In the same paragraph whoever spoke last goes on speaking, until somebody else does.
    const goesOn = before && !text.slice(before.end, span.start).includes('\n');
    const { claims, speaker } = claimsIn(statement, goesOn ? before?.speaker : undefined);
    finds.push(...claims);
    before = { end: span.end, speaker };
  }
  return finds.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
};

/** A sentence with its quotations; what is quoted is hidden, so that its words are not taken for the article's own. */
class Statement {
  readonly text: string;
  readonly span: Span;
  readonly quotations: readonly Quotation[];
  readonly #hidden: string;

  constructor(text: string, span: Span, all: readonly Quotation[]) {
    this.text = text;
    this.span = span;
    this.quotations = all.filter(({ depth }) => depth === 0);
    let hidden = '';
    let at = span.start;
    for (const { inner } of this.quotations) {
      hidden += text.slice(at, inner.start) + '\u0001'.repeat(Math.max(0, inner.end - inner.start));
      at = inner.end;
    }
    this.#hidden = hidden + text.slice(at, Math.max(at, span.end));
    this.nested = all.filter(({ depth }) => depth > 0);
  }

  readonly nested: readonly Quotation[];

  /** What an attribution found in `words(start)` says, with the quoted words in it as they stand in the article. */
  shown(said: Attribution | undefined, start: number): Attribution | undefined {
    if (!said?.source.includes('\u0001')) return said;
    const at = start + this.words(start).indexOf(said.source);
    return { ...said, source: this.text.slice(at, at + said.source.length) };
  }

  /** The article's own words from one offset of the document to another. */
  words(start: number, end = this.span.end): string {
    return this.#hidden.slice(start - this.span.start, end - this.span.start);
  }
}

interface Claims {
  readonly claims: readonly Find[];
  /** Whose direct speech was last. */
  readonly speaker: Attribution | undefined;
}

function claimsIn(statement: Statement, speaker: Attribution | undefined): Claims {
  const block = blockQuotation(statement);
  if (block) return { claims: [block], speaker: undefined };
  const indirect = indirectClaims(statement);
  const direct = directClaims(statement, { speaker, taken: indirect.map(({ span }) => span) });
  return { claims: [...indirect, ...direct.claims, ...nestedClaims(statement)], speaker: direct.speaker };
}

/** A paragraph that Markdown sets off as a quotation. */
function blockQuotation({ text, span }: Statement): Find | undefined {
  if (!text.startsWith('> ', span.start)) return undefined;
  const content = trimmed(text, span);
  return content && countWords(text, content) >= WORDS_ALONE ? claim(content, 'direct', undefined, 0.5) : undefined;
}

// Direct speech

function directClaims(
  statement: Statement,
  { speaker: last, taken }: { readonly speaker: Attribution | undefined; readonly taken: readonly Span[] },
): Claims {
  const claims: Find[] = [];
  let speaker = last;
  for (const { inner, outer } of statement.quotations) {
    if (taken.some((span) => overlaps(span, inner))) continue;
    const span = trimmed(statement.text, inner);
    if (!span) continue;
    const words = countWords(statement.text, span);
    const before = statement.words(Math.max(statement.span.start, outer.start - REACH), outer.start);
    const after = statement.words(outer.end, Math.min(statement.span.end, outer.end + REACH));
    const labelled = labelledBy(before);
    const own: Attribution | undefined =
      attributionBefore(before) ?? statement.shown(attributionAfter(after), outer.end) ?? labelled;
    const said = own ?? speaker;
    speaker = said;
    if (words < (said ? WORDS_WITH_SPEAKER : WORDS_ALONE)) continue;
    const directness: Directness = said?.loose ? 'mixed' : 'direct';
    claims.push(claim(span, directness, said, confidenceOf(own, said, directness)));
  }
  return { claims, speaker };
}

function confidenceOf(own: Attribution | undefined, said: Attribution | undefined, directness: Directness): number {
  if (!said) return 0.4;
  if (directness === 'mixed') return 0.5;
  return own ? 0.85 : 0.7;
}

const labelledPattern = new RegExp(String.raw`^([\s\S]*?)(${labelling})[^.,;:!?\n]{0,60}$`, 'iu');

/** "… called the sum “out of all proportion”" */
function labelledBy(before: string): Attribution | undefined {
  const found = labelledPattern.exec(before);
  const source = found && subjectOf(found[1] ?? '');
  return found && source ? { source, cue: found[2] ?? '', length: 0, loose: true } : undefined;
}

/** A voice inside another one: claims of their own only where it is said whose they are. */
function nestedClaims({ text, nested }: Statement): Find[] {
  return nested.flatMap(({ inner, outer }) => {
    const span = trimmed(text, inner);
    const said = attributionBefore(clauseBefore(text, outer.start)) ?? undefined;
    if (!span || !said || countWords(text, span) < WORDS_WITH_SPEAKER) return [];
    return [claim(span, 'direct', said, 0.6)];
  });
}

/** What stands before a nested quotation, back to the mark or stop before it. */
function clauseBefore(text: string, end: number): string {
  const stretch = text.slice(Math.max(0, end - REACH), end);
  return stretch.slice(Math.max(...['“', '‘', '"', '.', '!', '?', '\n'].map((mark) => stretch.lastIndexOf(mark))) + 1);
}

// Indirect speech

/** Between the verb and "that" stands at most to whom, when or where it was said. */
const thatClause = new RegExp(
  String.raw`(${cue})(?:(?<=${addressing})(?:\s+[\p{L}'’-]+){1,5}?|\s+(?:to|on|in|at|during|last|late|early|yesterday|today|earlier|later|again|also)(?:\s+[\p{L}\p{N}'’-]+){0,8}?)?\s+that\s+`,
  'gu',
);
const plainClause =
  /(?<![\p{L}\p{N}-])(said|says|say)\s+(?=(?:the|an?|he|she|it|they|we|there|his|her|its|their|no|some|all|both|[A-Z])[\s\p{L}])/gu;
/** Without "that", verbs that also take an object: only before somebody and a verb, as in "sources indicate Modi will". */
const namedClause =
  /(?<![\p{L}\p{N}-])(indicated?|indicates|claimed|claims|claim|argued|argues|insisted|insists|suggested|suggests|estimated?|estimates|confirmed|warned|added)\s+(?=(?:he|she|it|they|we|there|\p{Lu}[\p{L}’'-]{1,30}(?: \p{Lu}[\p{L}’'-]{1,30}){0,3})\s(?:\p{Ll}{2,20}ed|is|was|are|were|has|have|had|will|would|could|may|might|should|can|must)\s)/gu;
const according = /^(according to|as per)\s+([^,.;:!?\n]{2,100}?(?:,\s[^,.;:!?\n]{2,60})??),\s+/iu;
/** "As Bruce summarized, …" */
const asSaid = new RegExp(
  String.raw`^As\s+([^,.;:!?\n]{2,100}?)\s+(${cue})(?:\s+(?:in|on|at|to|during|earlier|later|last|again|recently)\s[^,.;:!?\n]{1,60})?,\s+`,
  'u',
);

function indirectClaims(statement: Statement): Find[] {
  const found =
    opening(statement) ??
    depending(statement, thatClause, 0.75) ??
    parenthetical(statement) ??
    depending(statement, plainClause, 0.5) ??
    depending(statement, namedClause, 0.45);
  return found ?? [];
}

/** "According to the board, the levee had passed its inspection."; "As the mayor said, the levee held." */
function opening(statement: Statement): Find[] | undefined {
  const { text, span } = statement;
  const beginning = statement.words(span.start, Math.min(span.end, span.start + REACH));
  const found = according.exec(beginning);
  const as = found ? undefined : asSaid.exec(beginning);
  const [whole = '', verb = '', source = ''] = found ?? [as?.[0], as?.[2], as?.[1]];
  if (whole === '') return undefined;
  const said = { source, cue: verb, length: whole.length };
  const content = trimmed(text, { start: span.start + whole.length, end: span.end });
  return content && indirectClaim(statement, content, said, 0.75);
}

/** "The ministry said that the levee would hold." */
function depending(statement: Statement, pattern: RegExp, confidence: number): Find[] | undefined {
  const { span } = statement;
  const own = statement.words(span.start);
  for (const match of own.matchAll(pattern)) {
    const source = attributionBefore(own.slice(Math.max(0, match.index - REACH), match.index) + (match[1] ?? ''));
    if (!source) continue;
    const content = trimmed(statement.text, { start: span.start + match.index + match[0].length, end: span.end });
    const found = content && indirectClaim(statement, content, source, confidence);
    if (found) return found;
  }
  return undefined;
}

/**
 * "The levee would hold, the board said, and nobody need leave." The attribution begins after a comma; what follows it
 * with "and" or "but" is said by the same.
 */
function parenthetical(statement: Statement): Find[] | undefined {
  const { text, span } = statement;
  const own = statement.words(span.start);
  for (const comma of own.matchAll(/,["”]?\s+/gu)) {
    const content = trimmed(text, { start: span.start + datelineLength(own), end: span.start + comma.index });
    const said = attributionAfter(own.slice(comma.index + comma[0].length, comma.index + comma[0].length + REACH));
    // "The mayor, who said" describes somebody; "the board, said" is no attribution that ends a clause.
    if (!said || !content || /^(?:who|which|that|and|but|he who)(?!\p{L})/iu.test(said.source)) continue;
    const after = span.start + comma.index + comma[0].length + said.length;
    // "A clerk told Drostby, she says, ‘…’": what was said is still to come.
    if (leadsOn(text.slice(content.start, content.end))) continue;
    if (!endsClause(own.slice(after - span.start)) || countWords(text, content) < WORDS_INDIRECT) continue;
    const first = indirectClaim(statement, content, said, 0.7);
    if (!first) continue;
    return [...first, ...continuation(statement, after, said)];
  }
  return undefined;
}

/** "SUNDHOLT, 10 March 2024 (Tidewater Wire) – " and the like, which the agency says and not the source. */
function datelineLength(sentence: string): number {
  return /^\p{Lu}{3}[^–—\n]{0,80}\s[–—]\s/u.exec(sentence)?.[0].length ?? 0;
}

/** After the verb comes a stop, a comma, or words that say when and where: no object of its own. */
function endsClause(rest: string): boolean {
  return /^\s*(?:[.,;]|$)|^\s+(?:in|on|at|during|after|before|when|while|to|late|early|yesterday|today|last|this|who|from)(?!\p{L})/iu.test(
    rest,
  );
}

const leading = new RegExp(String.raw`${cue}(?:\s+[\p{L}’'-]+){0,3}$`, 'u');

/** Whether the words end with a verb of speech and at most to whom, and so only announce something. */
function leadsOn(content: string): boolean {
  return (
    leading.test(content.slice(-REACH)) && countWords(content, { start: 0, end: content.length }) <= WORDS_ANNOUNCING
  );
}

function continuation(statement: Statement, after: number, said: Attribution): Find[] {
  const rest = /^[^,.;“”"\n]{0,60}(?:,\s+(?:and|but)\s+(?:that\s+)?|;\s+)/u.exec(statement.words(after));
  if (!rest) return [];
  const content = trimmed(statement.text, { start: after + rest[0].length, end: statement.span.end });
  return (content && indirectClaim(statement, content, said, 0.5)) ?? [];
}

/** A clause with quoted words in it is mixed; where all of it is quoted it is direct speech, and not found here. */
function indirectClaim(statement: Statement, content: Span, said: Attribution, confidence: number): Find[] | undefined {
  const least = /\bthat\s+$/u.test(statement.text.slice(content.start - 6, content.start))
    ? WORDS_AFTER_THAT
    : WORDS_INDIRECT;
  if (countWords(statement.text, content) < least) return undefined;
  const inside = statement.quotations.filter(({ outer }) => overlaps(outer, content));
  const [first] = inside;
  if (first && contains(first.outer, content)) return undefined;
  // Begins with a quotation: the words before it, if any, are no clause.
  if (first && first.outer.start <= content.start) return undefined;
  const end =
    inside.find(({ outer }) => overlaps(outer, { start: content.end - 1, end: content.end }))?.inner.end ?? content.end;
  const span = { start: content.start, end: Math.max(content.end, end) };
  return [claim(span, inside.length > 0 ? 'mixed' : 'indirect', said, confidence)];
}

function claim(span: Span, directness: Directness, said: Attribution | undefined, confidence: number): Find {
  if (!said)
    return { span, confidence, reason: { key: 'suggestion.reason.quoted', params: {} }, attributes: { directness } };
  const { source, cue: verb } = said;
  return {
    span,
    confidence,
    reason: { key: `suggestion.reason.${directness}-speech`, params: { source, cue: verb } },
    attributes: { source, cue: verb, directness },
  };
}
