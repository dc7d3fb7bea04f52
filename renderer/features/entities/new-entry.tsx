import { type FormEvent, type ReactNode, useState } from 'react';
import type { Label } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
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
