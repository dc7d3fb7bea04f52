import { articleHtml } from './article-html/article-html.ts';
import { annotaryJson } from './annotary-json.ts';
import { claimReview } from './claim-review.ts';
import { codebookJson } from './codebook-json.ts';
import { csv } from './csv.ts';
import { html, markdown, otherDocuments, plainText } from './document-formats.ts';
import type { Format } from './format.ts';
import { graphml } from './graphml.ts';
import { refiQdaCodebook } from './refi-qda-codebook.ts';

/** Every format, in the order in which people are offered them. */
export const formats: readonly Format[] = [
  annotaryJson,
  csv,
  articleHtml,
  claimReview,
  graphml,
  codebookJson,
  refiQdaCodebook,
  plainText,
  markdown,
  html,
  ...otherDocuments,
];

export function findFormat(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}

export const writableFormats: readonly Format[] = formats.filter((format) => format.writes !== 'nothing');
