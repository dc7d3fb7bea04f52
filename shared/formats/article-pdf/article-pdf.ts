import { onePage, pageForEach } from '../article-html/article-pages.ts';
import { articleStyle } from '../article-html/article-style.ts';
import { ArticleWriter } from '../article-html/write-article.ts';
import {
  type ExportPlan,
  type FileToWrite,
  type Format,
  optionOf,
  type PageToPrint,
  type WriteOptions,
} from '../format.ts';
import type { ProjectSource } from '../project-source.ts';

const PAPERS = ['A4', 'Letter'] as const;

/** The pages of `article-html`, printed: one PDF with all articles, or one for each. */
function planPdf(source: ProjectSource, options: WriteOptions): ExportPlan {
  const writer = new ArticleWriter(source);
  const chosen = optionOf(articlePdf, options, 'paper');
  const print: PageToPrint = {
    paper: PAPERS.find((paper) => paper === chosen) ?? 'A4',
    style: articleStyle(source.codebook),
  };
  const pages: readonly FileToWrite[] =
    options.shape === 'file' ? [onePage(source, writer, 'articles.pdf')] : pageForEach(source, writer, '.pdf');
  return { files: pages.map(({ path, chunks }) => ({ path, chunks, print })), notes: () => [] };
}

export const articlePdf: Format = {
  id: 'article-pdf',
  name: 'format.article-pdf.name',
  mediaTypes: ['application/pdf'],
  extensions: ['.pdf'],
  reads: 'nothing',
  writes: 'either',
  needs: 'desktop',
  keeps: 'format.article-pdf.keeps',
  options: [
    {
      id: 'paper',
      name: 'format.article-pdf.option.paper',
      kind: 'choice',
      values: [
        { value: 'A4', name: 'format.article-pdf.option.paper.a4' },
        { value: 'Letter', name: 'format.article-pdf.option.paper.letter' },
      ],
      default: 'A4',
    },
  ],
  plan: planPdf,
};
