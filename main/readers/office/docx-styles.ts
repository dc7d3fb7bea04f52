import type { BlockShape, RunStyle } from '../content-builder.ts';

/** WordprocessingML's namespaces, in the edition that Word writes and in the strict one of ISO 29500. */
export const docxPrefixes: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
]);

type Attributes = ReadonlyMap<string, string>;

/** A property that is on unless its value says otherwise: `<w:b/>`, `<w:b w:val="0"/>`. */
export function isOn(attributes: Attributes): boolean {
  return !['0', 'false', 'off', 'none'].includes(attributes.get('w:val') ?? '1');
}

/** Takes one property of a run into its style; true where `name` is one that matters here. */
export function runProperty(name: string, attributes: Attributes): RunStyle | undefined {
  const on = isOn(attributes);
  switch (name) {
    case 'w:b':
      return { bold: on };
    case 'w:i':
      return { italic: on };
    case 'w:strike':
    case 'w:dstrike':
      return { strikethrough: on };
    case 'w:vertAlign': {
      const value = attributes.get('w:val');
      return { superscript: value === 'superscript', subscript: value === 'subscript' };
    }
    default:
      return undefined;
  }
}

interface Style {
  readonly name: string;
  readonly basedOn?: string | undefined;
  /** From 0, as in the file. */
  readonly outline?: number | undefined;
  readonly numId?: string | undefined;
  readonly level?: number | undefined;
  readonly run: RunStyle;
}

/** What a paragraph is by its style: a shape, or the list that the style belongs to. */
export interface ParagraphStyle {
  readonly shape?: BlockShape;
  readonly numId?: string | undefined;
  readonly level?: number | undefined;
}

const LONGEST_CHAIN = 20;

export class DocxStyles {
  readonly #styles = new Map<string, Style>();

  add(id: string, style: Style): void {
    this.#styles.set(id, style);
  }

  paragraph(id: string | undefined): ParagraphStyle {
    const chain = this.#chain(id);
    const numId = chain.find((style) => style.numId !== undefined)?.numId;
    const level = chain.find((style) => style.level !== undefined)?.level;
    const shape = shapeOf(chain);
    return { numId, level, ...(shape ? { shape } : {}) };
  }

  run(id: string | undefined): RunStyle {
    return this.#chain(id).reduceRight<RunStyle>((style, { run }) => ({ ...style, ...run }), {});
  }

  /** A style and those it is based on, itself first. A file may have a circle in it. */
  #chain(id: string | undefined): Style[] {
    const chain: Style[] = [];
    for (let at = id; at !== undefined && chain.length < LONGEST_CHAIN; at = chain.at(-1)?.basedOn) {
      const style = this.#styles.get(at);
      if (!style) break;
      chain.push(style);
    }
    return chain;
  }
}

/** Level 9 of Word's outline is running text. */
const BODY_TEXT = 9;
const DEEPEST_HEADING = 6;

/** The built-in names are English in every language of Word; only what the window shows is translated. */
function shapeOf(chain: readonly Style[]): BlockShape | undefined {
  const outline = chain.find((style) => style.outline !== undefined)?.outline;
  if (outline !== undefined && outline < BODY_TEXT) return heading(outline + 1);
  for (const { name } of chain) {
    const level = /^heading (\d)$/i.exec(name)?.[1];
    if (level !== undefined) return heading(Number(level));
    if (/^title$/i.test(name)) return heading(1);
    if (/^(?:intense )?quote$|^block text$/i.test(name)) return { kind: 'quote', level: 1 };
    if (/^caption$/i.test(name)) return { kind: 'caption' };
  }
  return undefined;
}

export function heading(level: number): BlockShape {
  return { kind: 'heading', level: Math.min(Math.max(level, 1), DEEPEST_HEADING) };
}

interface ListLevel {
  readonly numbered: boolean;
  readonly start: number;
}

/** The lists of a file, and how far each has counted. */
export class DocxLists {
  readonly #levels = new Map<string, Map<number, ListLevel>>();
  readonly #abstractOf = new Map<string, string>();
  readonly #starts = new Map<string, number>();
  readonly #counts = new Map<string, number>();
  /** Lists and levels that have begun anew already. */
  readonly #restarted = new Set<string>();

  addLevel(abstractId: string, level: number, { numbered, start }: ListLevel): void {
    const levels = this.#levels.get(abstractId) ?? new Map<number, ListLevel>();
    this.#levels.set(abstractId, levels.set(level, { numbered, start }));
  }

  addList(numId: string, abstractId: string): void {
    this.#abstractOf.set(numId, abstractId);
  }

  /** Where one list of several with the same look begins to count anew. */
  restart(numId: string, level: number, start: number): void {
    this.#starts.set(`${numId} ${level}`, start);
  }

  /** The next item of a list, or undefined where the file has no such list: then it is a paragraph. */
  item(numId: string, level: number): BlockShape | undefined {
    const abstractId = this.#abstractOf.get(numId);
    if (abstractId === undefined) return undefined;
    const { numbered, start } = this.#levels.get(abstractId)?.get(level) ?? { numbered: false, start: 1 };
    const own = this.#starts.get(`${numId} ${level}`);
    // Lists of one look count on together. One that says where it begins lets the count begin there, once.
    const restarts = own !== undefined && !this.#restarted.has(`${numId} ${level}`);
    if (restarts) this.#restarted.add(`${numId} ${level}`);
    const counted = restarts ? undefined : this.#counts.get(`${abstractId} ${level}`);
    const ordinal = (counted ?? (own ?? start) - 1) + 1;
    this.#counts.set(`${abstractId} ${level}`, ordinal);
    for (const key of this.#counts.keys()) {
      const [, inner] = /^(.*) (\d+)$/.exec(key)?.slice(1) ?? [];
      if (key.startsWith(`${abstractId} `) && Number(inner) > level) this.#counts.delete(key);
    }
    const shape: BlockShape = { kind: 'list-item', level: level + 1 };
    return numbered && ordinal >= 0 ? { ...shape, ordinal } : shape;
  }
}
