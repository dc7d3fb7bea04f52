import { type ReactNode, useMemo } from 'react';
import { claimChain } from '#shared/claims/frames/claim-chain.ts';
import { titleOf } from '#shared/domain/document.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import {
  choicesFor,
  filledWith,
  type FrameChoice,
  type FrameScene,
  isUnattributed,
  stepsOf,
} from '../../app/claims/frame-choices.ts';
import { frameSceneOf } from '../../app/claims/framing.ts';
import { framedArticleOf, isFramingFree, isInAnotherArticle } from '../../app/claims/framing-place.ts';
import { shortQuote } from '../../app/annotating/linking.ts';
import { codebookOf } from '../../app/state/selectors.ts';
import type { FrameStep, FramingState } from '../../app/state/bar-states.ts';
import { Button } from '../../ui/button.tsx';
import { Keys } from '../../ui/keys.tsx';
import { chainNames, frameSource } from './frame-source.ts';
import './claim-frame.css';

/** Longer words do not fit beside the others; all of them stand in the title. */
const SHOWN = 40;
const SHOWN_CLAIM = 56;

/** The frame of the claim that was just made, part by part, above the labels. The keys work wherever the text has them. */
export function FrameBar(): ReactNode {
  const framing = useApp((state) => state.framing);
  const isFree = useApp(isFramingFree);
  const article = useApp(framedArticleOf);
  const codebook = useApp(codebookOf);
  const workbench = useWorkbench();
  // All that the scene is made of.
  const scene = useMemo(
    () => (framing && article && codebook ? frameSceneOf(workbench.store.get()) : undefined),
    [framing, article, codebook, workbench],
  );
  return (
    // Without a frame in the making it is no part of the window that one could go to.
    <div
      className="frame-bar"
      role={scene ? 'region' : undefined}
      aria-label={scene ? translate('window.frame.bar') : undefined}
      data-framing={scene ? (isFree ? 'choosing' : 'selected') : undefined}
    >
      <p role="status" className={scene ? 'frame-question' : 'visually-hidden'}>
        {scene && framing && <Question scene={scene} framing={framing} />}
      </p>
      {scene && framing && <Parts scene={scene} framing={framing} />}
    </div>
  );
}

interface PartProps {
  readonly scene: FrameScene;
  readonly framing: FramingState;
}

function Question({ scene, framing: { step, naming } }: PartProps): ReactNode {
  const { text } = scene.open.content;
  const isElsewhere = useApp(isInAnotherArticle);
  const asked = naming
    ? translate('window.frame.ask.naming', { quote: shortened(text.slice(naming.start, naming.end), SHOWN_CLAIM) })
    : translate(`window.frame.ask.${step}`, { claim: shortQuote(scene.claim, SHOWN_CLAIM) });
  const document = shortened(titleOf(scene.open.document));
  const question = isElsewhere ? translate('window.frame.in', { document, question: asked }) : asked;
  const filled = naming ? '' : filledWith(scene, step);
  const chain = useMemo(() => claimChain(frameSource(scene), scene.claim), [scene]);
  return (
    <>
      {filled === '' ? question : translate('window.frame.ask-again', { question, text: `“${filled}”` })}
      {chain && chain.outer.length > 0 && (
        <span className="frame-within"> {translate('window.frame.within', { chain: chainNames(chain.outer) })}</span>
      )}
    </>
  );
}

function Parts({ scene, framing: { step, naming } }: PartProps): ReactNode {
  const { framing } = useWorkbench();
  const isElsewhere = useApp(isInAnotherArticle);
  const selection = useApp((state) => (isInAnotherArticle(state) ? null : state.selection));
  const choices = useMemo(() => choicesFor(scene, naming ? { step, naming } : { step }), [scene, step, naming]);
  const { text } = scene.open.content;
  const selected = selection && step !== 'kind' ? text.slice(selection.span.start, selection.span.end).trim() : '';
  return (
    <>
      <Row className="frame-steps" name={translate('window.frame.steps')}>
        {stepsOf(scene).map((one) => (
          <StepButton key={one} scene={scene} step={one} current={one === step} />
        ))}
      </Row>
      <Row className="frame-choices" name={translate('window.frame.choices')}>
        {selected === '' &&
          choices.map((choice, i) => <ChoiceButton key={`${choice.text} ${i}`} choice={choice} digit={i + 1} />)}
        {selected === '' && step !== 'evidence' && !naming && (
          <button
            type="button"
            className="frame-choice frame-nobody"
            aria-keyshortcuts="0"
            onClick={() => framing.nobody()}
          >
            <kbd aria-hidden="true">0</kbd>
            {translate(step === 'source' ? 'window.frame.nobody' : 'window.frame.none')}
          </button>
        )}
        {selected !== '' && (
          <Button tone="primary" onClick={() => framing.enter()}>
            {translate('window.frame.take', { quote: shortened(selected) })} <Keys keys="Enter" />
          </Button>
        )}
        {selected === '' && step !== 'kind' && !naming && !isElsewhere && (
          <span className="frame-hint">
            {translate(
              choices.length === 0 && step !== 'evidence' ? 'window.frame.no-choices' : 'window.frame.select-hint',
            )}
          </span>
        )}
        <span className="frame-ways">
          {isElsewhere && (
            <Button tone="quiet" onClick={() => framing.showClaim()}>
              {translate('window.frame.show-claim')}
            </Button>
          )}
          <Button tone="quiet" onClick={() => framing.skip()}>
            {translate('window.frame.skip')} <Keys keys="Tab" />
          </Button>
          <Button tone="quiet" onClick={() => framing.end()}>
            {translate('window.frame.done')} <Keys keys="Escape" />
          </Button>
        </span>
      </Row>
    </>
  );
}

interface RowProps {
  readonly className: string;
  readonly name: string;
  readonly children: ReactNode;
}

function Row({ className, name, children }: RowProps): ReactNode {
  return (
    // A press here must not take the selection away from the text.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div className={className} role="group" aria-label={name} onMouseDown={(event) => event.preventDefault()}>
      {children}
    </div>
  );
}

interface StepButtonProps {
  readonly scene: FrameScene;
  readonly step: FrameStep;
  readonly current: boolean;
}

function StepButton({ scene, step, current }: StepButtonProps): ReactNode {
  const { framing } = useWorkbench();
  const filled =
    step === 'source' && isUnattributed(scene) ? translate('window.frame.chain.nobody') : filledWith(scene, step);
  const name = translate(`window.frame.step.${step}`);
  return (
    <button
      type="button"
      className="frame-step"
      aria-current={current ? 'step' : undefined}
      title={filled === '' ? undefined : filled}
      onClick={() => framing.goTo(step)}
    >
      {filled === '' ? (
        name
      ) : (
        <>
          {name}: <b dir="auto">{shortened(filled, 28)}</b>
        </>
      )}
    </button>
  );
}

interface ChoiceButtonProps {
  readonly choice: FrameChoice;
  readonly digit: number;
}

function ChoiceButton({ choice, digit }: ChoiceButtonProps): ReactNode {
  const { framing } = useWorkbench();
  return (
    <button
      type="button"
      className="frame-choice"
      aria-keyshortcuts={String(digit)}
      title={choice.text}
      onClick={() => framing.choose(choice)}
    >
      <kbd aria-hidden="true">{digit}</kbd>
      <span dir="auto">{shortened(choice.text)}</span>
    </button>
  );
}

function shortened(text: string, length = SHOWN): string {
  return shortQuote({ quote: text, spans: [{ start: 0, end: text.length }] }, length);
}
