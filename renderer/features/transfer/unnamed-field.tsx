import { type ReactNode, useState } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { useApp } from '../../app/context.tsx';
import { Combobox, type ComboboxOption } from '../../ui/combobox.tsx';

interface UnnamedFieldProps {
  /** The name that was chosen; undefined for whoever imports. */
  readonly value: string | undefined;
  /** Those that the files name. */
  readonly named: readonly string[];
  readonly onChange: (name: string | undefined) => void;
}

/** To whom annotations belong that name nobody: whoever imports, somebody known, or somebody new. */
export function UnnamedField({ value, named, onChange }: UnnamedFieldProps): ReactNode {
  const project = useApp((state) => (state.project.kind === 'open' ? state.project.info : undefined));
  const [typed, setTyped] = useState<string | null>(null);
  const me = project?.annotators.find(({ id }) => id === project.annotatorId)?.name;
  const mine = translate('window.adopt.unnamed-me', { name: me ?? '' });
  const shown = value ?? mine;
  const wanted = typed === null || typed === shown ? '' : typed.trim();
  const known = new Set([...(project?.annotators.map(({ name }) => name) ?? []), ...named]);
  if (me !== undefined) known.delete(me);
  const options: ComboboxOption[] = [
    { key: '', name: mine, take: () => onChange(undefined) },
    ...[...known].map((name) => ({ key: name, name, take: () => onChange(name) })),
  ].filter(({ name }) => name.toLowerCase().includes(wanted.toLowerCase()));
  if (wanted !== '' && wanted !== me && !known.has(wanted))
    options.push({
      key: `\0${wanted}`,
      name: translate('window.adopt.unnamed-new', { name: wanted }),
      take: () => onChange(wanted.slice(0, LONGEST_NAME)),
    });
  return (
    <Combobox
      label={translate('window.adopt.unnamed')}
      value={shown}
      typed={typed}
      onTyped={setTyped}
      options={typed === null ? [] : options}
      none={translate('window.adopt.unnamed-none')}
    />
  );
}

const LONGEST_NAME = 200;
