import type { BlockShape, RunStyle } from '../content-builder.ts';
import type { ParsedText } from '../parsed-document.ts';
import { ReadFault } from '../read-fault.ts';
import { safeHref } from '../safe-href.ts';
import { heading } from './docx-styles.ts';
import { officeMetadata } from './office-metadata.ts';
import { officeNotes } from './office-notes.ts';
import { codePageName, codePageOfCharset } from './rtf-code-pages.ts';
import { RtfBody, type RtfParagraph } from './rtf-body.ts';
import { shapeOfStyle } from './style-names.ts';
import { type RtfToken, rtfTokens } from './rtf-tokens.ts';

/** Groups whose text is none of the document's. A group that begins with `\*` is another, unless it is known. */
const ignored: ReadonlySet<string> = new Set(
  (
    'colortbl pict object header headerl headerr headerf footer footerl footerr footerf listtable listoverridetable ' +
    'rsidtbl generator xmlnstbl themedata colorschememapping datastore latentstyles datafield fldtype nonshppict ' +
    'shprslt annotation atnid atnauthor atnref atndate atnicn revtbl filetbl template private ftnsep ftnsepc ftncn ' +
    'aftnsep aftnsepc aftncn tc xe txe rxe bkmkstart bkmkend mmathPr pgptbl userprops docvar falt panose sp nonesttables'
  ).split(' '),
);

/** What has a control word of its own. */
const characters: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['line', '\n'],
  // A table in a cell becomes lines of it.
  ['nestcell', '\n'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['endash', '–'],
  ['emdash', '—'],
  ['bullet', '•'],
  ['enspace', '\u2002'],
  ['emspace', '\u2003'],
  ['qmspace', '\u2005'],
  ['nobreakspace', '\u00a0'],
  ['softhyphen', '\u00ad'],
  ['nobreakhyphen', '\u2011'],
  ['zwj', '\u200d'],
  ['zwnj', '\u200c'],
  ['ltrmark', '\u200e'],
  ['rtlmark', '\u200f'],
]);

type Destination = 'body' | 'ignored' | 'fonts' | 'styles' | 'marker' | 'field' | 'info' | 'title' | 'author' | 'note';

interface Group {
  destination: Destination;
  style: RunStyle;
  hidden: boolean;
  font: number;
  /** How many characters after `\u` stand for it in readers that do not know it. */
  fallback: number;
  paragraph: RtfParagraph;
}

/** Deeper than any program writes. */
const DEEPEST = 1000;

class RtfReader {
  readonly #file: string;
  readonly #shapes = new Map<number, BlockShape>();
  readonly #body = new RtfBody(this.#shapes);
  readonly #fonts = new Map<number, number>();
  readonly #said = { title: '', author: '', field: '', marker: '' };
  readonly #stack: Group[] = [];
  #group: Group = { destination: 'body', style: {}, hidden: false, font: -1, fallback: 1, paragraph: {} };
  #codePage = 1252;
  #definedFont = -1;
  #definedStyle = 0;
  #styleName = '';
  #bytes: number[] = [];
  #skip = 0;
  #justOpened = false;
  #starred = false;
  #highSurrogate = '';
  readonly #leftOut = { comments: 0, nestedRows: 0 };

  constructor(file: string) {
    this.#file = file;
  }

  get encoding(): string {
    return codePageName(this.#codePage);
  }

  take(token: RtfToken): void {
    if (token.kind === 'byte') {
      if (this.#skip > 0) this.#skip -= 1;
      else this.#bytes.push(token.byte);
      this.#justOpened = false;
      return;
    }
    this.#flushBytes();
    if (token.kind === 'open') this.#open();
    else if (token.kind === 'close') this.#close();
    else if (token.kind === 'word') {
      if (this.#skip > 0 && characters.has(token.word)) this.#skip -= 1;
      else this.#word(token.word, token.parameter);
    }
  }

  finish(): ParsedText {
    this.#flushBytes();
    const { content, notesFrom } = this.#body.finish(this.#group.paragraph);
    const own = { title: this.#said.title, author: this.#said.author, language: '' };
    const metadata = officeMetadata(own, { ...content, text: content.text.slice(0, notesFrom) });
    return { content, metadata, ...officeNotes(this.#leftOut) };
  }

  #open(): void {
    if (this.#stack.length >= DEEPEST)
      throw new ReadFault('import/damaged', {
        file: this.#file,
        place: 'its groups',
        reason: `they are nested more than ${DEEPEST} deep`,
      });
    this.#stack.push(this.#group);
    this.#group = { ...this.#group, paragraph: { ...this.#group.paragraph } };
    this.#skip = 0;
    this.#justOpened = true;
    this.#starred = false;
  }

  #close(): void {
    const ended = this.#group.destination;
    const around = this.#stack.pop();
    if (!around) return;
    this.#group = around;
    this.#skip = 0;
    if (around.destination === ended) return;
    if (ended === 'note') this.#body.closeNote();
    else if (ended === 'field') {
      const link = /^\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\]\S*))/i.exec(this.#said.field);
      const href = link ? safeHref(link[1] ?? link[2] ?? '') : undefined;
      around.style = { ...around.style, href };
      this.#said.field = '';
    }
  }

  /** The first word of a group says what the group is for. */
  #word(word: string, parameter: number | undefined): void {
    const first = this.#justOpened;
    if (word === '*') {
      this.#starred = true;
      return;
    }
    this.#justOpened = false;
    const starred = this.#starred;
    this.#starred = false;
    if (this.#group.destination === 'ignored') return;
    if (first && this.#enter(word, starred)) return;
    this.#property(word, parameter);
  }

  #enter(word: string, starred: boolean): boolean {
    const destinations: Record<string, Destination> = {
      info: 'info',
      fonttbl: 'fonts',
      stylesheet: 'styles',
      listtext: 'marker',
      pntext: 'marker',
      fldinst: 'field',
      title: 'title',
      author: 'author',
      footnote: 'note',
    };
    const destination = Object.hasOwn(destinations, word) ? destinations[word] : undefined;
    const isProperty = destination === 'title' || destination === 'author';
    if (destination !== undefined && (!isProperty || this.#group.destination === 'info')) {
      this.#group.destination = destination;
      if (destination === 'note') {
        this.#body.openNote();
        this.#group.style = {};
      }
      return true;
    }
    // The text of a text box is inside what describes its shape.
    if (!ignored.has(word) && !(starred && word !== 'shpinst')) return false;
    this.#group.destination = 'ignored';
    if (word === 'annotation') this.#leftOut.comments += 1;
    // Word ends the rows of inner tables inside of it.
    if (word === 'nesttableprops') this.#leftOut.nestedRows += 1;
    return true;
  }

  #property(word: string, parameter: number | undefined): void {
    const { paragraph } = this.#group;
    const on = parameter !== 0;
    const character = characters.get(word);
    if (character !== undefined) this.#append(character);
    else if (word === 'u') this.#unicode(parameter ?? 0);
    else if (word === 'uc') this.#group.fallback = Math.max(0, parameter ?? 1);
    else if (word === 'ansicpg') this.#codePage = parameter || this.#codePage;
    else if (word === 'mac') this.#codePage = 10000;
    else if (word === 'par' || word === 'sect' || word === 'page') this.#endParagraph();
    else if (word === 'pard') Object.assign(paragraph, cleared);
    else if (word === 'plain') {
      this.#group.style = { href: this.#group.style.href };
      this.#group.hidden = false;
    } else if (word === 'v') this.#group.hidden = on;
    else if (word === 'b') this.#style({ bold: on });
    else if (word === 'i') this.#style({ italic: on });
    else if (word === 'strike' || word === 'striked') this.#style({ strikethrough: on });
    else if (word === 'super') this.#style({ superscript: on, subscript: false });
    else if (word === 'sub') this.#style({ subscript: on, superscript: false });
    else if (word === 'nosupersub') this.#style({ superscript: false, subscript: false });
    else if (word === 'deleted') this.#group.hidden = on;
    else if (word === 'f') this.#setFont(parameter ?? 0);
    else if (word === 'fcharset') this.#fonts.set(this.#definedFont, parameter ?? 0);
    else if (word === 'cell') this.#body.endCell();
    else if (word === 'row') this.#body.endRow();
    else if (word === 'nestrow') this.#leftOut.nestedRows += 1;
    else this.#paragraphProperty(word, parameter);
  }

  #paragraphProperty(word: string, parameter = 0): void {
    const { destination, paragraph } = this.#group;
    if (destination === 'styles') {
      if (word === 's') this.#definedStyle = parameter;
      else if (word === 'outlinelevel' && parameter < 9) this.#shapes.set(this.#definedStyle, heading(parameter + 1));
    } else if (word === 's') paragraph.style = parameter;
    else if (word === 'outlinelevel') paragraph.outline = parameter;
    else if (word === 'ls') paragraph.list = parameter;
    else if (word === 'ilvl') paragraph.level = Math.max(0, parameter);
    else if (word === 'intbl') paragraph.inTable = true;
  }

  #setFont(font: number): void {
    this.#group.font = font;
    if (this.#group.destination === 'fonts') this.#definedFont = font;
  }

  #style(style: RunStyle): void {
    this.#group.style = { ...this.#group.style, ...style };
  }

  #endParagraph(): void {
    const { destination, paragraph } = this.#group;
    if (destination !== 'body' && destination !== 'note') return;
    this.#body.endParagraph({ ...paragraph, marker: this.#said.marker.trim() });
    // It stands before the `\pard` of its own paragraph, so it is none of the paragraph's properties.
    if (destination === 'body') this.#said.marker = '';
  }

  /** `\u` takes a signed 16-bit number; a character beyond the first plane is two of them. */
  #unicode(parameter: number): void {
    const unit = String.fromCharCode(parameter < 0 ? parameter + 0x10000 : parameter);
    this.#skip = this.#group.fallback;
    if (unit === '\0') return;
    if (/[\ud800-\udbff]/.test(unit)) {
      this.#flushSurrogate();
      this.#highSurrogate = unit;
    } else {
      const high = this.#highSurrogate;
      this.#highSurrogate = '';
      const isLow = /[\udc00-\udfff]/.test(unit);
      this.#append(high !== '' && !isLow ? `\ufffd${unit}` : (high + unit).toWellFormed());
    }
  }

  #flushSurrogate(): void {
    if (this.#highSurrogate !== '') this.#append('\ufffd');
    this.#highSurrogate = '';
  }

  /** Bytes are decoded together, since in some code pages a character has two. */
  #flushBytes(): void {
    if (this.#bytes.length === 0) return;
    const charset = this.#fonts.get(this.#group.font) ?? 0;
    const name = codePageName(codePageOfCharset(charset) ?? this.#codePage);
    const text = new TextDecoder(name).decode(Uint8Array.from(this.#bytes));
    this.#bytes = [];
    this.#flushSurrogate();
    // eslint-disable-next-line no-control-regex -- a NUL is nothing in RTF
    this.#append(text.replace(/\u0000/g, ''));
  }

  #append(text: string): void {
    const { destination, hidden, style } = this.#group;
    if (destination === 'styles') this.#nameStyle(text);
    else if (destination === 'title' || destination === 'author' || destination === 'field' || destination === 'marker')
      this.#said[destination] += text;
    else if (!hidden && (destination === 'body' || destination === 'note')) this.#body.add({ text, style });
  }

  /** A style ends with its name and a semicolon. What says its level by a control word goes before its name. */
  #nameStyle(text: string): void {
    const [last = '', next] = text.split(';', 2);
    this.#styleName += last;
    if (next === undefined) return;
    const shape = shapeOfStyle(this.#styleName.trim());
    if (shape && !this.#shapes.has(this.#definedStyle)) this.#shapes.set(this.#definedStyle, shape);
    this.#styleName = next;
    this.#definedStyle = 0;
  }
}

const cleared: RtfParagraph = {
  outline: undefined,
  style: undefined,
  list: undefined,
  level: undefined,
  inTable: undefined,
};

/**
 * A Rich Text file (Microsoft's specification 1.9.1): paragraphs, headings by their outline level or the name of their style, lists, tables,
 * emphasis, links; footnotes at the end. Left out: hidden and deleted text, headers, footers, comments, pictures.
 * Bytes without a meaning in their code page become U+FFFD, as the format gives them no other.
 */
export function readRtf(bytes: Uint8Array, file: string): ParsedText & { readonly encoding: string } {
  const reader = new RtfReader(file);
  for (const token of rtfTokens(bytes)) reader.take(token);
  const read = reader.finish();
  return { ...read, encoding: reader.encoding };
}
