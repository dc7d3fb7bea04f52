import type { ReactNode } from 'react';
import type { ClaimTable } from '#shared/api/claim-answers.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { FilterField } from '../../ui/filter-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { ViewTools } from '../../ui/view-tools.tsx';

interface TableToolsProps {
  readonly table: ClaimTable;
  /** Whether its rows can stand in groups. */
  readonly groups: boolean;
  /** How much there is, in words. */
  readonly sum: string;
  /** What can be done with its rows, below the rest. */
  readonly children?: ReactNode;
}

const groups = ['speaker', 'proposition', 'article'] as const;

/** Filter, groups and export of a table. */
export function TableTools({ table, groups: hasGroups, sum, children }: TableToolsProps): ReactNode {
  const { claiming } = useWorkbench();
  const { filter, group, olderVersions } = useApp((state) => state.claims);
  const hasVersions = useApp((state) => [...state.versions.rows.values()].some(({ versions }) => versions > 1));
  return (
    <ViewTools>
      <FilterField
        label={translate('window.claims.filter-table')}
        value={filter}
        onChange={(text) => claiming.ask({ filter: text })}
      />
      {hasGroups && (
        <SelectField
          label={translate('window.claims.group')}
          value={group ?? 'none'}
          options={['none' as const, ...groups].map((id) => ({ id, name: translate(`window.claims.group.${id}`) }))}
          onChange={(id) => claiming.ask({ group: groups.find((one) => one === id) ?? null })}
        />
      )}
      {hasVersions && (
        <Choice
          type="checkbox"
          label={translate('window.claims.older-versions')}
          checked={olderVersions}
          onChange={(wanted) => claiming.ask({ olderVersions: wanted })}
        />
      )}
      <p className="view-sum" role="status">
        {sum}
      </p>
      <Button onClick={() => void claiming.exportTable(table)}>{translate('window.claims.export')}</Button>
      {children}
    </ViewTools>
  );
}
