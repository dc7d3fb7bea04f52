import { type ReactNode, useState } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/button.tsx';
import { FilterField } from '../../ui/filter-field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { ViewTools } from '../../ui/view-tools.tsx';
import { PassageList } from './passage-list.tsx';
import { PassagePlaces } from './passage-places.tsx';
import { QuotationList } from './quotation-list.tsx';
import { QuotationVersions } from './quotation-versions.tsx';
import './quotations.css';

const halves = ['quotations', 'passages'] as const;

/** What articles have in common word by word: direct quotations, and passages that were copied. */
export function QuotationsPart(): ReactNode {
  const { comparing } = useWorkbench();
  const { half, filter } = useApp((state) => state.quotations);
  const [sum, setSum] = useState('');
  return (
    <>
      <ViewTools>
        <FilterField
          label={translate(half === 'quotations' ? 'window.quotations.filter' : 'window.passages.filter')}
          value={filter}
          onChange={(text) => comparing.ask({ filter: text })}
        />
        <p className="view-sum" role="status">
          {sum}
        </p>
        <Button onClick={() => void comparing.exportShown()}>{translate('window.claims.export')}</Button>
      </ViewTools>
      <div className="quotations">
        <section className="quotations-list" aria-label={translate(`window.quotations.half.${half}`)}>
          <div className="quotations-halves">
            <Segmented
              label={translate('window.quotations.half')}
              value={half}
              options={halves.map((id) => ({ id, name: translate(`window.quotations.half.${id}`) }))}
              onChange={(id) => comparing.ask({ half: id === 'passages' ? 'passages' : 'quotations', filter: '' })}
            />
          </div>
          {half === 'quotations' ? <QuotationList onSum={setSum} /> : <PassageList onSum={setSum} />}
        </section>
        {half === 'quotations' ? <QuotationVersions /> : <PassagePlaces />}
      </div>
    </>
  );
}
