import { type ReactNode, useMemo, useState } from 'react';
import type { RegisterRow } from '#shared/api/register-answers.ts';
import { findLabel } from '#shared/domain/codebook.ts';
import type { EntityId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import { Combobox, type ComboboxOption } from '../ui/combobox.tsx';
import { Swatch } from '../ui/label-chip.tsx';
import { useApp } from './context.tsx';
import { codebookOf } from './state/selectors.ts';
import { asking, useProjectQuery } from './use-project-query.ts';

const SHOWN = 8;

/** An entry by name and id. */
type Chosen = Pick<RegisterRow, 'id' | 'name'>;

interface EntityChooserProps {
  readonly label: string;
  /** What stands in the field until something is typed: the name of the present entry. */
  readonly value?: string;
  readonly hint?: string;
  readonly placeholder?: string;
  /** The entry that is not offered. */
  readonly without?: EntityId;
  /** What is said where no entry has the name. */
  readonly none: string;
  readonly onChoose: (entry: Chosen) => void;
  /** Offers a new entry with the name that was typed. */
  readonly onCreate?: (name: string) => void;
  /** The field was emptied. */
  readonly onClear?: () => void;
}

/** A field for an entry of the register, by its name. */
export function EntityChooser({ without, onChoose, onCreate, ...field }: EntityChooserProps): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  const options = useOptions(typed?.trim() ?? '', { without, onChoose, onCreate });
  return <Combobox {...field} {...{ typed, options }} onTyped={setTyped} />;
}

interface Offer {
  readonly without: EntityId | undefined;
  readonly onChoose: EntityChooserProps['onChoose'];
  readonly onCreate: EntityChooserProps['onCreate'];
}

function useOptions(filter: string, { without, onChoose, onCreate }: Offer): readonly ComboboxOption[] {
  const codebook = useApp(codebookOf);
  const load = useMemo(
    () =>
      asking('register.entities', {
        filter: filter.slice(0, 200),
        labelId: null,
        sort: 'mentions',
        direction: 'descending',
        offset: 0,
        limit: SHOWN + 1,
      }),
    [filter],
  );
  const answer = useProjectQuery(load);
  const rows = answer.kind === 'ready' ? answer.value.rows : [];
  const found = rows.filter((row) => row.id !== without).slice(0, SHOWN);
  const options = found.map((row): ComboboxOption => {
    const label = codebook && findLabel(codebook, row.labelId);
    const sign = label && <Swatch color={label.label.color} paint={label.layer.paint} />;
    return {
      key: row.id,
      name: row.name,
      ...(label ? { sign, detail: label.label.name } : {}),
      take: () => onChoose(row),
    };
  });
  if (!onCreate || filter === '') return options;
  const name = translate('window.register.new-named', { name: filter });
  return [...options, { key: 'new', name, take: () => onCreate(filter) }];
}
