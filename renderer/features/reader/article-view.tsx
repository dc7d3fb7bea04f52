import { type CSSProperties, memo, useEffect, useId, useRef } from 'react';
import { findLabel } from '#shared/domain/codebook.ts';
import { type DocumentContent, type DocumentRecord, titleOf } from '#shared/domain/document.ts';
import { shownQuote } from '#shared/domain/shown-quote.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp } from '../../app/context.tsx';
import { codebookOf, selectedAnnotationOf } from '../../app/state/selectors.ts';
import { useKeysInWords } from '../../app/use-keys.ts';
import { ArticleHeader } from './article-header.tsx';
import { FocusMarks } from './focus-marks.tsx';
import { LinkLayer } from './link-layer.tsx';
import { OverviewRuler } from './overview-ruler.tsx';
import { useIsWaiting, usePane, useView } from './pane-context.ts';
import { useArticle } from './use-article.ts';
import { useHover } from './use-hover.ts';
import { usePointerSelection } from './use-pointer-selection.ts';
import { useReveal } from './use-reveal.ts';
import { useTextKeys } from './use-text-keys.ts';

export interface ArticleProps {
  readonly document: DocumentRecord;
  readonly content: DocumentContent;
}

/** One article: its header, its text with what is painted over it, and the ruler beside it. Annotations change nothing of it. */
export const ArticleView = memo(function ArticleView({ document, content }: ArticleProps) {
  const keysInWords = useKeysInWords();
  const scroller = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const helpId = useId();
  const { drawn } = usePane();
  const textSize = useApp((state) => state.settings.textSize);
  const brushing = useApp((state) => state.brushLabelId !== null);
  const { article, onMoved, near } = useArticle({ id: document.id, content }, root, scroller);
  usePointerSelection(article, root);
  const onKeyDown = useTextKeys(article, content, scroller);
  useReveal(article, scroller);
  useHover(article, root);

  useEffect(() => {
    if (!article || !root.current || !scroller.current) return undefined;
    const [page, view] = [root.current, scroller.current];
    return drawn.add({ documentId: document.id, article, root: page, scroller: view, near, onMoved });
  }, [article, document.id, drawn, near, onMoved]);

  // A number for CSS; React has no type for custom properties.
  const size = { '--text-size': textSize / 100 } as CSSProperties;
  return (
    <div className="reader" style={size} data-brushing={brushing || undefined}>
      <div className="reader-scroller" ref={scroller} data-reader-scroller>
        <div className="reader-page">
          <ArticleHeader document={document} content={content} />
          <div className="reader-text">
            {/* The article is where the text cursor moves: it takes the focus and the keys. */}
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
            <div
              ref={root}
              role="document"
              aria-label={titleOf(document)}
              aria-describedby={helpId}
              className="article"
              data-reader
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
              tabIndex={0}
              onKeyDown={onKeyDown}
            />
            <LinkLayer article={article} onMoved={onMoved} near={near} scroller={scroller} />
            <FocusMarks article={article} onMoved={onMoved} scroller={scroller} />
          </div>
        </div>
      </div>
      <OverviewRuler article={article} scroller={scroller} />
      <p id={helpId} className="visually-hidden">
        {translate('window.reader.help', { next: keysInWords('annotation.next'), region: keysInWords('focus.reader') })}
      </p>
      <Announcement />
    </div>
  );
});

/** Tells those who do not see the page which annotation is selected, and so also which was made. */
function Announcement() {
  const isWaiting = useIsWaiting();
  const annotation = useView(selectedAnnotationOf);
  const codebook = useApp(codebookOf);
  const label = annotation && codebook && findLabel(codebook, annotation.labelId)?.label.name;
  return (
    <p aria-live="polite" className="visually-hidden">
      {annotation && label && !isWaiting
        ? translate('window.reader.selected', { label, quote: shownQuote(annotation).slice(0, 200) })
        : ''}
    </p>
  );
}
