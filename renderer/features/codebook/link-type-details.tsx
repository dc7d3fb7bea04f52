import type { ReactNode } from 'react';
import { type Codebook, findLinkType, type Label, type LinkType } from '#shared/domain/codebook.ts';
import { type CodebookUsage, misfitsAmong, usesOfLinkType } from '#shared/domain/codebook-usage.ts';
import { LabelId, type LinkTypeId } from '#shared/domain/ids.ts';
import { changeLinkType, stepLinkType } from '#shared/domain/link-type-edits.ts';
import type { Failure } from '#shared/domain/result.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Choice } from '../../ui/choice.tsx';
import { AttributeList } from './attribute-list.tsx';
import { nameProblem, textProblem, trimmed } from './field-checks.ts';
import { OptionChoices } from '../../ui/option-choices.tsx';
import { PartHead } from './part-head.tsx';
import { SavedField } from './saved-field.tsx';

interface LinkTypeDetailsProps {
  readonly codebook: Codebook;
  readonly usage: CodebookUsage;
  readonly linkTypeId: LinkTypeId;
}

export function LinkTypeDetails({ codebook, usage, linkTypeId }: LinkTypeDetailsProps): ReactNode {
  const { codebook: editing } = useWorkbench();
  const type = findLinkType(codebook, linkTypeId);
  if (!type) return null;
  const misfits = misfitsAmong(usage, linkTypeId, type);
  const labels = codebook.layers.flatMap((layer) => layer.labels);
  const change = (patch: Partial<Omit<LinkType, 'id' | 'attributes'>>): Promise<Failure | undefined> =>
    editing.apply((current) => changeLinkType(current, linkTypeId, patch));
  const asIds = (ids: readonly string[]): LabelId[] => ids.map((id) => LabelId.parse(id));
  return (
    <>
      <PartHead
        kind={translate('window.codebook.link-type')}
        name={type.name}
        id={type.id}
        csvWrites="name"
        uses={usesOfLinkType(usage, linkTypeId)}
        onStep={(step) => void editing.step((current) => stepLinkType(current, linkTypeId, step))}
        onRemove={() => void editing.requestRemoval({ kind: 'link-type', linkTypeId })}
      />
      <div className="part-fields">
        <SavedField
          label={translate('window.codebook.name')}
          value={type.name}
          normalise={trimmed}
          problemOf={nameProblem}
          save={(name) => change({ name })}
        />
        <SavedField
          label={translate('window.codebook.definition')}
          value={type.definition}
          multiline="lines"
          problemOf={textProblem}
          save={(definition) => change({ definition })}
        />
        <div className="field-row even">
          <OptionChoices
            label={translate('window.codebook.from')}
            hint={describeEnds(type.fromLabelIds, labels)}
            options={labels}
            chosen={type.fromLabelIds}
            onChange={(ids) => void editing.changeLinkEnds(linkTypeId, { fromLabelIds: asIds(ids) })}
          />
          <OptionChoices
            label={translate('window.codebook.to')}
            hint={describeEnds(type.toLabelIds, labels)}
            options={labels}
            chosen={type.toLabelIds}
            onChange={(ids) => void editing.changeLinkEnds(linkTypeId, { toLabelIds: asIds(ids) })}
          />
        </div>
        {misfits > 0 && (
          <p className="field-warning">
            {translateCount('window.codebook.misfit', 'window.codebook.misfits', misfits)}{' '}
            {translate('window.codebook.misfits-where')}
          </p>
        )}
        <AttributeList
          label={translate('window.codebook.attributes')}
          empty={translate('window.codebook.link-attributes-empty')}
          place={{ kind: 'link-type', linkTypeId }}
          attributes={type.attributes ?? []}
        />
        <Choice
          type="checkbox"
          label={translate('window.codebook.symmetric')}
          detail={translate('window.codebook.symmetric-detail')}
          checked={type.symmetric === true}
          onChange={(symmetric) => void change({ symmetric: symmetric ? true : undefined })}
        />
        <SavedField
          label={translate('window.codebook.exclusive')}
          hint={translate('window.codebook.exclusive-detail')}
          value={(type.exclusive ?? []).join(', ')}
          normalise={(text) => groupsIn(text).join(', ')}
          problemOf={(text) =>
            groupsIn(text)
              .map(nameProblem)
              .find((problem) => problem !== undefined)
          }
          save={(text) => change({ exclusive: text === '' ? undefined : groupsIn(text) })}
        />
        <Choice
          type="checkbox"
          label={translate('window.codebook.retired')}
          detail={translate('window.codebook.retired-link-type')}
          checked={type.retired === true}
          onChange={(retired) => void change({ retired: retired ? true : undefined })}
        />
      </div>
    </>
  );
}

/** Names between commas, each once. */
function groupsIn(text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

/** The chosen ones by name: in a long list they may be out of sight. */
function describeEnds(ids: readonly LabelId[], labels: readonly Label[]): string {
  if (ids.length === 0) return translate('window.codebook.any-label');
  const names = labels.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  return translate('window.codebook.only-labels', { labels: names.join(', ') });
}
