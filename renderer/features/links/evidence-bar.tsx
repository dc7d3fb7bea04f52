import type { ReactNode } from 'react';
import { titleOf } from '#shared/domain/document.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { sideIn } from '../../app/annotating/evidencing.ts';
import { shortQuote } from '../../app/annotating/linking.ts';
import { openDocumentOf } from '../../app/state/selectors.ts';
import type { EvidencingState } from '../../app/state/bar-states.ts';
import { Button } from '../../ui/button.tsx';
import { Keys } from '../../ui/keys.tsx';
import './link-bar.css';

/** What to do next while a link is given passages, above the labels. */
export function EvidenceBar(): ReactNode {
  const evidencing = useApp((state) => state.evidencing);
  return evidencing && <Bar evidencing={evidencing} />;
}

function Bar({ evidencing }: { readonly evidencing: EvidencingState }): ReactNode {
  const workbench = useWorkbench();
  const openId = useApp((state) => openDocumentOf(state)?.document.id);
  const hasText = useApp((state) => state.selection !== null);
  const documents = useApp((state) => state.documents);
  const { ends } = evidencing;
  const side = (openId && sideIn(evidencing, openId)) ?? evidencing.side;
  const other = ends[side === 'from' ? 'to' : 'from'];
  const document = documents.find((one) => one.document.id === ends[side].documentId)?.document;
  const isHere = openId === ends[side].documentId;
  const step = isHere ? 'window.evidence.step' : 'window.evidence.step-elsewhere';
  return (
    <div className="link-bar" role="region" aria-label={translate('window.evidence.bar')} data-linking="">
      <p role="status" className="link-status">
        {evidencing.told}{' '}
        {translate(step, { quote: shortQuote(ends[side]), document: document ? titleOf(document) : '' })}
      </p>
      <div className="link-controls">
        <Button idle={!hasText || !isHere} onClick={() => workbench.evidencing.take()}>
          {translate('window.evidence.take')} <Keys keys="Enter" />
        </Button>
        <Button onClick={() => workbench.evidencing.otherSide()}>
          {translate('window.evidence.other-side', { quote: shortQuote(other, 30) })}
        </Button>
        <Button tone="quiet" onClick={() => workbench.evidencing.end()}>
          {translate('window.evidence.done')} <Keys keys="Escape" />
        </Button>
      </div>
    </div>
  );
}
