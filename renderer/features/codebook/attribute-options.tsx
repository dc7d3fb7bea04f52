import type { ReactNode } from 'react';
import { addOption, type AttributeAddress, renameOption, stepOption } from '#shared/domain/attribute-edits.ts';
import type { AttributeDefinition } from '#shared/domain/codebook.ts';
import { type CodebookUsage, usesOfOption } from '#shared/domain/codebook-usage.ts';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { formatNumber } from '../../ui/format.ts';
import { nameProblem, trimmed } from './field-checks.ts';
import { NameForm } from './name-form.tsx';
import { OrderedRows } from './ordered-rows.tsx';
import { SameName } from './same-name.tsx';
import { SavedField } from './saved-field.tsx';

interface AttributeOptionsProps {
  readonly address: AttributeAddress;
  readonly attribute: AttributeDefinition;
  readonly usage: CodebookUsage;
}

export function AttributeOptions({ address, attribute, usage }: AttributeOptionsProps): ReactNode {
  const { codebook: editing } = useWorkbench();
  const { options } = attribute;
  return (
    <section className="attribute-list" aria-label={translate('window.codebook.options')}>
      <h4>{translate('window.codebook.options')}</h4>
      {options.length === 0 && <p className="field-hint">{translate('window.codebook.options-empty')}</p>}
      <OrderedRows
        label={translate('window.codebook.options')}
        items={options}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        renderItem={({ id, name }, index) => {
          const uses = usesOfOption(usage, { ...address, optionId: id });
          return (
            <div className="option-row">
              <SavedField
                label={translate('window.codebook.option', { n: index + 1 })}
                labelHidden
                value={name}
                normalise={trimmed}
                problemOf={nameProblem}
                save={(text) => editing.apply((current) => renameOption(current, { ...address, optionId: id }, text))}
              />
              <span className="option-uses">{uses > 0 && formatNumber(uses)}</span>
              <SameName item={{ id, name }} among={options} message="window.codebook.same-option" />
            </div>
          );
        }}
        onStep={({ id }, step) =>
          void editing.step((current) => stepOption(current, { ...address, optionId: id }, step))
        }
        onRemove={({ id }) => void editing.requestRemoval({ kind: 'option', address: { ...address, optionId: id } })}
      />
      <NameForm
        label={translate('window.codebook.new-option')}
        onAdd={(name) => editing.apply((current) => addOption(current, address, name))}
      />
    </section>
  );
}
