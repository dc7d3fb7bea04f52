import { type CSSProperties, type KeyboardEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react';
import type { Codebook, Label, Layer } from '#shared/domain/codebook.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf, labelOf } from '../../app/state/selectors.ts';
import type { AppState } from '../../app/state/state.ts';
import { useFollowing } from '../../app/use-following.ts';
import { useKeysInWords } from '../../app/use-keys.ts';
import { labelStyle, Swatch } from '../../ui/label-chip.tsx';
import { LabelCard } from './label-card.tsx';
import { labelsAtHand } from './offered-labels.ts';
import { useHint } from './use-hint.ts';
import './label-bar.css';

/** The labels of the codebook, each with its key. They stay at hand while text is being selected. */
export function LabelBar(): ReactNode {
  const codebook = useApp(codebookOf);
  return codebook ? <Labels codebook={codebook} /> : null;
}

function Labels({ codebook }: { readonly codebook: Codebook }): ReactNode {
  const workbench = useWorkbench();
  const keysInWords = useKeysInWords();
  const cardId = useId();
  const hint = useHint();
  // As in the inspector: after the frame that shows what was done.
  const target = useFollowing(targetOf);
  const selectedLabel = useFollowing(selectedLabelId);
  const brushLabelId = useApp((state) => state.brushLabelId);
  const bar = useRef<HTMLDivElement>(null);
  const [tabStop, setTabStop] = useState<string>();
  const { layers: offered, more } = useMemo(() => labelsAtHand(codebook), [codebook]);
  const labels = offered.flatMap(({ families }) => families.flatMap((family) => family.labels));
  const explained = labels.find((label) => label.id === hint.shown?.id);
  const stop = labels.some((label) => label.id === tabStop) ? tabStop : labels[0]?.id;

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && explained) {
      event.preventDefault();
      hint.hide();
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const places: Readonly<Record<string, number>> = {
      ArrowRight: (at + 1) % buttons.length,
      ArrowLeft: (at - 1 + buttons.length) % buttons.length,
      Home: 0,
      End: buttons.length - 1,
    };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    buttons[place]?.focus();
  };

  const buttonFor = (layer: Layer, label: Label): ReactNode => (
    <LabelButton
      key={label.id}
      layer={layer}
      label={label}
      pressed={label.id === (brushLabelId ?? selectedLabel)}
      tabIndex={label.id === stop ? 0 : -1}
      describedBy={label.id === explained?.id ? cardId : undefined}
      onFocus={(left) => {
        setTabStop(label.id);
        hint.show({ id: label.id, left });
      }}
      onBlur={hint.hide}
      onEnter={(left) => hint.showSoon({ id: label.id, left })}
      onLeave={hint.hideSoon}
      onApply={() => workbench.annotating.applyLabel(label.id)}
    />
  );

  return (
    <div className="label-bar-frame">
      {explained && hint.shown && (
        // Whoever reads on in the card may bring the pointer over it, and Esc takes it away.
        <div
          className="label-card-place"
          style={leftOf(hint.shown.left)}
          onMouseEnter={() => hint.shown && hint.show(hint.shown)}
          onMouseLeave={hint.hideSoon}
        >
          <LabelCard id={cardId} label={explained} parent={labelOf(codebook, explained.parentId ?? '')?.label.name} />
        </div>
      )}
      <div
        ref={bar}
        className="label-bar"
        role="toolbar"
        tabIndex={-1}
        aria-label={translate('window.labels')}
        data-region="labels"
        data-target={target}
        data-many={more > 0 || undefined}
        data-brushing={brushLabelId === null ? undefined : true}
        onKeyDown={onKeyDown}
        // A press here must not take the selection away from the text that it is meant for.
        onMouseDown={(event) => event.preventDefault()}
      >
        {offered.map(({ layer, families }) => (
          <div key={layer.id} className="label-group" role="group" aria-label={layer.name}>
            {families.map((family) => {
              const [first] = family.labels;
              if (!first) return null;
              if (family.labels.length === 1) return buttonFor(layer, first);
              return (
                <div key={first.id} className="label-family" role="group" aria-label={first.name}>
                  {family.labels.map((label) => buttonFor(layer, label))}
                </div>
              );
            })}
          </div>
        ))}
        {more > 0 && (
          <button
            type="button"
            className="label-button label-more"
            tabIndex={-1}
            aria-haspopup="dialog"
            onClick={() => workbench.openDialog({ kind: 'choose-label', purpose: 'apply' })}
          >
            {translateCount('window.labels.more-one', 'window.labels.more', more)}
          </button>
        )}
        {brushLabelId === null && (
          <p className="label-bar-hint" aria-hidden="true">
            {translate(`window.labels.${target}`)}
          </p>
        )}
        <p className="label-bar-brush" role="status">
          {brushLabelId !== null &&
            translate('window.brush', {
              label: labelOf(codebook, brushLabelId)?.label.name ?? brushLabelId,
              stop: keysInWords('selection.clear'),
            })}
        </p>
      </div>
    </div>
  );
}

interface LabelButtonProps {
  readonly layer: Layer;
  readonly label: Label;
  readonly pressed: boolean;
  readonly tabIndex: 0 | -1;
  readonly describedBy: string | undefined;
  /** Both are told where the button begins, in pixels from the left of the bar. */
  readonly onFocus: (left: number) => void;
  readonly onBlur: () => void;
  readonly onEnter: (left: number) => void;
  readonly onLeave: () => void;
  readonly onApply: () => void;
}

function LabelButton(props: LabelButtonProps): ReactNode {
  const { layer, label, pressed, tabIndex, describedBy, onFocus, onBlur, onEnter, onLeave, onApply } = props;
  return (
    <button
      type="button"
      className="label-button"
      style={labelStyle(label.color)}
      aria-describedby={describedBy}
      tabIndex={tabIndex}
      aria-pressed={pressed}
      aria-keyshortcuts={label.shortcut === '' ? undefined : label.shortcut}
      onFocus={(event) => onFocus(event.currentTarget.offsetLeft)}
      onBlur={onBlur}
      onMouseEnter={(event) => onEnter(event.currentTarget.offsetLeft)}
      onMouseLeave={onLeave}
      onClick={onApply}
    >
      <Swatch color={label.color} paint={layer.paint} />
      <bdi className="label-name">{label.name}</bdi>
      {label.shortcut !== '' && <kbd aria-hidden="true">{label.shortcut}</kbd>}
    </button>
  );
}

function leftOf(pixels: number): CSSProperties {
  // A custom property, which React's type does not know.
  return { '--card-left': `${pixels}px` } as CSSProperties;
}

/** What a label would be put on now. */
function targetOf({
  selection,
  selectedId,
  reading,
}: AppState): 'nothing' | 'selection' | 'annotation' | 'no-document' {
  if (reading.kind !== 'ready') return 'no-document';
  if (selectedId) return 'annotation';
  return selection ? 'selection' : 'nothing';
}

function selectedLabelId({ reading, selectedId }: AppState): string | undefined {
  return selectedId && reading.kind === 'ready' ? reading.open.shown.find(selectedId)?.labelId : undefined;
}
