import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { AttributeValue } from '#shared/domain/annotation.ts';
import type { AttributeDefinition } from '#shared/domain/codebook.ts';
import { optionTyped } from '../../ui/option-typed.ts';
import { RequiredMark } from '../../ui/required-mark.tsx';
import { alsoSent, type SentValues, stillSent } from './sent-values.ts';

interface ManyOfFieldProps {
  readonly definition: AttributeDefinition;
  readonly value: AttributeValue | undefined;
  readonly onChange: (value: readonly string[] | null) => void;
}

/** Boxes to tick, of which any may be. One stop of Tab: arrows and first letters go through them, Space ticks. */
export function ManyOfField({ definition, value, onChange }: ManyOfFieldProps): ReactNode {
  const { name, options, required } = definition;
  const id = useId();
  const boxes = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  // The inspector follows a frame or two later; the next tick must not be counted from what was before this one.
  const [sent, setSent] = useState<SentValues>();
  const underWay = sent && stillSent(sent, value);
  // Remembered, or a value that comes back (undo) would be taken for one over which something was sent.
  if (underWay !== sent) setSent(underWay);
  const current = underWay ? underWay.values.at(-1) : value;
  const chosen = Array.isArray(current) ? current : [];

  const toggle = (optionId: string, on: boolean): void => {
    // In the order of the codebook, however they were ticked; what is no option (any more) stays behind them.
    const known = options.map((option) => option.id);
    const others = chosen.filter((one: string) => !known.includes(one));
    const next = [...known.filter((one) => (one === optionId ? on : chosen.includes(one))), ...others];
    setSent(alsoSent(underWay, value, next.length === 0 ? undefined : next));
    onChange(next.length === 0 ? null : next);
  };
  const goTo = (index: number): void => {
    const next = (index + options.length) % options.length;
    setStop(next);
    boxes.current?.querySelectorAll('input')[next]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const typed = optionTyped(event, options, stop);
    if (steps !== undefined) {
      event.preventDefault();
      goTo(stop + steps);
    } else if (typed) goTo(options.indexOf(typed));
  };

  return (
    <div className="field" title={definition.definition}>
      <span className="field-name" id={id}>
        {name}
        {required && <RequiredMark spoken />}
      </span>
      <div ref={boxes} role="group" tabIndex={-1} aria-labelledby={id} className="many-of">
        {options.map((option, i) => (
          <label key={option.id} className="choice">
            <input
              type="checkbox"
              tabIndex={i === stop ? 0 : -1}
              checked={chosen.includes(option.id)}
              onFocus={() => setStop(i)}
              onKeyDown={onKeyDown}
              onChange={(event) => toggle(option.id, event.target.checked)}
            />
            {option.name}
          </label>
        ))}
      </div>
    </div>
  );
}
