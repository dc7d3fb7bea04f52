import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { Failure } from '#shared/domain/result.ts';
import { describeFailure, translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { TextControl } from '../../ui/text-control.tsx';
import { useDraft } from '../../ui/use-draft.ts';

interface SavedFieldProps {
  readonly label: string;
  /** For lists, in which each row cannot have a name above it. */
  readonly labelHidden?: boolean;
  readonly value: string;
  /** Answers why it could not be saved; then what was typed stays in the field. */
  readonly save: (text: string) => Promise<Failure | undefined>;
  /** The text as it is kept, for instance without blanks at its ends. */
  readonly normalise?: (text: string) => string;
  /** A sentence about what is wrong with the (normalised) text, or undefined. */
  readonly problemOf?: (text: string) => string | undefined;
  readonly multiline?: 'lines' | 'grow';
  readonly type?: 'text' | 'color';
  readonly hint?: string;
  readonly short?: boolean;
}

/** Longer than elsewhere: every save is a version of the codebook. */
const PAUSE_MS = 3000;

const asItIs = (text: string): string => text;

/** A field that saves by itself, and keeps what was typed where that is refused. */
export function SavedField(props: SavedFieldProps): ReactNode {
  const {
    label,
    labelHidden,
    value,
    save,
    normalise = asItIs,
    problemOf,
    multiline,
    type = 'text',
    hint,
    short,
  } = props;
  const { notices } = useWorkbench();
  const id = useId();
  const [problem, setProblem] = useState<string>();
  const saving = useRef<string>(undefined);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  const saveNow = async (text: string): Promise<void> => {
    const refused = await save(text);
    saving.current = undefined;
    // The field is gone and with it the place where the text would stay: the message holds it.
    if (refused && gone.current) notices.warn('window.codebook.not-kept', { text, field: label });
    setProblem(refused && translate('window.codebook.not-saved', { reason: describeFailure(refused) }));
  };
  const draft = useDraft(
    value,
    (typed) => {
      const text = normalise(typed);
      const found = text === value ? undefined : problemOf?.(text);
      if (saving.current !== text) setProblem(found);
      if (text === value) return true;
      if (found !== undefined || saving.current === text) return false;
      saving.current = text;
      void saveNow(text);
      return false;
    },
    {
      pauseMs: PAUSE_MS,
      onDropped: (typed) => {
        const text = normalise(typed);
        if (text !== value && problemOf?.(text) !== undefined)
          notices.warn('window.codebook.not-kept', { text, field: label });
      },
    },
  );
  // Saved once the codebook has it: from then on the field follows the codebook again, for instance when it is undone.
  const settle = useEffectEvent(() => {
    if (normalise(draft.text) === value) draft.commit();
  });
  useEffect(() => settle(), [value]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    const command = event.ctrlKey || event.metaKey;
    if (multiline === 'lines' && !command) return;
    event.preventDefault();
    draft.commit();
  };
  return (
    <div className={short ? 'field short' : 'field'}>
      {!labelHidden && <label htmlFor={id}>{label}</label>}
      <TextControl
        id={id}
        value={draft.text}
        onChange={(text) => {
          draft.change(text);
          // What was wrong is told until it is not wrong any more.
          if (problem !== undefined) setProblem(problemOf?.(normalise(text)));
        }}
        onBlur={draft.commit}
        onKeyDown={onKeyDown}
        multiline={multiline}
        type={type}
        label={labelHidden ? label : undefined}
        hint={hint}
        problem={problem}
      />
    </div>
  );
}
