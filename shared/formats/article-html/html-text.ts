const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for HTML, in elements and in quoted attributes. CR is written as a reference: parsers make it a line feed. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => named[character] ?? character).replaceAll('\r', '&#13;');
}

const characters = new Map([
  ...Object.entries(named).map(([character, name]) => [name, character] as const),
  ['&#13;', '\r'],
]);

/** The words of a page that our own writer made, without its signs: what stands in its body. */
export function wordsOfPage(html: string): string {
  const body = html.replace(/^[^]*<body[^>]*>/, '');
  const words = body.replaceAll(/<[^>]*>/g, '').replaceAll(/\n{3,}/g, '\n\n');
  return words.replaceAll(/&(?:#\d+|\w+);/g, (name) => characters.get(name) ?? name);
}
