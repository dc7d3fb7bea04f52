import { type KeyboardEvent, type ReactNode, useDeferredValue, useRef, useState } from 'react';
import type { Label, Layer } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf } from '../../app/selectors.ts';
import type { AppState } from '../../app/state.ts';
import { labelStyle, Swatch } from '../../ui/label-chip.tsx';
import './label-bar.css';

/** The labels of the codebook, each with its key. They stay at hand while text is being selected. */
export function LabelBar(): ReactNode {
  const workbench = useWorkbench();
  const codebook = useApp(codebookOf);
  // As in the inspector: after the frame that shows what was done.
  const target = useDeferredValue(useApp(targetOf));
  const selectedLabel = useDeferredValue(useApp(selectedLabelId));
  const bar = useRef<HTMLDivElement>(null);
  const [tabStop, setTabStop] = useState<string>();
  if (!codebook) return null;
  const labels = codebook.layers.flatMap((layer) => layer.labels);
  const stop = labels.some((label) => label.id === tabStop) ? tabStop : labels[0]?.id;

  const onKeyDown = (event: KeyboardEvent): void => {
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

  return (
    <div
      ref={bar}
      className="label-bar"
      role="toolbar"
      tabIndex={-1}
      aria-label={translate('window.labels')}
      data-region="labels"
      data-target={target}
      onKeyDown={onKeyDown}
      // A press here must not take the selection away from the text that it is meant for.
      onMouseDown={(event) => event.preventDefault()}
    >
      {codebook.layers.map((layer) => (
        <div key={layer.id} className="label-group" role="group" aria-label={layer.name}>
          {layer.labels.map((label) => (
            <LabelButton
              key={label.id}
              layer={layer}
              label={label}
              pressed={label.id === selectedLabel}
              tabIndex={label.id === stop ? 0 : -1}
              onFocus={() => setTabStop(label.id)}
              onApply={() => workbench.annotating.applyLabel(label.id)}
            />
          ))}
        </div>
      ))}
      <p className="label-bar-hint" aria-hidden="true">
        {translate(`window.labels.${target}`)}
      </p>
    </div>
  );
}

interface LabelButtonProps {
  readonly layer: Layer;
  readonly label: Label;
  readonly pressed: boolean;
  readonly tabIndex: 0 | -1;
  readonly onFocus: () => void;
  readonly onApply: () => void;
}

function LabelButton({ layer, label, pressed, tabIndex, onFocus, onApply }: LabelButtonProps): ReactNode {
  return (
    <button
      type="button"
      className="label-button"
      style={labelStyle(label.color)}
      title={label.definition}
      tabIndex={tabIndex}
      aria-pressed={pressed}
      aria-keyshortcuts={label.shortcut === '' ? undefined : label.shortcut}
      onFocus={onFocus}
      onClick={onApply}
    >
      <Swatch color={label.color} paint={layer.paint} />
      {label.name}
      {label.shortcut !== '' && <kbd aria-hidden="true">{label.shortcut}</kbd>}
    </button>
  );
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
