import { type DocumentMetadata } from '#shared/domain/document.ts';
import { isoDateOf } from './propose-date.ts';

/** The YAML that a Markdown file may begin with. `end` is the offset after its last `---`, before the line break. */
export interface FrontMatter {
  readonly end: number;
  readonly metadata: Partial<DocumentMetadata>;
}

const frontMatter = /^---[ \t]*(?:\r\n|\r|\n)((?:[^\r\n]*(?:\r\n|\r|\n)){0,200}?)(?:---|\.\.\.)[ \t]*(?=\r|\n|$)/;

/** Every line of it is a key, a list item, a continuation, a comment or blank; else `---` was a rule of the text. */
const yamlLine = /^(?:[A-Za-z_][\w .-]*:(?:\s.*)?|\s*-\s.*|\s+\S.*|#.*|\s*)$/;

const fieldNames = new Map<string, keyof DocumentMetadata>([
  ['title', 'title'],
  ['author', 'byline'],
  ['authors', 'byline'],
  ['byline', 'byline'],
  ['outlet', 'outlet'],
  ['publisher', 'outlet'],
  ['publication', 'outlet'],
  ['source', 'outlet'],
  ['date', 'date'],
  ['published', 'date'],
  ['url', 'url'],
  ['link', 'url'],
  ['lang', 'language'],
  ['language', 'language'],
]);

/**
 * Reads `key: value` lines and nothing more of YAML: a whole parser with its anchors and types would be an attack
 * surface for six strings.
 */
export function findFrontMatter(text: string): FrontMatter | undefined {
  const match = frontMatter.exec(text);
  if (!match) return undefined;
  const lines = (match[1] ?? '').split(/\r\n|\r|\n/);
  if (!lines.every((line) => yamlLine.test(line)) || !lines.some((line) => /^[A-Za-z_][\w .-]*:/.test(line)))
    return undefined;
  const metadata: { -readonly [Field in keyof DocumentMetadata]?: string } = {};
  for (const [index, line] of lines.entries()) {
    const [, key = '', value = ''] = /^([A-Za-z_][\w .-]*?)\s*:(?:\s+(.*))?$/.exec(line) ?? [];
    const field = fieldNames.get(key.toLowerCase());
    if (field === undefined || metadata[field] !== undefined) continue;
    const plain = value.trim() === '' ? itemsBelow(lines.slice(index + 1)) : unquote(value.trim());
    if (plain === '') continue;
    metadata[field] = field === 'date' ? (isoDateOf(plain) ?? plain) : plain;
  }
  return { end: match[0].length, metadata };
}

/** The items of a list under its key: `- Ada Quill`, or `- name: Ada Quill` with more lines of its own. */
function itemsBelow(lines: readonly string[]): string {
  const items: string[] = [];
  for (const line of lines) {
    if (!/^(?:\s|-|#|$)/.test(line)) break;
    const item = /^\s*-\s+(?:name:\s+)?(.*\S)\s*$/.exec(line)?.[1] ?? /^\s+name:\s+(.*\S)\s*$/.exec(line)?.[1];
    if (item !== undefined && !/^[\w-]+:\s/.test(item)) items.push(unquote(item));
  }
  return items.join(', ');
}

function unquote(value: string): string {
  const list = /^\[(.*)\]$/.exec(value);
  if (list)
    return (list[1] ?? '')
      .split(',')
      .map((item) => unquote(item.trim()))
      .join(', ');
  const quoted = /^"((?:[^"\\]|\\.)*)"(?:\s+#.*)?$|^'((?:[^']|'')*)'(?:\s+#.*)?$/.exec(value);
  if (quoted?.[1] !== undefined) return quoted[1].replace(/\\(["\\])/g, '$1');
  if (quoted?.[2] !== undefined) return quoted[2].replaceAll("''", "'");
  return value.replace(/\s+#.*$/, '');
}
