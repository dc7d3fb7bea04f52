import { type ReactNode, useEffect, useRef } from 'react';
import type { Rule } from '#shared/domain/rule.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf, labelOf } from '../../app/selectors.ts';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import { TrashIcon } from '../../ui/icons.tsx';
import { LabelChip } from '../../ui/label-chip.tsx';
import type { EditedRule } from './suggestion-sources-dialog.tsx';

interface RuleListProps {
  readonly onEdit: (rule: EditedRule) => void;
  /** Back from the form, whose button had the focus. */
  readonly takesFocus: boolean;
}

const readRules = asking('rules.list', {});

/** The rules of the project, each with what it suggests and whether it is used. */
export function RuleList({ onEdit, takesFocus }: RuleListProps): ReactNode {
  const answer = useProjectQuery(readRules);
  const add = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) add.current?.querySelector('button')?.focus();
  }, [takesFocus]);
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
                <RuleItem key={rule.id} rule={rule} onEdit={() => onEdit(rule)} />
              ))}
            </ul>
          )
        }
      </AnswerView>
      <div className="rule-add" ref={add}>
        <Button onClick={() => onEdit('gazetteer')}>{translate('window.rules.add-list')}</Button>
        <Button onClick={() => onEdit('pattern')}>{translate('window.rules.add-pattern')}</Button>
      </div>
    </section>
  );
}

function RuleItem({ rule, onEdit }: { readonly rule: Rule; readonly onEdit: () => void }): ReactNode {
  const { suggesting } = useWorkbench();
  const found = labelOf(useApp(codebookOf), rule.labelId);
  const { id, name, enabled, source, labelId } = rule;
  const detail =
    source.kind === 'gazetteer'
      ? translate('window.rules.list-about', { count: formatNumber(source.terms.length) })
      : source.pattern;
  return (
    <li className="rule-item">
      <input
        type="checkbox"
        aria-label={translate('window.rules.enabled', { name })}
        checked={enabled}
        onChange={(event) => suggesting.saveRule({ name, labelId, source, enabled: event.target.checked }, id)}
      />
      <button
        type="button"
        className="rule-name"
        onClick={onEdit}
        aria-label={translate('window.rules.edit', { name })}
      >
        <span>{name}</span>
        <span className="rule-detail" data-kind={source.kind}>
          {detail}
        </span>
      </button>
      {found && <LabelChip color={found.label.color} paint={found.layer.paint} name={found.label.name} />}
      <IconButton
        label={translate('window.rules.remove', { name })}
        icon={<TrashIcon />}
        onClick={() => suggesting.removeRule(id)}
      />
    </li>
  );
}
