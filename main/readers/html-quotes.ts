/** As browsers set `<q>` by the language of the page (Unicode CLDR, `delimiters`), outside and inside of another one. */
const marks: ReadonlyMap<string, string> = new Map([
  ['de', '„“‚‘'],
  ['cs', '„“‚‘'],
  ['sk', '„“‚‘'],
  ['bg', '„“‚‘'],
  ['pl', '„”«»'],
  ['hu', '„”»«'],
  ['ro', '„”«»'],
  ['fr', '«»‹›'],
  ['es', '«»“”'],
  ['it', '«»“”'],
  ['pt', '“”‘’'],
  ['ru', '«»„“'],
  ['uk', '«»„“'],
  ['el', '«»“”'],
  ['ar', '”“’‘'],
  ['he', '””’’'],
  ['sv', '””’’'],
  ['fi', '””’’'],
  ['ja', '「」『』'],
]);

/** @param depth how many quotations are around this one */
export function quotationMarks(language = '', depth: number): { readonly open: string; readonly close: string } {
  const [open = '“', close = '”', innerOpen = '‘', innerClose = '’'] =
    marks.get(language.slice(0, 2).toLowerCase()) ?? [];
  return depth % 2 === 0 ? { open, close } : { open: innerOpen, close: innerClose };
}
