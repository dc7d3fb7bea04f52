import type { Annotation } from '#shared/domain/annotation.ts';
import type { DocumentRecord } from '#shared/domain/document.ts';
import type { Link } from '#shared/domain/link.ts';
import { evidenceOf, standsIn, withEvidence } from '#shared/domain/link-evidence.ts';
import { sameValue } from '#shared/domain/same-value.ts';

interface Found {
  readonly annotation: (id: string) => Annotation | undefined;
  readonly document: (id: string) => DocumentRecord | undefined;
  readonly text: (contentId: string) => string | undefined;
}

/** The link with what of its evidence stands in the texts as they are now; the same link where all of it does. */
export function withStandingEvidence(link: Link, { annotation, document, text }: Found): Link {
  if (!link.evidence) return link;
  const textOf = (end: string): string | undefined => {
    const contentId = document(annotation(end)?.documentId ?? '')?.contentId;
    return contentId === undefined ? undefined : text(contentId);
  };
  const standing = (side: keyof NonNullable<Link['evidence']>, end: string) => {
    const words = textOf(end);
    return evidenceOf(link)[side].filter((passage) => words !== undefined && standsIn(words, passage));
  };
  const kept = { from: standing('from', link.fromId), to: standing('to', link.toId) };
  return sameValue(kept, link.evidence) ? link : withEvidence(link, kept);
}
