import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { describeFailure, translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf } from '../../app/state/selectors.ts';
import type { Suggesting } from '../../app/annotating/suggesting.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { formatNumber } from '../../ui/format.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { type Draft, draftOf, type Faults, faultsOf, ruleOf } from './rule-draft.ts';
import type { EditedRule } from './suggestion-sources-dialog.tsx';
import { TermsField } from './terms-field.tsx';
import { type Tried, useTriedRule } from './use-tried-rule.ts';

interface RuleFormProps {
  readonly edited: EditedRule;
  /** Whether to ask before what was changed is thrown away. */
  readonly asksToLeave: boolean;
  readonly onChanged: () => void;
  /** Asked to go back, saved or not. */
  readonly onBack: () => void;
  readonly onStay: () => void;
  /** The form is done with: saved, or thrown away. */
  readonly onLeave: () => void;
}

/** A rule of the project, tried on the open article while it is being written. */
export function RuleForm(props: RuleFormProps): ReactNode {
  const { edited, asksToLeave, onChanged, onBack, onStay, onLeave } = props;
  const { suggesting } = useWorkbench();
  const codebook = useApp(codebookOf);
  const groups = (codebook?.layers ?? []).map((layer) => ({
    name: layer.name,
    options: layer.labels.filter(({ retired }) => !retired),
  }));
  const [draft, setDraft] = useState(() => draftOf(edited, groups[0]?.options[0]?.id ?? ''));
  /** How often saving was asked for: each time the first fault gets the focus. */
  const [asked, setAsked] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const tried = useTriedRule(draft);
  const id = useId();
  const change = (patch: Partial<Draft>): void => {
    onChanged();
    setDraft((before) => ({ ...before, ...patch }));
  };
  const found = faultsOf(draft);
  // Until saving is asked for, an empty field is no mistake, and a pattern is wrong while it is being written.
  const faults: Faults = asked > 0 ? found : rested(found, draft, tried);

  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  useEffect(() => {
    if (asked > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [asked]);

  const save = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(asked + 1);
    if (Object.keys(found).length > 0 || !suggesting.saveRule(savedAs(draft, edited), idOf(edited))) return;
    onLeave();
  };

  return (
    <form className="rule-form" ref={form} onSubmit={save} noValidate>
      <Field id={`${id}-name`} label={translate('window.rules.name')} fault={faults.name}>
        {(said) => (
          <input
            {...said}
            className="control"
            value={draft.name}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      <SelectField
        label={translate('window.rules.label')}
        value={draft.labelId}
        groups={groups}
        onChange={(labelId) => change({ labelId })}
      />
      {draft.kind === 'pattern' ? (
        <Field
          id={`${id}-pattern`}
          label={translate('window.rules.pattern')}
          hint={translate('window.rules.pattern-hint')}
          fault={faults.pattern}
        >
          {(said) => (
            <input
              {...said}
              className="control rule-pattern"
              value={draft.pattern}
              maxLength={5000}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => change({ pattern: event.target.value })}
            />
          )}
        </Field>
      ) : (
        <Field id={`${id}-terms`} label={translate('window.rules.terms')} fault={faults.terms}>
          {(said) => (
            <TermsField
              said={said}
              terms={draft.terms}
              onChange={(terms, name) => change({ terms, ...(name && draft.name === '' ? { name } : {}) })}
            />
          )}
        </Field>
      )}
      <Choice
        type="checkbox"
        label={translate('window.rules.case-sensitive')}
        checked={draft.caseSensitive}
        onChange={(caseSensitive) => change({ caseSensitive })}
      />
      <p className="rule-tried" role="status">
        {describeTried(tried)}
      </p>
      {asksToLeave ? (
        <LeaveQuestion onStay={onStay} onLeave={onLeave} />
      ) : (
        <div className="dialog-buttons">
          <Button onClick={onBack}>{translate('window.rules.cancel')}</Button>
          <Button tone="primary" type="submit">
            {translate('window.rules.save')}
          </Button>
        </div>
      )}
    </form>
  );
}

/** What names a control and says what is wrong with it. */
export interface Said {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly fault: string | undefined;
  readonly children: (said: Said) => ReactNode;
}

function Field({ id, label, hint, fault, children }: FieldProps): ReactNode {
  const described = [hint !== undefined && `${id}-hint`, fault !== undefined && `${id}-fault`].filter(Boolean);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-invalid': fault !== undefined,
        'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
      })}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {fault !== undefined && (
        <p id={`${id}-fault`} className="field-problem" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

/** In the place of the buttons: what was written is not saved. */
function LeaveQuestion({ onStay, onLeave }: Pick<RuleFormProps, 'onStay' | 'onLeave'>): ReactNode {
  const buttons = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    buttons.current?.querySelector('button')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <div className="rule-leave" role="group" aria-label={translate('window.rules.unsaved')}>
      <p role="alert">{translate('window.rules.unsaved')}</p>
      <div className="dialog-buttons" ref={buttons}>
        <Button onClick={onStay}>{translate('window.rules.go-on')}</Button>
        <Button onClick={onLeave}>{translate('window.rules.throw-away')}</Button>
      </div>
    </div>
  );
}

/** What is told while somebody writes: a pattern that cannot be used, as soon as the hand rests. */
function rested({ pattern }: Faults, draft: Draft, tried: Tried): Faults {
  return pattern !== undefined && draft.pattern !== '' && tried.kind === 'unusable' ? { pattern } : {};
}

/** Names that were not touched are not sent again: there may be 200,000 of them. */
function savedAs(draft: Draft, edited: EditedRule): Parameters<Suggesting['saveRule']>[0] {
  const { source, ...rule } = ruleOf(draft);
  const before = typeof edited === 'string' ? undefined : edited.source;
  const isSame =
    before?.kind === 'gazetteer' &&
    source.kind === 'gazetteer' &&
    before.terms === source.terms &&
    before.caseSensitive === source.caseSensitive;
  return isSame ? rule : { ...rule, source };
}

function describeTried(tried: Tried): string {
  switch (tried.kind) {
    case 'nothing':
    case 'unusable':
      return '';
    case 'no-document':
      return translate('window.rules.try-no-document');
    case 'trying':
      return translate('window.rules.trying');
    case 'failed':
      return describeFailure(tried.failure);
    case 'found': {
      const { total, examples } = tried.found;
      if (total === 0) return translate('window.rules.tried-none');
      const shown = { count: formatNumber(total), examples: examples.join(' · ') };
      return translate(total === 1 ? 'window.rules.tried-one' : 'window.rules.tried-many', shown);
    }
    default:
      return tried satisfies never;
  }
}

function idOf(edited: EditedRule) {
  return typeof edited === 'string' ? undefined : edited.id;
}
