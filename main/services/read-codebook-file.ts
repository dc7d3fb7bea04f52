import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { parseCodebookJson, type ReadCodebook } from '#shared/formats/codebook/codebook-json.ts';
import { parseQdc } from '#shared/formats/refi-qda/parse-codebook.ts';
import { decodeText } from '../readers/decode-text.ts';

/** A project's JSON, which holds a codebook too, may be large; more than this is none. */
const LARGEST = 256 * 2 ** 20;

export interface CodebookFile extends ReadCodebook {
  /** The format knows labels only: what else belongs to a codebook is not in the file, and was not taken away. */
  readonly labelsOnly: boolean;
}

/** Reads the codebook in a file, which its content tells to be XML or JSON. */
export async function readCodebookFile(path: string): Promise<Result<CodebookFile>> {
  const file = basename(path);
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  const decoded = decodeText(bytes.value, { file, declared: declaredEncoding });
  if (!decoded.ok) return decoded;
  const { text } = decoded.value;
  const isXml = text.trimStart().startsWith('<');
  const read = isXml ? parseQdc(text, { file, name: basename(path, extname(path)) }) : parseCodebookJson(text, file);
  return read.ok ? success({ ...read.value, labelsOnly: isXml }) : read;
}

async function readBytes(path: string): Promise<Result<Uint8Array>> {
  const file = basename(path);
  try {
    const { size } = await stat(path);
    if (size <= LARGEST) return success(await readFile(path));
    return failure('import/too-large', { file, size: Math.ceil(size / 2 ** 20), limit: LARGEST / 2 ** 20 });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return failure('import/not-found', { file: path });
    return failure('import/not-readable', { file, reason: error instanceof Error ? error.message : String(error) });
  }
}

/** What the first line of an XML file says of itself. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return /^<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
}
