/** Names that Windows keeps for devices, whatever comes after a dot. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** Leaves room for an ending and a number in the 255 bytes that file systems give a name. */
const LONGEST_BYTES = 180;

/** What every export may have beside the files of its format. */
const reserved = ['manifest.json', 'loss-report.txt'];

/**
 * Names of files made of the names of documents: safe on every system, unique also where upper and lower case are the
 * same, and the same in every export. Letters of all scripts stay as they are.
 */
export class FileNames {
  readonly #taken = new Set<string>(reserved);

  /** `name` with `ending` (`.txt`), which is not doubled; a second one of the same name is `name-2.txt`. */
  take(name: string, ending: string): string {
    const stem = safeStem(name.toLowerCase().endsWith(ending) ? name.slice(0, name.length - ending.length) : name);
    for (let number = 1; ; number += 1) {
      const made = `${stem}${number === 1 ? '' : `-${number}`}${ending}`;
      const folded = made.normalize('NFC').toLowerCase();
      if (this.#taken.has(folded)) continue;
      this.#taken.add(folded);
      return made;
    }
  }
}

function safeStem(name: string): string {
  const clean = name
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- control characters are among what no file name may have
    .replaceAll(/[\u0000-\u001f\u007f<>:"/\\|?*%#\ufffd]+/g, '_')
    // What turns the direction of reading round would hide the ending.
    .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, '_')
    .replaceAll(/^[\s.]+|[\s.]+$/g, '');
  const short = shortened(clean);
  if (short === '') return 'document';
  return devices.test(short) ? `_${short}` : short;
}

function shortened(name: string): string {
  let bytes = 0;
  let kept = '';
  for (const character of name) {
    bytes += utf8Length(character.codePointAt(0) ?? 0);
    if (bytes > LONGEST_BYTES) return kept.replace(/[\s.]+$/, '');
    kept += character;
  }
  return kept;
}

function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
