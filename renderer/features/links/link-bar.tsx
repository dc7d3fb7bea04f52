import type { ReactNode } from 'react';
import { titleOf } from '#shared/domain/document.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { shortQuote } from '../../app/annotating/linking.ts';
import { openDocumentOf } from '../../app/state/selectors.ts';
import type { AppState } from '../../app/state/state.ts';
import { useKeysInWords } from '../../app/use-keys.ts';
import { Button } from '../../ui/button.tsx';
import { Keys } from '../../ui/keys.tsx';
import { PickStep } from './pick-step.tsx';
import { TypeStep } from './type-step.tsx';
import './link-bar.css';

/** What to do next while a link is being made, above the labels; the status line is there all the time, to be heard. */
export function LinkBar(): ReactNode {
  const workbench = useWorkbench();
  const keysInWords = useKeysInWords();
  const linking = useApp((state) => state.linking);
  const news = useApp((state) => state.linkNews);
  const openId = useApp(openDocumentIdOf);
  const documents = useApp((state) => state.documents);
  const from = linking?.from;
  const elsewhere =
    from && from.documentId !== openId && documents.find(({ document }) => document.id === from.documentId);
  return (
    // Without a link in the making it is no part of the window that one could go to.
    <div
      className="link-bar"
      role={linking ? 'region' : undefined}
      aria-label={linking ? translate('window.links.bar') : undefined}
      data-linking={linking ? '' : undefined}
    >
      <p role="status" className={linking ? 'link-status' : 'visually-hidden'}>
        {!linking && news}
        {linking &&
          (linking.to
            ? translate('window.links.type-step', { from: shortQuote(linking.from), to: shortQuote(linking.to) })
            : translate(elsewhere ? 'window.links.pick-step-elsewhere' : 'window.links.pick-step', {
                from: shortQuote(linking.from),
                next: keysInWords('annotation.next'),
                document: elsewhere ? titleOf(elsewhere.document) : '',
              }))}
      </p>
      {linking && (
        <div className="link-controls">
          {linking.to ? <TypeStep linking={linking} to={linking.to} /> : <PickStep linking={linking} />}
          <Button tone="quiet" onClick={() => workbench.linking.back()}>
            {translate(linking.to ? 'window.links.back' : 'window.links.cancel')} <Keys keys="Escape" />
          </Button>
        </div>
      )}
    </div>
  );
}

function openDocumentIdOf(state: AppState): string | undefined {
  return openDocumentOf(state)?.document.id;
}
