import type { BlockShape } from '../content-builder.ts';
import { heading } from './docx-styles.ts';

/** How word processors call the styles of headings, in the languages of their windows: `Heading 1`, `Überschrift 1`. */
const headingName =
  /^(?:heading|überschrift|titre|título|titolo|titre de niveau|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|címsor|заголовок|başlık|cabeçalho|encabezado|intestazione|標題|标题|見出し|제목)\s*(\d)$/iu;
const titleName = /^(?:title|titel|titre|título|titolo|tytuł|название|otsikko)$/iu;
const quoteName =
  /^(?:(?:intense )?quote|quotations?|block ?(?:text|quote|quotation)|(?:intensives )?zitat(?:e|ion)?|citation|cita|citazione|citaat|citat)$/iu;
const captionName = /^(?:caption|beschriftung|légende|didascalia|leyenda|descripción|bijschrift)$/iu;

/** What a paragraph is by the name of its style, where that says it; undefined otherwise. */
export function shapeOfStyle(name: string): BlockShape | undefined {
  const level = headingName.exec(name)?.[1];
  if (level !== undefined && level !== '0') return heading(Number(level));
  if (titleName.test(name)) return heading(1);
  if (quoteName.test(name)) return { kind: 'quote', level: 1 };
  return captionName.test(name) ? { kind: 'caption' } : undefined;
}
