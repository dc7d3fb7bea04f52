import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { RuleSummary } from '#shared/api/rule-answers.ts';
import type { RuleId } from '#shared/domain/ids.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf, labelOf } from '../../app/state/selectors.ts';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TrashIcon } from '../../ui/icons.tsx';
import { LabelChip } from '../../ui/label-chip.tsx';

interface RuleListProps {
  readonly onAdd: (kind: RuleSummary['source']['kind']) => void;
  readonly onEdit: (id: RuleId) => void;
  /** Back from the form, whose button had the focus. */
  readonly takesFocus: boolean;
}

/** A new question each time, so that it is asked again. */
const askForRules = () => asking('rules.list', {});

/** The rules of the project, each with what it suggests and whether it is used. */
export function RuleList({ onAdd, onEdit, takesFocus }: RuleListProps): ReactNode {
  // Asked again when the suggestions were: it may be then that a pattern ran out of time.
  const asked = useApp((state) => state.suggestions.problems);
  const [readRules, setReadRules] = useState(askForRules);
  const askAgain = (): void => setReadRules(askForRules);
  useEffect(() => setReadRules(askForRules), [asked]);
  const answer = useProjectQuery(readRules);
  const add = useRef<HTMLDivElement>(null);
  const focusAdd = (): void => add.current?.querySelector('button')?.focus();
  useEffect(() => {
    if (takesFocus) focusAdd();
  }, [takesFocus]);
  /** Before the rule goes, with the button that has the focus: to its neighbour, or where new ones are made. */
  const leaveRule = (item: HTMLElement | null): void => {
    const neighbour = (item?.nextElementSibling ?? item?.previousElementSibling)?.querySelector<HTMLElement>(
      '.rule-name',
    );
    if (neighbour) neighbour.focus();
    else focusAdd();
  };
  return (
    <section className="rules" aria-labelledby="rules-title">
      <h3 id="rules-title">{translate('window.rules')}</h3>
      <AnswerView answer={answer}>
        {(rules) =>
          rules.length === 0 ? (
            <EmptyState title={translate('window.rules.empty')}>{translate('window.rules.empty-text')}</EmptyState>
          ) : (
            <ul className="rule-list" aria-labelledby="rules-title">
              {rules.map((rule) => (
                <RuleItem
                  key={rule.id}
                  rule={rule}
                  onEdit={() => onEdit(rule.id)}
                  onRemove={leaveRule}
                  onRetry={askAgain}
                />
              ))}
            </ul>
          )
        }
      </AnswerView>
      <div className="rule-add" ref={add}>
        <Button onClick={() => onAdd('gazetteer')}>{translate('window.rules.add-list')}</Button>
        <Button onClick={() => onAdd('pattern')}>{translate('window.rules.add-pattern')}</Button>
      </div>
    </section>
  );
}

interface RuleItemProps {
  readonly rule: RuleSummary;
  readonly onEdit: () => void;
  readonly onRemove: (item: HTMLElement | null) => void;
  readonly onRetry: () => void;
}

function RuleItem({ rule, onEdit, onRemove, onRetry }: RuleItemProps): ReactNode {
  const { suggesting } = useWorkbench();
  const item = useRef<HTMLLIElement>(null);
  const found = labelOf(useApp(codebookOf), rule.labelId);
  const { id, name, enabled, source, labelId, stoppedOn } = rule;
  const detail =
    source.kind === 'gazetteer'
      ? translateCount('window.rules.list-about-one', 'window.rules.list-about-many', source.count)
      : source.pattern;
  const examples = source.kind === 'gazetteer' ? source.first.join(' · ') : undefined;
  return (
    <li className="rule-item" ref={item}>
      <input
        type="checkbox"
        aria-label={translate('window.rules.enabled', { name })}
        checked={enabled}
        onChange={(event) => suggesting.saveRule({ name, labelId, enabled: event.target.checked }, id)}
      />
      <button
        type="button"
        className="rule-name"
        onClick={onEdit}
        aria-label={translate('window.rules.edit', { name })}
      >
        <span>{name}</span>
        <span className="rule-detail" data-kind={source.kind} title={examples}>
          {detail}
        </span>
        {stoppedOn !== null && (
          <span className="rule-stopped">{translate('window.rules.stopped', { document: stoppedOn })}</span>
        )}
      </button>
      {stoppedOn !== null && (
        <Button
          aria-label={translate('window.rules.retry', { name })}
          onClick={() => void suggesting.retryRule(id).then(onRetry)}
        >
          {translate('window.rules.retry-short')}
        </Button>
      )}
      {found && <LabelChip color={found.label.color} paint={found.layer.paint} name={found.label.name} />}
      <IconButton
        label={translate('window.rules.remove', { name })}
        icon={<TrashIcon />}
        onClick={() => {
          onRemove(item.current);
          suggesting.removeRule(id);
        }}
      />
    </li>
  );
}
