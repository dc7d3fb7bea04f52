import { type ReactNode, useMemo, useState } from 'react';
import { wordsOf } from '#shared/claims/arrange-rows.ts';
import type { PropositionEntry } from '#shared/api/claim-answers.ts';
import type { PropositionId } from '#shared/domain/ids.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { Combobox, type ComboboxOption } from '../../ui/combobox.tsx';
import { statementProblem } from './statement-problem.ts';
import { useTwin } from './use-twin.ts';
import { asking, useProjectQuery } from '../use-project-query.ts';

const SHOWN = 8;

interface PropositionChooserProps {
  readonly label: string;
  /** The proposition that is not offered. */
  readonly without?: PropositionId;
  /** What is said where no proposition has the words. */
  readonly none: string;
  readonly onChoose: (proposition: PropositionEntry) => void;
  /** Offers a new one with the words that were typed. */
  readonly onCreate?: (statement: string) => void;
}

/** A field for a proposition, by its words. */
export function PropositionChooser(props: PropositionChooserProps): ReactNode {
  const { label } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const none = statementProblem(typed?.trim() ?? '') ?? props.none;
  const options = useOptions(typed?.trim() ?? '', props);
  return <Combobox {...{ label, none, typed, options }} placeholder={label} opensAtOnce onTyped={setTyped} />;
}

function useOptions(
  filter: string,
  { without, onChoose, onCreate }: PropositionChooserProps,
): readonly ComboboxOption[] {
  const load = useMemo(() => {
    const sort = { column: 'claims', direction: 'descending' } as const;
    return asking('propositions.register', { filter: filter.slice(0, 1000), sort, offset: 0, limit: SHOWN + 1 });
  }, [filter]);
  const answer = useProjectQuery(load);
  const words = wordsOf(filter.slice(0, 1000));
  const twin = useTwin(filter, without ?? null);
  // The former answer stays until the next one is there: Enter must not take what has other words than were typed.
  const rows = (answer.kind === 'ready' ? answer.value.rows : []).filter(({ statement, note }) =>
    words.every((word) => `${statement}\n${note}`.toLowerCase().includes(word)),
  );
  const others = rows.filter((row) => row.id !== without && row.id !== twin?.id);
  // The same words name the same proposition, however many others have them too.
  const found = [...(twin ? [twin] : []), ...others].slice(0, SHOWN);
  const options = found.map((row): ComboboxOption => {
    const detail = translateCount('window.claims.claim', 'window.claims.claims', row.claims);
    return { key: row.id, name: row.statement, detail, take: () => onChoose(row) };
  });
  if (!onCreate || filter === '' || twin || statementProblem(filter) !== undefined) return options;
  const name = translate('window.assign.new', { statement: filter });
  return [...options, { key: 'new', name, take: () => onCreate(filter) }];
}
