import { describeFailure, translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { ArticleView } from './article-view.tsx';
import './reader.css';

/** The open article, or what to do where none is open. */
export function ReaderPane() {
  const reading = useApp((state) => state.reading);
  const workbench = useWorkbench();
  switch (reading.kind) {
    case 'ready':
      // Another content is another article: drawn from the start, with its own offsets.
      return (
        <ArticleView
          key={`${reading.open.document.id} ${reading.open.document.contentId}`}
          document={reading.open.document}
          content={reading.open.content}
        />
      );
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
          <button type="button" className="button" onClick={() => void workbench.reading.open(reading.id)}>
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
