import type { ReactNode } from 'react';
import type { ImportReport } from '#shared/api/answers.ts';
import { describeAdoption } from '#shared/formats/exchange/describe-adoption.ts';
import { describeFailure, translate, translateCount } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import type { ImportProgress } from '../../app/state/dialog.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatNumber } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { AddedDocuments } from './added-documents.tsx';
import { AdoptDialog } from './adopt-dialog.tsx';
import { AdoptionPlaces } from './adoption-places.tsx';
import { ImportColumns } from './import-columns.tsx';
import { PassedOver } from './passed-over.tsx';
import { ScrolledList } from './scrolled-list.tsx';
import { VersionProposals } from './version-proposals.tsx';
import './transfer.css';

/** How far an import is, and then what came of it: nothing that was left out goes unmentioned. */
export function ImportDialog({ progress }: { readonly progress: ImportProgress }): ReactNode {
  const workbench = useWorkbench();
  if (progress.kind === 'adopt') return <AdoptDialog {...progress} />;
  if (progress.kind === 'columns')
    return (
      <Dialog title={translate('window.import')} width={760} onClose={() => workbench.closeDialog()}>
        <ImportColumns handle={progress.handle} table={progress.table} rows={progress.rows} />
      </Dialog>
    );
  const running = progress.kind === 'running';
  const close = (): void => (running ? workbench.transfer.cancelImport() : workbench.closeDialog());
  return (
    <Dialog title={translate('window.import')} width={560} onClose={close}>
      {running ? <Running {...progress} /> : <Report report={progress.report} />}
      <div className="dialog-buttons sticky-buttons">
        {running ? (
          <Button onClick={close}>{translate('window.cancel')}</Button>
        ) : (
          <Button tone="primary" data-first onClick={close}>
            {translate('window.done')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

interface RunningProps {
  readonly done: number;
  readonly total: number;
  readonly file: string;
  readonly looking?: boolean | undefined;
}

function Running({ done, total, file, looking = false }: RunningProps): ReactNode {
  return (
    <div className="import-running">
      <ProgressBar label={translate('window.import')} done={done} total={total} />
      <p>
        <span>{looking ? [translate('window.import.looking'), file].filter(Boolean).join(': ') : file}</span>
        <span>{total > 0 && translate('window.import.n-of-m', { n: Math.min(done + 1, total), m: total })}</span>
      </p>
    </div>
  );
}

function Report({ report }: { readonly report: ImportReport }): ReactNode {
  const { added, annotations, came, adoption, doubts, passedOver, contradictions = 0, problems, cancelled } = report;
  const { remaining } = report;
  return (
    <div className="import-report" role="status">
      <p>
        {(!adoption || added.length > 0) &&
          translateCount('window.import.document', 'window.import.documents', added.length)}
        {annotations > 0 &&
          !adoption &&
          ` ${translateCount('window.import.annotation', 'window.import.annotations', annotations)}`}
        {came && !adoption && ` ${describeCame(came)}`}
        {cancelled && ` ${translateCount('window.import.cancelled-one', 'window.import.cancelled', remaining)}`}
      </p>
      {adoption && (
        <ul className="adopt-facts">
          {describeAdoption(adoption).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {adoption && <AdoptionPlaces report={adoption} />}
      {passedOver && (
        <p>
          <PassedOver {...passedOver} />
        </p>
      )}
      {contradictions > 0 && (
        <p className="field-warning">
          {translateCount('window.import.contradiction', 'window.import.contradictions', contradictions)}
        </p>
      )}
      {doubts && <Doubts {...doubts} />}
      {problems.length > 0 && (
        <section aria-labelledby="import-problems">
          <h3 id="import-problems">
            {translateCount('window.import.problem', 'window.import.problems', problems.length)}
          </h3>
          <ScrolledList labelledBy="import-problems" className="import-list import-problems">
            {problems.map((problem, index) => (
              <li key={`${index} ${problem.file}`}>
                <strong>{problem.file}</strong>
                <span>{describeFailure(problem.error)}</span>
              </li>
            ))}
          </ScrolledList>
        </section>
      )}
      {added.length > 0 && <VersionProposals added={added} />}
      {added.length > 0 && <AddedDocuments added={added} />}
    </div>
  );
}

/** "With them came 12 entries, 1 proposition, 3 links." */
function describeCame({ entities, propositions, links }: NonNullable<ImportReport['came']>): string {
  const parts = [
    entities > 0 && translateCount('window.import.entity', 'window.import.entities', entities),
    propositions > 0 && translateCount('window.import.proposition', 'window.import.propositions', propositions),
    links > 0 && translateCount('window.import.link', 'window.import.links', links),
  ];
  return translate('window.import.came', { what: parts.filter((part) => part !== false).join(', ') });
}

/** What came in as it was and should be looked at, each with its place in its file. */
function Doubts({ count, first }: NonNullable<ImportReport['doubts']>): ReactNode {
  return (
    <section aria-labelledby="import-doubts">
      <h3 id="import-doubts">{translateCount('window.import.doubt', 'window.import.doubts', count)}</h3>
      <ScrolledList labelledBy="import-doubts" className="import-list import-problems">
        {first.map(({ file, place, kind, value }) => (
          <li key={`${file} ${place}`}>
            <strong>
              {file}: {place}
            </strong>
            <span>{translate(`import.doubt.${kind}`, { value })}</span>
          </li>
        ))}
      </ScrolledList>
      {count > first.length && (
        <p>{translate('window.import.more-doubts', { count: formatNumber(count - first.length) })}</p>
      )}
    </section>
  );
}
