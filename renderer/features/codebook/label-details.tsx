import { type ReactNode, useMemo } from 'react';
import { type Codebook, findLabel, type Label } from '#shared/domain/codebook.ts';
import { inTreeOrder, type Step } from '#shared/domain/codebook-edits.ts';
import { type CodebookUsage, usesOfLabel } from '#shared/domain/codebook-usage.ts';
import { LabelId, LayerId } from '#shared/domain/ids.ts';
import { changeLabel, placeLabel, stepLabel, subtreeOf } from '#shared/domain/label-edits.ts';
import { labelPath } from '#shared/domain/label-path.ts';
import type { Failure } from '#shared/domain/result.ts';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Choice } from '../../ui/choice.tsx';
import { SelectField, type SelectOption } from '../../ui/select-field.tsx';
import { nameProblem, textProblem, trimmed } from './field-checks.ts';
import { LabelColor } from './label-color.tsx';
import { LabelShortcut } from './label-shortcut.tsx';
import { PartHead } from './part-head.tsx';
import { SameName } from './same-name.tsx';
import { SavedField } from './saved-field.tsx';
import { TextList } from './text-list.tsx';

interface LabelDetailsProps {
  readonly codebook: Codebook;
  readonly usage: CodebookUsage;
  readonly labelId: LabelId;
}

export function LabelDetails({ codebook, usage, labelId }: LabelDetailsProps): ReactNode {
  const { codebook: editing } = useWorkbench();
  const found = findLabel(codebook, labelId);
  const parents = useMemo(() => possibleParents(codebook, labelId), [codebook, labelId]);
  if (!found) return null;
  const { layer, label } = found;
  const change = (patch: Partial<Omit<Label, 'id' | 'parentId'>>): Promise<Failure | undefined> =>
    editing.apply((current) => changeLabel(current, labelId, patch));
  const setParent = (id: string): void => {
    const parentId = id === '' ? null : LabelId.parse(id);
    void editing.apply((current) => placeLabel(current, labelId, { layerId: layer.id, parentId, beforeId: null }));
  };
  return (
    <>
      <PartHead
        kind={translate('window.codebook.label')}
        name={label.name}
        id={label.id}
        csvWrites="name"
        uses={usesOfLabel(usage, labelId)}
        onStep={(step: Step) => void editing.step((current) => stepLabel(current, labelId, step))}
        onRemove={() => void editing.requestRemoval({ kind: 'label', labelId })}
      />
      <div className="part-fields">
        <div className="field-row">
          <SavedField
            label={translate('window.codebook.name')}
            value={label.name}
            normalise={trimmed}
            problemOf={nameProblem}
            save={(name) => change({ name })}
          />
          <LabelShortcut codebook={codebook} label={label} save={(shortcut) => change({ shortcut })} />
        </div>
        <SameName item={label} among={layer.labels} message="window.codebook.same-label" />
        <LabelColor codebook={codebook} layer={layer} label={label} save={(color) => change({ color })} />
        <SavedField
          label={translate('window.codebook.definition')}
          value={label.definition}
          multiline="lines"
          problemOf={textProblem}
          save={(definition) => change({ definition })}
        />
        <div className="field-row even">
          <TextList
            label={translate('window.codebook.examples')}
            items={label.examples}
            itemLabel={(n) => translate('window.codebook.example', { n })}
            addLabel={translate('window.codebook.add-example')}
            save={(examples) => change({ examples })}
          />
          <TextList
            label={translate('window.codebook.counter-examples')}
            items={label.counterExamples}
            itemLabel={(n) => translate('window.codebook.counter-example', { n })}
            addLabel={translate('window.codebook.add-counter-example')}
            save={(counterExamples) => change({ counterExamples })}
          />
        </div>
        <div className="field-row even">
          <SelectField
            label={translate('window.codebook.layer')}
            value={layer.id}
            options={codebook.layers}
            onChange={(id) => void editing.moveToLayer(labelId, LayerId.parse(id))}
          />
          <SelectField
            label={translate('window.codebook.parent')}
            value={label.parentId ?? ''}
            options={[{ id: '', name: translate('window.codebook.no-parent') }, ...parents]}
            onChange={setParent}
          />
        </div>
        <Choice
          type="checkbox"
          label={translate('window.codebook.retired')}
          detail={translate('window.codebook.retired-label')}
          checked={label.retired === true}
          onChange={(retired) => void change({ retired: retired ? true : undefined })}
        />
      </div>
    </>
  );
}

/** The labels of its layer except itself and those under it. */
function possibleParents(codebook: Codebook, labelId: string): readonly SelectOption[] {
  const layer = findLabel(codebook, labelId)?.layer;
  if (!layer) return [];
  const under = new Set<string>(subtreeOf(layer, labelId).map(({ id }) => id));
  const others = inTreeOrder(layer.labels).filter(({ id }) => !under.has(id));
  return others.map((label) => ({ id: label.id, name: labelPath(layer.labels, label) }));
}
