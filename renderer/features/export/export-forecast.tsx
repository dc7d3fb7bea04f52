import { type ReactNode, useMemo } from 'react';
import type { ExportForecast, ExportOptions } from '#shared/api/answers.ts';
import type { ApiClient } from '#shared/api/client.ts';
import type { Failure } from '#shared/domain/result.ts';
import { firstNames } from '#shared/formats/exchange/first-names.ts';
import { describeFailure, translate } from '#shared/locales/translate.ts';
import { type Answer, type Show, useProjectQuery } from '../../app/use-project-query.ts';

/** A forecast makes all files: it is not asked for at each step of a number. */
const PAUSE_MS = 250;

interface Foreseen extends ExportForecast {
  /** Of which it is; while others are asked about, it stays as what is not true any more. */
  readonly options: ExportOptions;
}

function forecastOf(options: ExportOptions, paused: boolean) {
  return async (api: ApiClient, show: Show<Foreseen>, signal: AbortSignal): Promise<Failure | undefined> => {
    await new Promise((resume) => setTimeout(resume, PAUSE_MS));
    if (signal.aborted || paused) return undefined;
    const stop = (): void => void api.call('export.forecast-cancel', {});
    signal.addEventListener('abort', stop, { once: true });
    const answer = await api.call('export.forecast', { options });
    signal.removeEventListener('abort', stop);
    if (answer.ok) show({ ...answer.value, options });
    else if (answer.error.code !== 'export/cancelled') return answer.error;
    return undefined;
  };
}

/** What an export by these choices would come to; not asked for while one is `running`. */
export function useForecast(options: ExportOptions, running: boolean): Answer<Foreseen> {
  const query = useMemo(() => forecastOf(options, running), [options, running]);
  return useProjectQuery<Foreseen>(query);
}

interface ForecastProps {
  readonly forecast: Answer<Foreseen>;
  readonly options: ExportOptions;
}

/** What would not be in the files, and what is to be known of them, before they are written. */
export function Forecast({ forecast, options }: ForecastProps): ReactNode {
  if (forecast.kind === 'failed') return <p className="field-warning">{describeFailure(forecast.failure)}</p>;
  if (forecast.kind === 'loading') return null;
  const { losses, notes, empty, kept } = forecast.value;
  return (
    <div className="export-forecast" aria-busy={forecast.value.options !== options}>
      <p role="status" className={empty.length > 0 ? 'field-warning' : undefined}>
        {empty.length > 0
          ? translate('window.export.empty', { names: firstNames(empty) })
          : kept && translate('window.export.kept')}
      </p>
      {losses.length > 0 && <Told title={translate('window.export.losses-before')} lines={losses} />}
      {notes.length > 0 && <Told title={translate('window.export.notes')} lines={notes} />}
    </div>
  );
}

function Told({ title, lines }: { readonly title: string; readonly lines: readonly string[] }): ReactNode {
  return (
    <>
      <h3>{title}</h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
      <div className="export-told" role="group" tabIndex={0} aria-label={title}>
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    </>
  );
}
