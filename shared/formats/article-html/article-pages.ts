import { type DocumentRecord, titleOf } from '../../domain/document.ts';
import { translate } from '../../locales/translate.ts';
import type { Chunk, FileToWrite } from '../format.ts';
import type { ProjectSource } from '../project-source.ts';
import type { ArticleWriter } from './write-article.ts';

/** What every page ends with. */
export const PAGE_END = '</main></body></html>\n';

/** All articles one after the other, as a page of HTML. */
export function onePage(source: ProjectSource, writer: ArticleWriter, path: string): FileToWrite {
  const languages = new Set(source.documents.map(({ metadata }) => metadata.language));
  const [language = ''] = languages.size === 1 ? languages : [];
  const [only, ...others] = source.documents;
  const title = only && others.length === 0 ? titleOf(only) : source.name || translate('article.articles');
  return {
    path,
    *chunks(): Generator<Chunk> {
      yield { text: writer.head(title, language), rows: 0 };
      for (const document of source.documents) yield { text: writer.section(document), rows: 1 };
      yield { text: PAGE_END, rows: 0 };
    },
  };
}

export interface ArticlePage extends FileToWrite {
  readonly document: DocumentRecord;
}

/** A page of HTML for each article, by its number: `article-07` of 12, with `extension` (`.html`). */
export function pageForEach({ documents }: ProjectSource, writer: ArticleWriter, extension: string): ArticlePage[] {
  const digits = String(documents.length).length;
  return documents.map((document, index) => ({
    path: `article-${String(index + 1).padStart(digits, '0')}${extension}`,
    document,
    *chunks(): Generator<Chunk> {
      yield { text: writer.head(titleOf(document), document.metadata.language), rows: 0 };
      yield { text: writer.section(document), rows: 1 };
      yield { text: PAGE_END, rows: 0 };
    },
  }));
}
