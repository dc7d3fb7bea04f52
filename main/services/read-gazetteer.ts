import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { OutputOf } from '#shared/api/contract.ts';
import { type Result, success } from '#shared/domain/result.ts';
import { translate } from '#shared/locales/translate.ts';
import { decodeText } from '../readers/decode-text.ts';
import { checkSize } from '../readers/limits.ts';
import { whyNot } from './import-paths.ts';

const LONGEST_TERM = 500;
const MOST_TERMS = 200_000;

/**
 * The names in a file: one per line, or of a table (.csv, .tsv) the first column. Encodings as in any import. Names
 * lose the blanks around them, come once each and in the order of the file.
 */
export async function readGazetteer(path: string): Promise<Result<OutputOf<'rules.read-path'>>> {
  const file = basename(path);
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  const decoded = decodeText(bytes.value, { file });
  if (!decoded.ok) return decoded;
  const extension = extname(path).toLowerCase();
  const name = basename(path, extname(path)).slice(0, 200);
  return success({ name, ...collect(namesIn(decoded.value.text, extension)) });
}

async function readBytes(path: string): Promise<Result<Uint8Array>> {
  try {
    const size = checkSize(basename(path), (await stat(path)).size);
    return size.ok ? success(await readFile(path)) : size;
  } catch (error) {
    return { ok: false, error: whyNot(path, error) };
  }
}

function namesIn(text: string, extension: string): Iterable<string> {
  if (extension === '.csv') return firstColumn(text, /[;,]/.exec(text.split(/\r?\n/, 1)[0] ?? '')?.[0] ?? ',');
  if (extension === '.tsv' || extension === '.tab') return firstColumn(text, '\t');
  return text.split(/\r\n|[\n\r]/);
}

/** Of a table by RFC 4180: a quoted cell may hold separators, line ends and doubled quotes. */
function* firstColumn(text: string, separator: string): Generator<string> {
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      let end = at + 1;
      while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) end += text[end] === '"' ? 2 : 1;
      cell = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    } else {
      const start = at;
      while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
      cell = text.slice(start, at);
    }
    yield cell;
    at = nextLine(text, at);
  }
}

/** Past the other cells of the line, whose quotes may hold line ends. */
function nextLine(text: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === '\n' && !quoted) return at + 1;
  }
  return text.length;
}

function collect(names: Iterable<string>): { readonly terms: readonly string[]; readonly notes: readonly string[] } {
  const terms = new Set<string>();
  let duplicates = 0;
  let tooLong = 0;
  let tooMany = false;
  for (const raw of names) {
    const name = raw.replace(/\s+/gu, ' ').trim();
    if (name === '') continue;
    if (name.length > LONGEST_TERM) tooLong += 1;
    else if (terms.has(name)) duplicates += 1;
    else if (terms.size < MOST_TERMS) terms.add(name);
    else tooMany = true;
  }
  const notes: string[] = [];
  if (duplicates > 0) notes.push(translate('rules.note.duplicates', { count: duplicates }));
  if (tooLong > 0) notes.push(translate('rules.note.too-long', { count: tooLong }));
  if (tooMany) notes.push(translate('rules.note.too-many', { count: MOST_TERMS }));
  return { terms: [...terms], notes };
}
