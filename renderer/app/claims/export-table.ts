import type { InputOf } from '#shared/api/contract.ts';
import { translate } from '#shared/locales/translate.ts';
import type { Parts } from '../parts.ts';

type Table = Pick<InputOf<'shell.export-table'>, 'table' | 'question' | 'kind' | 'pairs' | 'relations'>;

/** Writes a table as it stands, as CSV, to where a person says. What stands is asked for once the place is known. */
export async function exportTable(
  { api, notices, sync }: Pick<Parts, 'api' | 'notices' | 'sync'>,
  table: Table['table'],
  read: () => Omit<Table, 'table'>,
): Promise<void> {
  const suggestedName = translate(`window.claims.file.${table}`);
  const chosen = await api.call('dialog.choose-export', { suggestedName, kind: 'file', extension: 'csv' });
  if (!chosen.ok) return notices.report(chosen.error);
  if (!chosen.value) return;
  await sync.settled();
  const { handle } = chosen.value;
  const report = await api.call('shell.export-table', { handle, table, ...read(), format: 'csv', excel: false });
  if (!report.ok) return notices.report(report.error);
  const [file] = report.value.files;
  notices.inform('window.claims.exported', { name: chosen.value.names[0] ?? '', rows: file?.rows ?? 0 });
}
