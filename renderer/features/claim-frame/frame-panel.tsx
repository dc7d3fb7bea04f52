import { type ReactNode, useMemo } from 'react';
import { type ClaimChain, claimChain } from '#shared/claims/frames/claim-chain.ts';
import { findLabel } from '#shared/domain/codebook.ts';
import { type ClaimFrame, quotesOf } from '#shared/claims/frames/claim-frame.ts';
import { translate } from '#shared/locales/translate.ts';
import { envelopeOf } from '../../app/state/annotation-index.ts';
import { runAction } from '../../app/actions.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { type FrameScene, isUnattributed } from '../../app/claims/frame-choices.ts';
import { shortQuote } from '../../app/annotating/linking.ts';
import { codebookOf, openDocumentOf, selectedAnnotationOf } from '../../app/state/selectors.ts';
import { useFollowing } from '../../app/use-following.ts';
import { useKeysOf } from '../../app/use-keys.ts';
import { Button } from '../../ui/button.tsx';
import { isMac, keyNames } from '../../ui/key-names.ts';
import { FigureLines } from './figure-lines.tsx';
import { chainNames, frameSource, nameOf } from './frame-source.ts';
import './claim-frame.css';

/** What can be read off the selected claim: by whom it came into the article, and its figures. */
export function FramePanel(): ReactNode {
  // As in the inspector: after the frame that shows the annotation.
  const claim = useFollowing(selectedAnnotationOf);
  const open = useFollowing(openDocumentOf);
  const codebook = useApp(codebookOf);
  const scene = useMemo(() => {
    const isClaim = claim && codebook && findLabel(codebook, claim.labelId)?.layer.kind === 'claim';
    return isClaim && open ? { claim, codebook, open } : undefined;
  }, [claim, open, codebook]);
  return scene ? <Panel scene={scene} /> : null;
}

function Panel({ scene }: { readonly scene: FrameScene }): ReactNode {
  const workbench = useWorkbench();
  const keysOf = useKeysOf();
  const chain = useMemo(() => claimChain(frameSource(scene), scene.claim), [scene]);
  const keys = keyNames(keysOf('annotation.frame') ?? '', isMac).join(isMac ? '' : '+');
  const isChained = chain !== undefined && chain.outer.length + chain.inner.length > 0;
  return (
    <section className="inspector-part frame-panel" aria-label={translate('window.frame')}>
      <div className="frame-head">
        <p className="frame-who">{chain && <Who chain={chain} isUnattributed={isUnattributed(scene)} />}</p>
        <Button tone="quiet" title={keys} onClick={() => runAction('annotation.frame', workbench)}>
          {translate('window.frame.fill')}
        </Button>
      </div>
      {isChained && (
        <ul className="frame-chain" aria-label={translate('window.frame.chain')}>
          {chain.outer.map((frame) => (
            <ChainItem key={frame.claim.id} frame={frame} message="window.frame.outer" />
          ))}
          {chain.inner.map((frame) => (
            <ChainItem key={frame.claim.id} frame={frame} message="window.frame.inner" />
          ))}
        </ul>
      )}
      <FigureLines scene={scene} />
    </section>
  );
}

interface WhoProps {
  readonly chain: ClaimChain;
  /** It was said that nobody is named: that is an answer, and no open question. */
  readonly isUnattributed: boolean;
}

/** “Landau ← Bruce”, with the words that report. */
function Who({ chain: { own, outer }, isUnattributed: isSaid }: WhoProps): ReactNode {
  const names = chainNames([own, ...outer]);
  return (
    <>
      {own.sources.length > 0 || outer.length > 0 ? (
        <b dir="auto">{names}</b>
      ) : (
        <span>{translate(isSaid ? 'window.frame.chain.unattributed' : 'window.frame.chain.no-source')}</span>
      )}
      {own.cues.length > 0 && <span dir="auto"> · {quotesOf(own.cues)}</span>}
    </>
  );
}

interface ChainItemProps {
  readonly frame: ClaimFrame;
  readonly message: 'window.frame.outer' | 'window.frame.inner';
}

function ChainItem({ frame, message }: ChainItemProps): ReactNode {
  const { annotating, reading } = useWorkbench();
  const { claim } = frame;
  return (
    <li>
      <button
        type="button"
        className="frame-link"
        onClick={() => {
          annotating.selectAnnotation(claim.id);
          reading.reveal(envelopeOf(claim));
        }}
      >
        {translate(message, { source: nameOf(frame), quote: shortQuote(claim, 60) })}
      </button>
    </li>
  );
}
