import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { NamesChoice, NamesFile } from '#shared/api/rule-answers.ts';
import { type Result, success } from '#shared/domain/result.ts';
import type { MessageKey } from '#shared/locales/message-key.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { separatedRows } from '#shared/text/separated-rows.ts';
import { decodeText } from '../../readers/decode-text.ts';
import { checkSize } from '../../readers/limits.ts';
import { whyNot } from '../import/import-paths.ts';
import { layoutOf, type NamesLayout } from './names-layout.ts';

const LONGEST_TERM = 500;
const MOST_TERMS = 200_000;

/** So much of the file is shown, for a person to see whether it was understood. */
const SHOWN_ROWS = 5;
const SHOWN_COLUMNS = 20;
const SHOWN_CELL = 100;

/**
 * The names in a file: one per line, or of a table (.csv, .tsv) one column, which is guessed unless it is said.
 * Encodings as in any import. Names lose the blanks around them, come once each and in the order of the file.
 */
export async function readGazetteer(path: string, chosen?: NamesChoice): Promise<Result<NamesFile>> {
  const file = basename(path);
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  const decoded = decodeText(bytes.value, { file });
  if (!decoded.ok) return decoded;
  const { text } = decoded.value;
  const layout = layoutOf(text, extname(path).toLowerCase());
  const choice = chosen ?? layout.guess;
  const name = basename(path, extname(path)).slice(0, 200);
  const rows = layout.rows
    .slice(0, SHOWN_ROWS)
    .map((cells) => cells.slice(0, SHOWN_COLUMNS).map((cell) => cell.slice(0, SHOWN_CELL).toWellFormed()));
  return success({ name, choice, rows, ...collect(namesIn(text, layout, choice)) });
}

async function readBytes(path: string): Promise<Result<Uint8Array>> {
  try {
    const size = checkSize(basename(path), (await stat(path)).size);
    return size.ok ? success(await readFile(path)) : size;
  } catch (error) {
    return { ok: false, error: whyNot(path, error) };
  }
}

/** The cells in which the names stand. */
function* namesIn(
  text: string,
  { separator, start }: NamesLayout,
  { column, heading }: NamesChoice,
): Generator<string> {
  let isHeading = heading;
  for (const cells of separatedRows(text.slice(start), column === null ? '' : separator)) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (!isHeading) yield cells[column ?? 0] ?? '';
    isHeading = false;
  }
}

function collect(names: Iterable<string>): { readonly terms: readonly string[]; readonly notes: readonly string[] } {
  const terms = new Set<string>();
  let duplicates = 0;
  let empty = 0;
  let tooLong = 0;
  let tooMany = false;
  for (const raw of names) {
    const name = raw.replace(/\s+/gu, ' ').trim();
    if (name === '') empty += 1;
    else if (name.length > LONGEST_TERM) tooLong += 1;
    else if (terms.has(name)) duplicates += 1;
    else if (terms.size < MOST_TERMS) terms.add(name);
    else tooMany = true;
  }
  const notes: string[] = [];
  const tell = (one: MessageKey, many: MessageKey, count: number): void => {
    if (count > 0) notes.push(translateCount(one, many, count));
  };
  tell('rules.note.duplicates-one', 'rules.note.duplicates-many', duplicates);
  tell('rules.note.empty-one', 'rules.note.empty-many', empty);
  tell('rules.note.too-long-one', 'rules.note.too-long-many', tooLong);
  if (tooMany) notes.push(translate('rules.note.too-many', { count: MOST_TERMS.toLocaleString('en') }));
  return { terms: [...terms], notes };
}
