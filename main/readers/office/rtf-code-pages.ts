/** Windows' code pages by number, as the WHATWG Encoding Standard calls them; others are read as Western. */
const names = new Map<number, string>([
  [708, 'iso-8859-6'],
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gb18030'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [10000, 'macintosh'],
  [10007, 'x-mac-cyrillic'],
  [65001, 'utf-8'],
]);

export function codePageName(number: number): string {
  const known = names.get(number);
  if (known !== undefined) return known;
  return number >= 1250 && number <= 1258 ? `windows-${number}` : 'windows-1252';
}

/** What `\fcharsetN` of a font says; 0 and 1 mean the code page of the file. */
const charsets = new Map<number, number>([
  [77, 10000],
  [128, 932],
  [129, 949],
  [130, 949],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [163, 1258],
  [177, 1255],
  [178, 1256],
  [186, 1257],
  [204, 1251],
  [222, 874],
  [238, 1250],
]);

export function codePageOfCharset(charset: number): number | undefined {
  return charsets.get(charset);
}
