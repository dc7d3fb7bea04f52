import { type ReactNode, useMemo } from 'react';
import type { OutputOf } from '#shared/api/contract.ts';
import { findLabel } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp } from '../../app/context.tsx';
import { codebookOf } from '../../app/state/selectors.ts';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { DraftField } from '../../ui/draft-field.tsx';

interface EntityFieldProps {
  readonly label: string;
  readonly description: string;
  readonly required: boolean;
  /** The id of an entry of the register, or a name that is in none. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

type Entity = OutputOf<'entities.list'>[number];

const listEntities = asking('entities.list', {});

/** A field for an entry of the register, which is chosen by its name. */
export function EntityField({ value, onChange, ...shared }: EntityFieldProps): ReactNode {
  const codebook = useApp(codebookOf);
  const answer = useProjectQuery(listEntities);
  const names = useMemo(() => {
    const entities = answer.kind === 'ready' ? answer.value : [];
    return namesOf(entities, (labelId) => (codebook && findLabel(codebook, labelId)?.label.name) ?? labelId);
  }, [answer, codebook]);
  const idOf = (text: string): string => {
    const typed = text.trim();
    const found = [...names].find(([, name]) => name.toLowerCase() === typed.toLowerCase());
    return found?.[0] ?? typed;
  };
  return (
    <DraftField
      {...shared}
      value={names.get(value) ?? value}
      proposals={[...names.values()]}
      hint={hintFor(value, answer.kind === 'ready', names)}
      onCommit={(text) => onChange(idOf(text))}
    />
  );
}

/** By id what an entity is called here: its name, and its label too where several have the name. */
function namesOf(entities: readonly Entity[], labelName: (labelId: string) => string): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const { name } of entities) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map(
    entities.map(({ id, name, labelId }) => [
      id,
      (counts.get(name) ?? 0) > 1 ? `${name} (${labelName(labelId)})` : name,
    ]),
  );
}

function hintFor(value: string, isKnown: boolean, names: ReadonlyMap<string, string>): string | undefined {
  if (!isKnown) return undefined;
  if (names.size === 0) return translate('window.attribute.no-entities');
  return value === '' || names.has(value) ? undefined : translate('window.attribute.free-entity');
}
