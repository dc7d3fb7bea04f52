import { type ReactNode, useMemo } from 'react';
import { duplicateRules, networkFormats, networkKinds, type NetworkQuestion } from '#shared/api/network-answers.ts';
import { articleDate } from '#shared/claims/article-date.ts';
import { normalizationsOf, relationsOf } from '#shared/claims/network/discourse-network.ts';
import { PropositionId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { Choice } from '../../ui/choice.tsx';
import { DraftField } from '../../ui/draft-field.tsx';
import { MenuButton, MenuItem } from '../../ui/menu-button.tsx';
import { parseNumber } from '../../ui/parse-number.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { ViewTools } from '../../ui/view-tools.tsx';

/** Which network, and files of it: in the head of the view. */
export function NetworkTools({ sum }: { readonly sum: string }): ReactNode {
  const { networking } = useWorkbench();
  const { question, display } = useApp((state) => state.claims.network);
  return (
    <ViewTools>
      <SelectField
        label={translate('window.network.kind')}
        value={question.kind}
        options={networkKinds.map((id) => ({ id, name: translate(`window.network.kind.${id}`) }))}
        onChange={(id) => networking.ask({ kind: networkKinds.find((one) => one === id) ?? 'two-mode' })}
      />
      <SelectField
        label={translate('window.network.relation')}
        value={question.relation}
        options={relationsOf[question.kind].map((id) => ({ id, name: relationName(question.kind, id) }))}
        onChange={(id) => {
          const relation = relationsOf[question.kind].find((one) => one === id);
          if (relation) networking.ask({ relation });
        }}
      />
      <Segmented
        label={translate('window.network.display')}
        value={display}
        options={(['drawing', 'table'] as const).map((id) => ({ id, name: translate(`window.network.display.${id}`) }))}
        onChange={(id) => networking.show({ display: id === 'table' ? 'table' : 'drawing' })}
      />
      <p className="view-sum" role="status">
        {sum}
      </p>
      <MenuButton
        label={translate('window.network.export')}
        items={() =>
          networkFormats.map((format) => (
            <MenuItem key={format} onChoose={() => void networking.exportNetwork(format)}>
              {translate(`window.network.export.${format}`)}
            </MenuItem>
          ))
        }
      >
        {translate('window.network.export')}
      </MenuButton>
    </ViewTools>
  );
}

function relationName(kind: NetworkQuestion['kind'], relation: NetworkQuestion['relation']): string {
  const isTwoMode = kind === 'two-mode' && relation === 'subtract';
  return translate(isTwoMode ? 'window.network.relation.subtract-two-mode' : `window.network.relation.${relation}`);
}

const listPropositions = asking('propositions.list', {});
const ALL = '';

/** Of which claims the network is, and how they weigh. */
export function NetworkFilters({ outlets }: { readonly outlets: readonly string[] }): ReactNode {
  const { networking } = useWorkbench();
  const question = useApp((state) => state.claims.network.question);
  const answer = useProjectQuery(listPropositions);
  const propositions = useMemo(
    () => (answer.kind === 'ready' ? answer.value.map(({ id, statement }) => ({ id, name: statement })) : []),
    [answer],
  );
  return (
    <div className="network-filters" role="group" aria-label={translate('window.claims.choice')}>
      <SelectField
        label={translate('window.network.normalization')}
        value={question.normalization}
        options={normalizationsOf[question.kind].map((id) => ({
          id,
          name: translate(`window.network.normalization.${id}`),
        }))}
        onChange={(id) => {
          const normalization = normalizationsOf[question.kind].find((one) => one === id);
          if (normalization) networking.ask({ normalization });
        }}
      />
      <SelectField
        label={translate('window.network.duplicates')}
        value={question.duplicates}
        options={duplicateRules.map((id) => ({ id, name: translate(`window.network.duplicates.${id}`) }))}
        onChange={(id) => networking.ask({ duplicates: duplicateRules.find((one) => one === id) ?? 'document' })}
      />
      <DraftField
        label={translate('window.network.minimum')}
        value={question.minimum === 0 ? '' : String(question.minimum)}
        numeric
        placeholder="0"
        problemOf={(text) => (minimumOf(text) === undefined ? translate('window.network.minimum-problem') : undefined)}
        onCommit={(text) => networking.ask({ minimum: minimumOf(text) ?? 0 })}
      />
      {(['from', 'to'] as const).map((side) => (
        <DraftField
          key={side}
          label={translate(`window.network.${side}`)}
          value={question[side]}
          placeholder={translate('window.network.date-format')}
          problemOf={(text) =>
            text.trim() === '' || articleDate(text) ? undefined : translate('window.network.date-format')
          }
          onCommit={(text) => networking.ask({ [side]: text.trim() })}
        />
      ))}
      <SelectField
        label={translate('window.network.outlet')}
        value={question.outlets[0] ?? ALL}
        options={[
          { id: ALL, name: translate('window.network.outlet.all') },
          ...outlets.map((name) => ({ id: name, name })),
        ]}
        onChange={(id) => networking.ask({ outlets: id === ALL ? [] : [id] })}
      />
      <SelectField
        label={translate('window.network.proposition')}
        value={question.propositionIds[0] ?? ALL}
        options={[{ id: ALL, name: translate('window.network.proposition.all') }, ...propositions]}
        onChange={(id) => networking.ask({ propositionIds: id === ALL ? [] : [PropositionId.parse(id)] })}
      />
      <Choice
        type="checkbox"
        label={translate('window.network.isolates')}
        checked={question.isolates}
        onChange={(isolates) => networking.ask({ isolates })}
      />
    </div>
  );
}

/** Undefined for what is no number, or a negative one. */
function minimumOf(text: string): number | undefined {
  if (text.trim() === '') return 0;
  const value = parseNumber(text);
  return value !== undefined && value >= 0 ? value : undefined;
}
