import type { RunStyle } from '../content-builder.ts';
import type { XmlVisitor } from '../xml-walk.ts';

const office = 'urn:oasis:names:tc:opendocument:xmlns';

/** OpenDocument's namespaces (OASIS OpenDocument 1.3, part 3). */
export const odtPrefixes: ReadonlyMap<string, string> = new Map([
  ...['office', 'text', 'table', 'style', 'draw', 'meta', 'manifest', 'presentation'].map((name): [string, string] => [
    `${office}:${name}:1.0`,
    name,
  ]),
  [`${office}:xsl-fo-compatible:1.0`, 'fo'],
  [`${office}:svg-compatible:1.0`, 'svg'],
  ['http://www.w3.org/1999/xlink', 'xlink'],
  ['http://www.w3.org/1998/Math/MathML', 'math'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
]);

interface Style {
  readonly parent: string | undefined;
  readonly listStyle: string | undefined;
  readonly run: RunStyle;
  readonly hidden: boolean;
}

const LONGEST_CHAIN = 20;

/** The styles of `styles.xml` and of the document itself; the latter come second and win. */
export class OdtStyles implements Pick<XmlVisitor, 'open' | 'close'> {
  readonly #styles = new Map<string, Style>();
  /** Per list style: for each level from 1, where its numbers begin; levels with bullets are not in it. */
  readonly #lists = new Map<string, Map<number, number>>();
  #style: { name: string; parent?: string; listStyle?: string; run: RunStyle; hidden: boolean } | undefined;
  #list: Map<number, number> | undefined;

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    const own = attributes.get('style:name') ?? '';
    if (name === 'style:style') {
      const parent = attributes.get('style:parent-style-name');
      const listStyle = attributes.get('style:list-style-name');
      this.#style = {
        name: `${attributes.get('style:family') ?? ''} ${own}`,
        run: {},
        hidden: false,
        ...(parent === undefined ? {} : { parent: `${attributes.get('style:family') ?? ''} ${parent}` }),
        ...(listStyle === undefined ? {} : { listStyle }),
      };
    } else if (name === 'style:text-properties' && this.#style) {
      this.#style.run = { ...this.#style.run, ...runStyleOf(attributes) };
      this.#style.hidden ||= attributes.get('text:display') === 'none';
    } else if (name === 'text:list-style') this.#lists.set(own, (this.#list = new Map()));
    else if (name === 'text:list-level-style-number' && (attributes.get('style:num-format') ?? '') !== '') {
      const start = Number(attributes.get('text:start-value') ?? 1);
      this.#list?.set(Number(attributes.get('text:level') ?? 1), Number.isInteger(start) && start >= 0 ? start : 1);
    }
  }

  close(name: string): void {
    if (name === 'style:style' && this.#style) {
      const { name: key, parent, listStyle, run, hidden } = this.#style;
      this.#styles.set(key, { parent, listStyle, run, hidden });
      this.#style = undefined;
    } else if (name === 'text:list-style') this.#list = undefined;
  }

  /** How text of a style is set, what it is based on included. */
  run(family: 'text' | 'paragraph', name: string | undefined): RunStyle {
    return this.#chain(family, name).reduceRight<RunStyle>((style, [, { run }]) => ({ ...style, ...run }), {});
  }

  isHidden(family: 'text' | 'paragraph', name: string | undefined): boolean {
    return this.#chain(family, name).some(([, { hidden }]) => hidden);
  }

  /** The names of a paragraph's style and of those it is based on, as the file's program calls them in English. */
  namesOf(name: string | undefined): string[] {
    const last = (key: string): string => key.slice(key.indexOf(' ') + 1).replaceAll('_20_', ' ');
    return [...(name === undefined ? [] : [name]), ...this.#chain('paragraph', name).map(([key]) => last(key))];
  }

  listOfParagraph(name: string | undefined): string | undefined {
    return this.#chain('paragraph', name).find(([, { listStyle }]) => listStyle !== undefined)?.[1].listStyle;
  }

  /** Where the numbers of a level begin, or undefined for bullets. */
  firstNumber(listStyle: string | undefined, level: number): number | undefined {
    return this.#lists.get(listStyle ?? '')?.get(level);
  }

  #chain(family: string, name: string | undefined): [string, Style][] {
    const chain: [string, Style][] = [];
    for (let key = name && `${family} ${name}`; key !== undefined && chain.length < LONGEST_CHAIN;) {
      const style = this.#styles.get(key);
      if (!style) break;
      chain.push([key, style]);
      key = style.parent;
    }
    return chain;
  }
}

function runStyleOf(attributes: ReadonlyMap<string, string>): RunStyle {
  const weight = attributes.get('fo:font-weight');
  const slant = attributes.get('fo:font-style');
  const line = attributes.get('style:text-line-through-style');
  // `super 58%`, or a shift of its own: `33% 58%`, `-10%`.
  const position = attributes.get('style:text-position');
  return {
    ...(weight === undefined ? {} : { bold: weight === 'bold' || Number(weight) >= 600 }),
    ...(slant === undefined ? {} : { italic: slant !== 'normal' }),
    ...(line === undefined ? {} : { strikethrough: line !== 'none' }),
    ...(position === undefined
      ? {}
      : {
          superscript: /^(?:super|[1-9])/.test(position),
          subscript: /^(?:sub|-[1-9])/.test(position),
        }),
  };
}
