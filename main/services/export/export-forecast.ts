import type { ExportForecast } from '#shared/api/answers.ts';
import type { Note } from '#shared/formats/format.ts';
import { translate } from '#shared/locales/translate.ts';
import { Pauses } from '../pauses.ts';
import type { PlannedExport } from './export-plan.ts';
import { ExportCancelled, type Watch } from './export-write.ts';

/** Nobody reads more names of empty files than these. */
const MOST_EMPTY = 20;

/**
 * What an export would come to: everything is made as it would be written, and thrown away. Only so is it known what a
 * writer changes, and which files have nothing in them. Throws `ExportCancelled`.
 */
export async function forecastOf(planned: PlannedExport, watch: Watch): Promise<ExportForecast> {
  const { plan, parts, source } = planned;
  const losses = await planned.losses(watch);
  const empty: string[] = [];
  const pauses = new Pauses();
  for (const file of plan.files) {
    let isEmpty = true;
    for (const chunk of file.chunks()) {
      if (watch.cancelled()) throw new ExportCancelled();
      isEmpty &&= ('bytes' in chunk ? chunk.bytes.length : chunk.text.length) === 0;
      await pauses.take();
    }
    if (isEmpty) empty.push(file.path);
  }
  return {
    documents: source.documents.length,
    files: plan.files.length,
    parts: parts ?? [],
    empty: empty.slice(0, MOST_EMPTY),
    notes: planned.notes().filter(isNotSize).map(sentence),
    losses: losses.map(sentence),
    kept: planned.format.holds !== undefined && losses.length === 0,
  };
}

/** How large the parts are is told apart, beside their shares. */
function isNotSize({ key }: Note): boolean {
  return key !== 'note.split' && key !== 'note.split-one';
}

function sentence({ key, params }: Note): string {
  return translate(key, params);
}
