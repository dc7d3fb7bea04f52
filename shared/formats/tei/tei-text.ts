import type { ForeignSpan } from '../exchange/foreign-corpus.ts';
import type { MixedElement } from '../xml/mixed-tree.ts';

/** Elements that stand on lines of their own. */
const blocks = new Set(
  (
    'ab address argument bibl byline castItem castList cell closer dateline div div1 div2 div3 div4 docTitle epigraph ' +
    'head item l lb lg list listBibl note opener p pb quote row salute signed sp speaker stage table text body front ' +
    'back group titlePage trailer u'
  ).split(' '),
);
/** What is said of the text, and is no part of it. */
const beside = new Set([
  'teiHeader',
  'standOff',
  'spanGrp',
  'span',
  'fs',
  'linkGrp',
  'link',
  'listRelation',
  'figDesc',
  'index',
]);
/** Of the two readings of a `choice`, what stands in the source is the text. */
const readings = new Set(['corr', 'reg', 'expan', 'ex']);

/** An element of the text with the place of what is in it, without blanks at its edges. */
export interface PlacedElement {
  readonly element: MixedElement;
  readonly span: ForeignSpan;
}

/**
 * The text of a TEI file. Blanks count as one space, as the Guidelines have it, and blocks stand on lines of their own;
 * where `xml:space="preserve"` says so, every character is text.
 */
export class TeiText {
  readonly text: string;
  readonly elements: readonly PlacedElement[];
  readonly #placed: PlacedElement[] = [];
  /** The text so far: one long string would be copied again for every look at its end. */
  readonly #pieces: string[] = [];
  #length = 0;
  /** A line ends here if anything follows. */
  #isLineEnd = false;
  /** So much of the text stands as it is in the file. */
  #kept = 0;

  constructor(root: MixedElement) {
    for (const one of root.content) if (typeof one !== 'string') this.#walk(one, false);
    this.#trim();
    this.text = this.#pieces.join('');
    this.elements = this.#placed.flatMap((one) => withoutBlanks(one, this.text));
  }

  #walk(element: MixedElement, preserve: boolean): void {
    const { name, attributes, content } = element;
    if (beside.has(name)) return;
    const keeps = attributes.has('xml:space') ? attributes.get('xml:space') === 'preserve' : preserve;
    // The word goes on over the line, the column or the page.
    const goesOn = attributes.get('break') === 'no';
    if (goesOn && !preserve) this.#trim();
    const isBlock = blocks.has(name) && !preserve && !goesOn;
    if (isBlock) this.#isLineEnd = true;
    if (keeps) this.#endLine();
    const start = this.#length;
    const isChoice = name === 'choice';
    for (const one of content) {
      if (typeof one === 'string') this.#add(one, keeps);
      else if (!isChoice || !readings.has(one.name)) this.#walk(one, keeps);
    }
    this.#placed.push({ element, span: { start, end: this.#length } });
    if (isBlock) this.#isLineEnd = true;
  }

  #add(text: string, preserve: boolean): void {
    if (preserve) {
      this.#endLine();
      this.#push(text);
      this.#kept = this.#length;
      return;
    }
    const words = text.replaceAll(/[ \t\r\n]+/g, ' ');
    if (words === ' ' && this.#isLineEnd) return;
    this.#endLine();
    this.#push(/^[ \n]?$/.test(this.#last()) ? words.replace(/^ /, '') : words);
  }

  #push(text: string): void {
    if (text === '') return;
    this.#pieces.push(text);
    this.#length += text.length;
  }

  /** The last character; empty at the beginning. */
  #last(): string {
    return this.#pieces.at(-1)?.at(-1) ?? '';
  }

  #endLine(): void {
    if (!this.#isLineEnd) return;
    this.#isLineEnd = false;
    this.#trim();
    if (this.#last() !== '' && this.#last() !== '\n') this.#push('\n');
  }

  #trim(): void {
    if (this.#length <= this.#kept || this.#last() !== ' ') return;
    const piece = this.#pieces.pop() ?? '';
    this.#length -= piece.length;
    this.#push(piece.slice(0, -1));
  }
}

/** Blanks at the edges of an element belong to its layout, but not where they are all of it or were given a name. */
function withoutBlanks({ element, span }: PlacedElement, text: string): PlacedElement[] {
  const words = text.slice(span.start, Math.min(span.end, text.length));
  if (element.name === 'seg' && element.attributes.has('xml:id')) return words === '' ? [] : [{ element, span }];
  const start = span.start + words.length - words.trimStart().length;
  const end = span.start + words.trimEnd().length;
  return end > start ? [{ element, span: { start, end } }] : [];
}
