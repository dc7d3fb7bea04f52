import { tryReading } from '../read-fault.ts';
import { decodeXml, walkXml } from '../xml-walk.ts';
import type { ZipArchive } from '../zip.ts';

const prefixes: ReadonlyMap<string, string> = new Map([['http://www.w3.org/1998/Math/MathML', 'math']]);

/** More of them in one document are a way to keep a reader busy. */
const MOST = 2000;

/**
 * The text of the formulas of an OpenDocument package, by the name of their object (`Object 1`): their MathML without
 * its annotations, as `E=mc2`. What cannot be read is not in it.
 */
export async function readFormulas(archive: ZipArchive, file: string): Promise<ReadonlyMap<string, string>> {
  const formulas = new Map<string, string>();
  const parts = archive.entries.filter(({ path }) => /^[^/]+\/content\.xml$/.test(path)).slice(0, MOST);
  for (const { path } of parts) {
    const read = await tryReading(async () => mathText((await archive.read(path)) ?? new Uint8Array(), file, path));
    if (read.ok && read.value !== '') formulas.set(path.slice(0, path.indexOf('/')), read.value);
  }
  return formulas;
}

function mathText(bytes: Uint8Array, file: string, part: string): string {
  const place = { file, part, prefixes };
  let text = '';
  let depth = 0;
  let annotations = 0;
  walkXml(decodeXml(bytes, place), place, {
    open(name) {
      depth += Number(name.startsWith('math:'));
      annotations += Number(isAnnotation(name));
    },
    close(name) {
      depth -= Number(name.startsWith('math:'));
      annotations -= Number(isAnnotation(name));
    },
    text(data) {
      if (depth > 0 && annotations === 0) text += data.trim();
    },
  });
  return text;
}

/** The same formula once more, in another notation. */
export function isAnnotation(name: string): boolean {
  return name === 'math:annotation' || name === 'math:annotation-xml';
}
