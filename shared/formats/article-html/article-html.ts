import { titleOf } from '../../domain/document.ts';
import { translate } from '../../locales/translate.ts';
import type { Chunk, ExportPlan, FileToWrite, Format, WriteOptions } from '../format.ts';
import type { ProjectSource } from '../project-source.ts';
import { onePage, PAGE_END, pageForEach } from './article-pages.ts';
import { escapeHtml } from './html-text.ts';
import { ArticleWriter } from './write-article.ts';

/** The articles with their annotations, to be read in a browser or on paper. One page, or one for each article. */
function planArticles(source: ProjectSource, { shape }: WriteOptions): ExportPlan {
  const writer = new ArticleWriter(source);
  const files = shape === 'file' ? [onePage(source, writer, 'articles.html')] : manyPages(source, writer);
  return { files, notes: () => [] };
}

function manyPages(source: ProjectSource, writer: ArticleWriter): FileToWrite[] {
  const pages = pageForEach(source, writer, '.html');
  const title = source.name || translate('article.articles');
  const index: FileToWrite = {
    path: 'index.html',
    *chunks(): Generator<Chunk> {
      yield { text: `${writer.head(title, '')}<h1 dir="auto">${escapeHtml(title)}</h1>\n<ol>\n`, rows: 0 };
      for (const { path, document } of pages) {
        const { outlet, date } = document.metadata;
        const data = [outlet, date].filter((word) => word !== '').join(' · ');
        const link = `<a href="${path}" dir="auto">${escapeHtml(titleOf(document))}</a>`;
        yield { text: `<li>${link} <span class="data">${escapeHtml(data)}</span></li>\n`, rows: 1 };
      }
      yield { text: `</ol>\n${PAGE_END}`, rows: 0 };
    },
  };
  return [index, ...pages];
}

export const articleHtml: Format = {
  id: 'article-html',
  name: 'format.article-html.name',
  mediaTypes: ['text/html'],
  extensions: ['.html'],
  reads: 'nothing',
  writes: 'either',
  keeps: 'format.article-html.keeps',
  plan: planArticles,
};
