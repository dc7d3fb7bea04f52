/** Text and attributes of XML 1.0, of which a reader gets every character back that XML can hold. */

// Production 2 (Char): no control characters but tab and line ends, no half pairs, not U+FFFE and U+FFFF.
const unfit = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const inText: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  // A reader would otherwise make a line feed of it.
  '\r': '&#13;',
};

const inAttributes: Readonly<Record<string, string>> = {
  ...inText,
  '"': '&quot;',
  // A reader would otherwise make spaces of them.
  '\n': '&#10;',
  '\t': '&#9;',
};

/** What XML cannot hold becomes U+FFFD, one for each UTF-16 unit or code point, so that no offset of it moves. */
export function xmlText(text: string): string {
  return fitForXml(text).replace(/[&<>\r]/g, (one) => inText[one] ?? one);
}

export function xmlAttribute(text: string): string {
  return fitForXml(text).replace(/[&<>"\r\n\t]/g, (one) => inAttributes[one] ?? one);
}

/** ` name="value"` for every attribute that has a value. */
export function xmlAttributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${xmlAttribute(String(value))}"`]))
    .join('');
}

export function fitForXml(text: string, replacement = '\uFFFD'): string {
  return text.replace(unfit, replacement);
}

/** How many characters of it XML cannot hold. */
export function countUnfit(text: string): number {
  return text.match(unfit)?.length ?? 0;
}
