import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { Annotation } from '#shared/domain/annotation.ts';
import { type LinkChoice, linkTypeKey } from '#shared/domain/link-choices.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { shortQuote } from '../../app/annotating/linking.ts';
import { codebookOf } from '../../app/state/selectors.ts';
import type { LinkingState } from '../../app/state/bar-states.ts';

const steps: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function signOf({ type, reversed }: LinkChoice): string {
  if (type.symmetric) return '↔';
  return reversed ? '←' : '→';
}

/** The types that are possible, each with its key. The first has the focus: arrow keys and Enter choose, too. */
export function TypeStep({ linking, to }: { readonly linking: LinkingState; readonly to: Annotation }): ReactNode {
  const workbench = useWorkbench();
  const codebook = useApp(codebookOf);
  const list = useRef<HTMLDivElement>(null);
  const choices = useMemo(() => workbench.linking.choices(linking), [workbench, linking]);
  useEffect(() => list.current?.querySelector('button')?.focus(), [linking]);
  if (!codebook) return null;

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.altKey || event.ctrlKey || event.metaKey ? undefined : steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };

  return (
    <div
      ref={list}
      className="link-types"
      role="toolbar"
      tabIndex={-1}
      aria-label={translate('window.links.types')}
      onKeyDown={onKeyDown}
    >
      {choices.map((choice) => {
        const { type, reversed } = choice;
        const [first, second] = reversed ? [to, linking.from] : [linking.from, to];
        const key = linkTypeKey(codebook, type);
        return (
          <button
            key={type.id}
            type="button"
            className="link-type-button"
            title={type.definition}
            aria-keyshortcuts={key === '' ? undefined : key}
            onClick={() => workbench.linking.choose(choice)}
          >
            <span aria-hidden="true">{signOf(choice)}</span>
            <span>
              {type.name}{' '}
              <span className="visually-hidden">
                {translate('window.links.choice', { from: shortQuote(first, 30), to: shortQuote(second, 30) })}
              </span>
            </span>
            {key !== '' && <kbd aria-hidden="true">{key}</kbd>}
          </button>
        );
      })}
    </div>
  );
}
