import { titleOf } from '#shared/domain/document.ts';
import type { ArticleProps } from './article-view.tsx';

/** Where the article comes from, and its title unless the text begins with it. */
export function ArticleHeader({ document, content }: ArticleProps) {
  const { byline, outlet, date } = document.metadata;
  const origin = [outlet, date, byline].filter((part) => part.trim() !== '');
  const title = titleOf(document);
  return (
    <header className="article-header">
      {origin.length > 0 && (
        <p className="article-origin">
          {origin.map((part) => (
            <span key={part}>{part}</span>
          ))}
        </p>
      )}
      {!beginsWith(content.text, title) && <h1 className="article-title">{title}</h1>}
    </header>
  );
}

function beginsWith(text: string, title: string): boolean {
  const letters = (of: string) => of.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  return letters(text.slice(0, title.length * 2 + 100)).includes(letters(title));
}
