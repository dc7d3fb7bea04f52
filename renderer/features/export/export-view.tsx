import type { ReactNode } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { ExportForm } from './export-form.tsx';

export function ExportView(): ReactNode {
  return (
    <>
      <div className="view-head">
        <h2>{translate('window.export')}</h2>
      </div>
      <div className="export-view">
        <ExportForm />
      </div>
    </>
  );
}
