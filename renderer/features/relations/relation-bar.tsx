import type { ReactNode } from 'react';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf } from '../../app/state/selectors.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';

/** What can be done with all links that are ticked; each is one step of undo. */
export function RelationBar(): ReactNode {
  const { relating } = useWorkbench();
  const codebook = useApp(codebookOf);
  const ticked = useApp((state) => state.claims.relations.ticked);
  if (ticked.size === 0) return null;
  const ids = [...ticked];
  const types = (codebook?.linkTypes ?? []).filter(({ retired }) => !retired);
  // The bar goes away with the focus in it: the list takes it.
  const focusList = (): void => document.querySelector<HTMLElement>('.tick-cell > [data-row][tabindex="0"]')?.focus();
  return (
    <div className="assign-bar" role="group" aria-label={translate('window.relations.bar')}>
      <p role="status">{translateCount('window.relations.ticked-one', 'window.relations.ticked', ids.length)}</p>
      <SelectField
        label={translate('window.relations.change')}
        value=""
        options={[{ id: '', name: translate('window.relations.choose') }, ...types]}
        onChange={(id) => {
          const type = types.find((one) => one.id === id);
          if (type) relating.changeType(ids, type.id, type.name);
        }}
      />
      <Button
        tone="danger quiet"
        onClick={() => {
          focusList();
          relating.remove(ids);
        }}
      >
        {translate('window.relations.remove')}
      </Button>
      <Button
        tone="quiet"
        onClick={() => {
          focusList();
          relating.tick([]);
        }}
      >
        {translate('window.assign.untick')}
      </Button>
    </div>
  );
}
