import type { SelectOption } from '../../ui/select-field.tsx';

/** Names of the WHATWG Encoding Standard, those that article files come in, the likely ones first. */
const encodings = [
  'utf-8',
  'windows-1252',
  'utf-16le',
  'utf-16be',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-7',
  'iso-8859-15',
  'koi8-r',
  'macintosh',
  'shift_jis',
  'euc-jp',
  'iso-2022-jp',
  'gb18030',
  'big5',
  'euc-kr',
];

/** The encodings to choose from; the one that the file was read with is always among them. */
export function encodingOptions(current: string): SelectOption[] {
  const all = encodings.includes(current) ? encodings : [current, ...encodings];
  return all.map((id) => ({ id, name: id }));
}
