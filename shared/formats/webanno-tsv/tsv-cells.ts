// Cells of WebAnno TSV 3, as `Escaping.java` and `Tsv3XDeserializer.java` of INCEpTION have them.

/** No annotation of the layer here; in a stack, a slot without fillers. */
export const NOTHING = '_';
/** An annotation without a value. */
export const NO_VALUE = '*';

/** One of the annotations that are stacked in a cell. */
export interface StackedCell {
  /** Still escaped, without what tells annotations apart. */
  readonly raw: string;
  /** `3` of `PER[3]`, `1_2` of `1-1[1_2]`: tells annotations apart where a place does not. */
  readonly id: string | undefined;
}

/** The parts between separators that are not escaped. */
export function splitCell(cell: string, separator: '|' | ';'): string[] {
  if (!cell.includes('\\')) return cell.split(separator);
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < cell.length; at += 1) {
    if (cell[at] === '\\') at += 1;
    else if (cell[at] === separator) {
      parts.push(cell.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, cell.slice(start)];
}

/** What is stacked in a cell; undefined where the layer has no annotation here. */
export function stackOf(cell: string): StackedCell[] | undefined {
  return cell === NOTHING || cell === '' ? undefined : splitCell(cell, '|').map((part) => withoutId(part));
}

/** `PER[3]` is `PER` with the id 3; a bracket that belongs to the value is escaped. */
export function withoutId(part: string): StackedCell {
  const bracket = part.endsWith(']') ? part.lastIndexOf('[') : -1;
  const id = bracket < 0 ? '' : part.slice(bracket + 1, -1);
  if (!/^\d+(?:_\d+)?$/.test(id) || isEscaped(part, bracket)) return { raw: part, id: undefined };
  return { raw: part.slice(0, bracket), id };
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}

/** `coref->1-2`: the relation to the next, the chain and the place in it. Undefined where it is none of that. */
export function chainPlaceOf(
  raw: string,
): { readonly raw: string; readonly chain: string; readonly index: number } | undefined {
  const arrow = raw.lastIndexOf('->');
  const [, chain = '', index = ''] =
    (arrow < 0 || isEscaped(raw, arrow) ? null : /^(\d+)-(\d{1,9})$/.exec(raw.slice(arrow + 2))) ?? [];
  return chain === '' ? undefined : { raw: raw.slice(0, arrow), chain, index: Number(index) };
}

/** The value of a feature; undefined where it has none. */
export function valueOf(raw: string): string | undefined {
  return raw === NO_VALUE || raw === NOTHING ? undefined : unescapeValue(raw);
}

const valueEscapes: Readonly<Record<string, string>> = { '->': '->', t: '\t', n: '\n', r: '\r' };

export function unescapeValue(raw: string): string {
  return raw.replaceAll(/\\(->|[\\[\]|_;tnr*])/g, (_all, what: string) => valueEscapes[what] ?? what);
}

/** `\r` is not in the list of INCEpTION, which would write it as it is and then take it for the end of the line. */
export function escapeValue(value: string): string {
  return value
    .replaceAll(/[\\[\]|_;*]|->/g, '\\$&')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
}

const textEscapes: Readonly<Record<string, string>> = { t: '\t', n: '\n', f: '\f', r: '\r', b: '\b' };

/** A line of the text as version 3.2 and later write it. */
export function unescapeText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is escaped
  return text.replaceAll(/\\([\\tnfrb\u0000-\u0007\u000e-\u001f])/g, (_all, what: string) => textEscapes[what] ?? what);
}

export function escapeText(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex -- control characters are what is escaped
      .replaceAll(/[\\\u0000-\u0007\u000e-\u001f]/g, '\\$&')
      .replaceAll('\t', '\\t')
      .replaceAll('\n', '\\n')
      .replaceAll('\f', '\\f')
      .replaceAll('\r', '\\r')
      .replaceAll('\b', '\\b')
  );
}

/** A line of the text as version 3.1 writes it: like a string of Java. */
export function unescapeJava(text: string): string {
  return text.replaceAll(
    /\\(?:u+([0-9a-fA-F]{4})|([0-3]?[0-7]{1,2})|([^]))/g,
    (_all, hex: string | undefined, octal: string | undefined, what: string | undefined) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      return textEscapes[what ?? ''] ?? what ?? '';
    },
  );
}
