import type { ReactNode } from 'react';
import type { Codebook } from '#shared/domain/codebook.ts';
import type { CommandOf } from '#shared/domain/command.ts';
import type { Entity } from '#shared/domain/entity.ts';
import { LabelId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import { wikidataId } from '#shared/register/wikidata-id.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/button.tsx';
import { DraftField } from '../../ui/draft-field.tsx';
import { formatNumber } from '../../ui/format.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { entityLabels } from './entity-labels.ts';
import { formatIds, idsPatch, parseIds } from './external-ids.ts';

const WIKIDATA = 'wikidata';

interface EntityFieldsProps {
  readonly entity: Entity;
  readonly codebook: Codebook;
}

/** What is known of an entry by itself; each field is one step to undo. */
export function EntityFields({ entity, codebook }: EntityFieldsProps): ReactNode {
  const { registering, api, notices } = useWorkbench();
  const change = (patch: Omit<CommandOf<'entity.edit'>, 'type' | 'id'>): void => registering.edit(entity.id, patch);
  const { [WIKIDATA]: wikidata = '', ...others } = entity.externalIds;
  const open = async (): Promise<void> =>
    notices.reportIfFailed(await api.call('shell.open-link', { url: `https://www.wikidata.org/wiki/${wikidata}` }));
  const labels = entityLabels(codebook).filter(({ id, retired }) => !retired || id === entity.labelId);
  return (
    <div className="entity-fields">
      <DraftField
        label={translate('window.register.name')}
        value={entity.name}
        problemOf={(text) => (text.trim() === '' ? translate('window.entity.name-problem') : undefined)}
        onCommit={(text) => change({ name: text.trim() })}
      />
      <SelectField
        label={translate('window.register.label')}
        value={entity.labelId}
        options={labels}
        onChange={(id) => change({ labelId: LabelId.parse(id) })}
      />
      <DraftField
        label={translate('window.entity.aliases')}
        value={entity.aliases.join('\n')}
        multiline="lines"
        onCommit={(text) => change({ aliases: text.split('\n') })}
      />
      <div className="entity-ids">
        <DraftField
          label={translate('window.entity.wikidata')}
          value={wikidata}
          hint={translate('window.entity.wikidata-hint')}
          problemOf={(text) =>
            text.trim() === '' || wikidataId(text) !== undefined
              ? undefined
              : translate('window.entity.wikidata-problem')
          }
          onCommit={(text) => change({ externalIds: { [WIKIDATA]: wikidataId(text) ?? null } })}
        />
        {wikidata !== '' && (
          <Button tone="quiet" onClick={() => void open()}>
            {translate('window.entity.open-wikidata')}
          </Button>
        )}
      </div>
      <DraftField
        label={translate('window.entity.other-ids')}
        value={formatIds(others)}
        multiline="lines"
        hint={translate('window.entity.other-ids-hint')}
        problemOf={(text) => {
          const parsed = parseIds(text);
          if (parsed.ok) return undefined;
          const { fault, line, authority } = parsed;
          return translate(`window.entity.other-ids-${fault}`, { line: formatNumber(line), authority });
        }}
        onCommit={(text) => {
          const parsed = parseIds(text);
          if (parsed.ok) change({ externalIds: idsPatch(others, parsed.ids) });
        }}
      />
      <DraftField
        label={translate('window.entity.note')}
        value={entity.note}
        multiline="lines"
        onCommit={(note) => change({ note })}
      />
    </div>
  );
}
