import { type FormEvent, type ReactNode, useMemo, useState } from 'react';
import { findLabel, type Label } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { nameKey } from '#shared/register/name-form.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf } from '../../app/state/selectors.ts';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';

/** Adds an entry that no mention was met for yet. */
export function NewEntry({ labels }: { readonly labels: readonly Label[] }): ReactNode {
  const { registering } = useWorkbench();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState('');
  const offered = labels.filter(({ retired }) => !retired);
  const label = offered.find(({ id }) => id === chosen) ?? offered[0];
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const id = label && name.trim() !== '' ? registering.create(name.trim(), label.id) : undefined;
    if (id === undefined) return;
    setName('');
  };
  return (
    <form className="register-new" onSubmit={add}>
      <Known name={name} />
      <input
        type="text"
        className="control"
        aria-label={translate('window.register.new')}
        placeholder={translate('window.register.new')}
        value={name}
        maxLength={2000}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setName(event.target.value)}
      />
      <SelectField
        label={translate('window.register.new-label')}
        value={label?.id ?? ''}
        options={offered}
        onChange={setChosen}
      />
      <Button type="submit" idle={name.trim() === ''}>
        {translate('window.register.add')}
      </Button>
    </form>
  );
}

/** An entry that is called so already. It may be somebody else, so another one can be added all the same. */
function Known({ name }: { readonly name: string }): ReactNode {
  const { registering } = useWorkbench();
  const codebook = useApp(codebookOf);
  const key = nameKey(name);
  const load = useMemo(
    () =>
      asking('register.entities', {
        filter: name.trim().slice(0, 200),
        labelId: null,
        sort: 'name',
        direction: 'ascending',
        offset: 0,
        limit: key === '' ? 1 : 1000,
      }),
    [name, key],
  );
  const answer = useProjectQuery(load);
  const rows = answer.kind === 'ready' && key !== '' ? answer.value.rows : [];
  const known = rows.find((row) => [row.name, ...row.aliases].some((one) => nameKey(one) === key));
  const label = known && codebook && (findLabel(codebook, known.labelId)?.label.name ?? known.labelId);
  return (
    <div className="register-known" role="status">
      {known && label !== undefined && (
        <>
          <span>{translate('window.register.known', { name: known.name, label })}</span>
          <Button tone="quiet" onClick={() => registering.open(known.id)}>
            {translate('window.register.known-open', { name: known.name })}
          </Button>
        </>
      )}
    </div>
  );
}
