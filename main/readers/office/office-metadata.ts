import type { DocumentContent, DocumentMetadata } from '#shared/domain/document.ts';
import { noMetadata } from '../parsed-document.ts';
import { proposeFromHead, tidyMetadata } from '../propose-metadata.ts';
import type { DocxParts } from './docx-parts.ts';

/** What a program fills in by itself is no title. */
const noTitle = /^(?:untitled|document\d*|microsoft word\b.*|.*\.(?:docx?|odt|rtf|pdf|html?|indd|qxd|tex))$/i;

/** What a file says of itself beside its text; empty where it says nothing. */
export interface SaidOfItself {
  readonly title: string;
  readonly author: string;
  readonly language: string;
}

/**
 * Title, author and language as the file has them, and what the first lines say. A file's own date is left out: it
 * says when somebody began to write, or saved a copy, and would be taken for the day of publication.
 */
export function officeMetadata(said: SaidOfItself, content: DocumentContent): DocumentMetadata {
  const lines = content.blocks.slice(0, 10).map(({ span }) => content.text.slice(span.start, span.end));
  const first = content.blocks.find((block) => block.kind === 'heading' && block.level === 1);
  const heading = first ? content.text.slice(first.span.start, first.span.end) : '';
  const proposed = proposeFromHead(lines);
  const language = said.language.replace('_', '-');
  return tidyMetadata({
    ...noMetadata,
    ...proposed,
    title: noTitle.test(said.title.trim()) ? heading : said.title.trim() || heading,
    byline: proposed.byline || said.author,
    language: /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(language) ? language : '',
  });
}

/** The core properties of a Word document. */
export async function proposeOfficeMetadata(
  parts: DocxParts,
  content: DocumentContent,
  language: string,
): Promise<DocumentMetadata> {
  const properties = new Map<string, string>();
  let open = '';
  await parts.walk('docProps/core.xml', {
    open(name) {
      open = name.replace(/^.*:/, '');
    },
    close() {
      open = '';
    },
    text(data) {
      properties.set(open, (properties.get(open) ?? '') + data);
    },
  });
  const said = { title: properties.get('title') ?? '', author: properties.get('creator') ?? '' };
  return officeMetadata({ ...said, language: properties.get('language') ?? language }, content);
}
