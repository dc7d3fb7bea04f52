import type { ExportPlan } from '#shared/formats/format.ts';
import { translate } from '#shared/locales/translate.ts';
import { Pauses } from '../pauses.ts';

/** A line of our JSON holds a whole document; nobody reads more of it than this. */
const LONGEST_LINE = 2000;

/** The beginning of the file that says most: the one with the first annotations, or else the first. */
export async function previewOf(plan: ExportPlan, lines: number): Promise<{ name: string; text: string }> {
  const file = plan.files.find(({ path }) => path === 'mentions.csv') ?? plan.files[0];
  if (!file) return { name: '', text: '' };
  if (file.print) return { name: file.path, text: translate('export.preview.binary') };
  let text = '';
  let breaks = 0;
  const pauses = new Pauses();
  for (const chunk of file.chunks()) {
    await pauses.take();
    const piece = 'text' in chunk ? chunk.text : translate('export.preview.binary');
    text += piece;
    breaks += piece.split('\n').length - 1;
    if (!('text' in chunk)) break;
    if (breaks >= lines) break;
  }
  return { name: file.path, text: text.split('\n').slice(0, lines).map(cut).join('\n') };
}

function cut(line: string): string {
  return line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE).toWellFormed()}…`;
}
