import { titleOf } from '../../domain/document.ts';
import { translate } from '../../locales/translate.ts';
import type { Chunk, ExportPlan, FileToWrite, Format, WriteOptions } from '../format.ts';
import type { ProjectSource } from '../project-source.ts';
import { escapeHtml } from './html-text.ts';
import { ArticleWriter } from './write-article.ts';

/** The articles with their annotations, to be read in a browser or on paper. One page, or one for each article. */
function planArticles(source: ProjectSource, { shape }: WriteOptions): ExportPlan {
  const writer = new ArticleWriter(source);
  const files = shape === 'file' ? [onePage(source, writer)] : manyPages(source, writer);
  return { files, notes: () => [] };
}

const END = '</main></body></html>\n';

function onePage(source: ProjectSource, writer: ArticleWriter): FileToWrite {
  const languages = new Set(source.documents.map(({ metadata }) => metadata.language));
  const [language = ''] = languages.size === 1 ? languages : [];
  const [only, ...others] = source.documents;
  const title = only && others.length === 0 ? titleOf(only) : source.name || translate('article.articles');
  return {
    path: 'articles.html',
    *chunks(): Generator<Chunk> {
      yield { text: writer.head(title, language), rows: 0 };
      for (const document of source.documents) yield { text: writer.section(document), rows: 1 };
      yield { text: END, rows: 0 };
    },
  };
}

function manyPages(source: ProjectSource, writer: ArticleWriter): FileToWrite[] {
  const digits = String(source.documents.length).length;
  const pages = source.documents.map((document, index) => {
    const path = `article-${String(index + 1).padStart(digits, '0')}.html`;
    return {
      path,
      document,
      *chunks(): Generator<Chunk> {
        yield { text: writer.head(titleOf(document), document.metadata.language), rows: 0 };
        yield { text: writer.section(document), rows: 1 };
        yield { text: END, rows: 0 };
      },
    };
  });
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
      yield { text: `</ol>\n${END}`, rows: 0 };
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
