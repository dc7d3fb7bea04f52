import type { DocumentMetadata } from '#shared/domain/document.ts';
import { isoDateOf } from './propose-date.ts';

type Proposal = { -readonly [Field in 'byline' | 'outlet' | 'date']: DocumentMetadata[Field] };

/** Bylines and datelines stand at the head of an article; further down "By then ..." begins a sentence. */
const HEAD_LINES = 6;
const DATELINE_LENGTH = 160;

/** `By Jonas Wetherin, Harrowmere, 12 March 2024`: the name, and what is said after it. */
const byline =
  /^By:?\s+(\p{Lu}[\p{L}.'’-]*(?:\s+(?:(?:and|de|van|von|der|la|el|bin|al)\s+){0,3}\p{Lu}[\p{L}.'’-]*){0,7})(?:,\s*([^.!?]{1,80}))?$/u;

const agencies = 'PTI|Reuters|AP|AFP|ANI|IANS|UNI|Xinhua|dpa|EFE|TASS|Bloomberg|UPI|ANSA|KUNA|WAM|Yonhap|Kyodo|CNA|APP';

/** `NEW DELHI, Mar 28 (PTI)`: place, perhaps a date, and the agency in brackets. */
const agencyDateline = new RegExp(`^[\\p{Lu}][\\p{L} ./'’-]{1,60}(?:,\\s*([^()]{3,30}))?\\s*\\((${agencies})\\)`, 'u');

/** `date 2025-03-28` as some corpora put in front of the text. */
const labelledDate = /^(?:date|published|updated|publié|datum)(?:\s+on)?\s*[:=]?\s*(\d{4}-\d{2}-\d{2})\b\s*/i;

/** `ORSTEN, 21 March 2024`: a place in capitals and a date, alone on a line. */
const placeAndDate = /^\p{Lu}[\p{Lu} .'’/-]{1,60},\s+(.{6,40})$/u;

/** What the first lines of an article say about it, where the pattern leaves no doubt; otherwise empty. */
export function proposeFromHead(lines: readonly string[]): Proposal {
  const proposal: Proposal = { byline: '', outlet: '', date: '' };
  for (const line of lines.slice(0, HEAD_LINES)) {
    const signed = byline.exec(line);
    proposal.byline ||= signed?.[1] ?? '';
    proposal.date ||= dateAtEnd(signed?.[2] ?? '');
    const labelled = labelledDate.exec(line);
    proposal.date ||= (labelled && isoDateOf(labelled[1] ?? '')) ?? '';
    const rest = line.slice(labelled?.[0].length ?? 0, DATELINE_LENGTH);
    const dateline = agencyDateline.exec(rest);
    proposal.outlet ||= dateline?.[2] ?? '';
    proposal.date ||= isoDateOf(dateline?.[1] ?? '') ?? '';
    proposal.date ||= isoDateOf(line) ?? isoDateOf(placeAndDate.exec(line)?.[1] ?? '') ?? '';
  }
  return proposal;
}

/** `Harrowmere, March 12, 2024`: a date may have a comma of its own. */
function dateAtEnd(words: string): string {
  const parts = words.split(',');
  return parts.map((_, index) => isoDateOf(parts.slice(index).join(','))).find((date) => date !== undefined) ?? '';
}

const LONGEST_FIELD = 2000;

/** The fields cut to what a project holds, with whitespace as one blank. */
export function tidyMetadata(metadata: DocumentMetadata): DocumentMetadata {
  const tidy = (value: string) => value.replace(/\s+/g, ' ').trim().slice(0, LONGEST_FIELD).toWellFormed();
  return {
    title: tidy(metadata.title),
    byline: tidy(metadata.byline),
    outlet: tidy(metadata.outlet),
    date: tidy(metadata.date),
    url: tidy(metadata.url),
    language: tidy(metadata.language),
  };
}
