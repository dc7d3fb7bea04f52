import type { Link, LinkEvidence, Passage } from './link.ts';
import { sameValue } from './same-value.ts';
import { compareSpans, findSpanFault } from './span.ts';

export type LinkSide = keyof LinkEvidence;

export const linkSides = ['from', 'to'] as const satisfies readonly LinkSide[];

/** As many passages as the record allows on each side. */
const MOST = 100;

const none: LinkEvidence = { from: [], to: [] };

/** The passages of both sides, whether the link has any or not. */
export function evidenceOf({ evidence }: Pick<Link, 'evidence'>): LinkEvidence {
  return evidence ?? none;
}

/** The link with these passages: in reading order, each once, and without the property where there is none at all. */
export function withEvidence(link: Link, { from, to }: LinkEvidence): Link {
  const evidence = { from: arranged(from), to: arranged(to) };
  const whole = { ...link, evidence };
  return evidence.from.length + evidence.to.length > 0 ? whole : withoutEvidence(whole);
}

function withoutEvidence(link: Link): Link {
  const { evidence, ...bare } = link;
  return evidence ? bare : link;
}

/** Each side's passages for the other, where the ends take each other's place. */
export function reversedEvidence({ from, to }: LinkEvidence): LinkEvidence {
  return { from: to, to: from };
}

/** The passages of both, as two links become one; as many as a side holds, those of the first before all. */
export function bothEvidences(a: LinkEvidence, b: LinkEvidence): LinkEvidence {
  return { from: [...a.from, ...b.from].slice(0, MOST), to: [...a.to, ...b.to].slice(0, MOST) };
}

/** Whether the words of a passage are exactly what the text says there, in UTF-16 units. */
export function standsIn(text: string, { span, quote }: Passage): boolean {
  return findSpanFault(text, [span]) === undefined && text.slice(span.start, span.end) === quote;
}

function arranged(passages: readonly Passage[]): readonly Passage[] {
  const sorted = [...passages].sort((a, b) => compareSpans(a.span, b.span));
  return sorted.filter(({ span }, at) => !sameValue(span, sorted[at - 1]?.span));
}
