import { type ReactNode, useRef, useState } from 'react';
import type { Action, MenuName } from '#shared/api/action.ts';
import { type ActionName, actions } from '#shared/api/actions.ts';
import { defaultKeysOf, type KeyOverrides, keysOf } from '#shared/api/key-bindings.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { actionNames } from '../../app/actions.ts';
import { useApp } from '../../app/context.tsx';
import { codebookOf } from '../../app/state/selectors.ts';
import { Button } from '../../ui/button.tsx';
import { fuzzyScore } from '../../ui/fuzzy.ts';
import { printedKeys } from '../../ui/key-names.ts';
import { conflictsOf, refusalOf, withKeys, withoutOverride } from './key-conflicts.ts';
import { KeyRecorder } from './key-recorder.tsx';

const menus: readonly MenuName[] = ['annotate', 'edit', 'go', 'view', 'file', 'help'];

interface KeyTableProps {
  readonly filter: string;
  readonly onChange: (keys: KeyOverrides) => void;
}

/** Keys that were pressed for an action and are another one's already. */
interface Question {
  readonly name: ActionName;
  readonly keys: string;
  readonly owner: ActionName;
}

/** Every action with its keys, which can be changed here. What happened, or what to decide, is said in the row. */
export function KeyTable({ filter, onChange }: KeyTableProps): ReactNode {
  const overrides = useApp((state) => state.settings.keys);
  const codebook = useApp(codebookOf);
  const table = useRef<HTMLTableElement>(null);
  const [question, setQuestion] = useState<Question>();
  const [remark, setRemark] = useState<{ name: ActionName; text: string }>();

  /** What was pressed to get here goes away. */
  const focusKeysOf = (name: ActionName): void =>
    table.current?.querySelector<HTMLElement>(`[data-keys-of="${name}"]`)?.focus();
  const take = (name: ActionName, keys: string): void => {
    setQuestion(undefined);
    const refusal = keys === '' ? undefined : refusalOf(name, keys);
    if (refusal) {
      const message = refusal === 'taken' ? 'window.settings.refused' : 'window.settings.refused-menu';
      return setRemark({ name, text: translate(message, { keys: printedKeys(keys) }) });
    }
    setRemark(undefined);
    const [owner] = keys === '' ? [] : conflictsOf(name, keys, { overrides, codebook }).actions;
    if (owner) setQuestion({ name, keys, owner });
    else give(name, keys);
  };
  const give = (name: ActionName, keys: string): void => {
    setQuestion(undefined);
    onChange(withKeys(overrides, name, keys));
    focusKeysOf(name);
    if (keys === '') return;
    const text = translate('window.settings.changed', { action: nameOf(name), keys: printedKeys(keys) });
    setRemark({ name, text });
  };
  /** Its first keys may be another action's by now: they are not taken back without a question. */
  const reset = (name: ActionName): void => {
    const keys = defaultKeysOf(name);
    if (keys !== undefined) return take(name, keys);
    setQuestion(undefined);
    setRemark(undefined);
    onChange(withoutOverride(overrides, name));
    focusKeysOf(name);
  };

  const shown = matching(actionNames, filter);
  if (shown.length === 0) return <p className="settings-none">{translate('window.no-match')}</p>;
  return (
    <table ref={table} className="key-table" aria-label={translate('window.settings.table')}>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{translate('window.settings.action')}</th>
          <th scope="col">{translate('window.settings.keys')}</th>
        </tr>
      </thead>
      {menus.map((menu) => {
        const names = shown.filter((name) => menuOf(name) === menu);
        if (names.length === 0) return null;
        return (
          <tbody key={menu}>
            <tr className="key-table-menu">
              <th scope="rowgroup" colSpan={2}>
                {translate(`menu.${menu}`)}
              </th>
            </tr>
            {names.map((name) => (
              <tr key={name}>
                <th scope="row">
                  {nameOf(name)}
                  <Conflicts name={name} overrides={overrides} codebook={codebook} />
                  {remark?.name === name && <p role="status">{remark.text}</p>}
                </th>
                <td>
                  <KeyRecorder
                    name={name}
                    action={nameOf(name)}
                    keys={keysOf(name, overrides)}
                    onPressed={(keys) => take(name, keys)}
                    onReset={Object.hasOwn(overrides, name) ? () => reset(name) : undefined}
                  />
                  {question?.name === name && (
                    <TakenKeys
                      question={question}
                      onGive={() => give(name, question.keys)}
                      onKeep={() => {
                        setQuestion(undefined);
                        focusKeysOf(name);
                      }}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        );
      })}
    </table>
  );
}

interface TakenKeysProps {
  readonly question: Question;
  readonly onGive: () => void;
  readonly onKeep: () => void;
}

function TakenKeys({ question, onGive, onKeep }: TakenKeysProps): ReactNode {
  return (
    <div className="key-question" role="alert" ref={bringIntoView}>
      {translate('window.settings.used', { keys: printedKeys(question.keys), name: nameOf(question.owner) })}
      <Button onClick={onGive}>{translate('window.settings.use-anyway')}</Button>
      <Button tone="quiet" onClick={onKeep}>
        {translate('window.settings.keep')}
      </Button>
    </div>
  );
}

interface ConflictsProps {
  readonly name: ActionName;
  readonly overrides: KeyOverrides;
  readonly codebook: Codebook | undefined;
}

function Conflicts({ name, overrides, codebook }: ConflictsProps): ReactNode {
  const keys = keysOf(name, overrides);
  if (keys === undefined) return null;
  const found = conflictsOf(name, keys, { overrides, codebook });
  return [
    ...found.actions.map((other) => translate('window.settings.also-action', { name: nameOf(other) })),
    ...found.labels.map((label) => translate('window.settings.also-label', { name: label.name })),
  ].map((text) => (
    <p key={text} className="key-conflict">
      {text}
    </p>
  ));
}

function bringIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

function menuOf(name: ActionName): MenuName {
  const action: Action = actions[name];
  // What has keys but no place in a menu is about editing.
  return action.menu ?? 'edit';
}

function nameOf(name: ActionName): string {
  return translate(actions[name].label).replace(/…$/, '');
}

/** Those with all the words that were typed; scattered letters count only where no name has the words. */
function matching(names: readonly ActionName[], filter: string): readonly ActionName[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const exact = names.filter((name) => words.every((word) => nameOf(name).toLowerCase().includes(word)));
  return exact.length > 0 ? exact : names.filter((name) => fuzzyScore(nameOf(name), filter) > 0);
}
