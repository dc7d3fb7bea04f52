import { type ReactNode, useMemo } from 'react';
import { describeFailure, translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import type { ReadingState } from '../../app/state/state.ts';
import { ArticleView } from './article-view.tsx';
import type { DrawnPanes } from './drawn-panes.ts';
import { PaneContext } from './pane-context.ts';
import './reader.css';

interface ReaderPaneProps {
  readonly reading: ReadingState;
  readonly drawn: DrawnPanes;
}

/** An open article, or what to do where none is open. */
export function ReaderPane({ reading, drawn }: ReaderPaneProps): ReactNode {
  const workbench = useWorkbench();
  switch (reading.kind) {
    case 'ready':
      return <OpenArticle {...reading} drawn={drawn} />;
    case 'loading':
      return (
        <div className="reader-message" role="status">
          {translate('window.reader.loading')}
        </div>
      );
    case 'failed':
      return (
        <div className="reader-message" role="alert">
          <p>{describeFailure(reading.failure)}</p>
          <button type="button" className="button" onClick={() => void workbench.reading.retry(reading.id)}>
            {translate('window.reader.try-again')}
          </button>
        </div>
      );
    case 'none':
      return (
        <div className="reader-message">
          <h2>{translate('window.reader.empty-title')}</h2>
          <p>{translate('window.reader.empty-text')}</p>
          <button
            type="button"
            className="button primary"
            onClick={() => void workbench.transfer.chooseAndImport(false)}
          >
            {translate('action.import.files')}
          </button>
        </div>
      );
    default:
      return reading satisfies never;
  }
}

type OpenArticleProps = Pick<Extract<ReadingState, { kind: 'ready' }>, 'open'> & { readonly drawn: DrawnPanes };

function OpenArticle({ open: { document, content }, drawn }: OpenArticleProps): ReactNode {
  const pane = useMemo(() => ({ documentId: document.id, drawn }), [document.id, drawn]);
  return (
    <PaneContext value={pane}>
      {/* Another content is another article: drawn from the start, with its own offsets. */}
      <ArticleView key={`${document.id} ${document.contentId}`} document={document} content={content} />
    </PaneContext>
  );
}
