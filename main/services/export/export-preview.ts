import type { Chunk, ExportPlan, FileToWrite } from '#shared/formats/format.ts';
import { wordsOfPage } from '#shared/formats/article-html/html-text.ts';
import { translate } from '#shared/locales/translate.ts';
import { Pauses } from '../pauses.ts';

/** A line of our JSON holds a whole document; nobody reads more of it than this. */
const LONGEST_LINE = 2000;

/** The beginning of the file that says most: the one with the first annotations, or else the first. */
export async function previewOf(plan: ExportPlan, lines: number): Promise<{ name: string; text: string }> {
  const file = plan.files.find(({ path }) => path === 'mentions.csv') ?? plan.files[0];
  if (!file) return { name: '', text: '' };
  let text = '';
  let breaks = 0;
  const pauses = new Pauses();
  for (const chunk of shownOf(file)) {
    await pauses.take();
    text += chunk.text;
    breaks += chunk.text.split('\n').length - 1;
    if (breaks >= lines) break;
  }
  return { name: file.path, text: text.split('\n').slice(0, lines).map(cut).join('\n') };
}

/** The lines of a file; of one that is no text, what its format shows for it. */
function* shownOf({ print, shown, chunks }: FileToWrite): Generator<Chunk> {
  for (const chunk of shown ? shown() : chunks()) {
    const text = 'text' in chunk ? chunk.text : undefined;
    yield {
      rows: chunk.rows,
      text: text === undefined ? translate('export.preview.binary') : print ? wordsOfPage(text) : text,
    };
    if (text === undefined) break;
  }
}

function cut(line: string): string {
  return line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE).toWellFormed()}…`;
}
