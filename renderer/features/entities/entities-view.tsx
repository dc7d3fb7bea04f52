import type { ReactNode } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { RegisterPart } from './register-part.tsx';
import { WordsPart } from './words-part.tsx';
import './entities.css';
import './register.css';

/** What the project's articles name: the register of entities, or the words alone. */
export function EntitiesView(): ReactNode {
  const { registering } = useWorkbench();
  const part = useApp((state) => state.register.part);
  return (
    <>
      <div className="view-head entities-head">
        <h2>{translate('action.view.entities')}</h2>
        <Segmented
          label={translate('window.register.part')}
          value={part}
          options={[
            { id: 'register', name: translate('window.register.part.register') },
            { id: 'words', name: translate('window.register.part.words') },
          ]}
          onChange={(id) => registering.ask({ part: id === 'words' ? 'words' : 'register' })}
        />
      </div>
      {part === 'words' ? <WordsPart /> : <RegisterPart />}
    </>
  );
}
