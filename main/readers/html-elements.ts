import type { Mark } from '#shared/domain/document.ts';
import type { PageElement } from './html-dom.ts';

/** What is not read: code, what would load or run something, and controls. */
export const skippedElements: ReadonlySet<string> = new Set(
  (
    'script style noscript template iframe frame frameset object embed applet svg math head title meta link base ' +
    'input select textarea button canvas audio video source track map area img picture progress meter dialog'
  ).split(' '),
);

/** What begins on a line of its own. */
export const blockElements: ReadonlySet<string> = new Set(
  (
    'p div section article main header footer aside nav address h1 h2 h3 h4 h5 h6 hgroup blockquote ul ol menu li dl ' +
    'dt dd table caption thead tbody tfoot tr td th pre figure figcaption hr details summary fieldset legend form ' +
    'center body html listing xmp plaintext'
  ).split(' '),
);

const markKinds: ReadonlyMap<string, Mark['kind']> = new Map([
  ['b', 'bold'],
  ['strong', 'bold'],
  ['i', 'italic'],
  ['em', 'italic'],
  ['cite', 'italic'],
  ['dfn', 'italic'],
  ['var', 'italic'],
  ['s', 'strikethrough'],
  ['strike', 'strikethrough'],
  ['del', 'strikethrough'],
  ['code', 'code'],
  ['kbd', 'code'],
  ['samp', 'code'],
  ['tt', 'code'],
  ['sup', 'superscript'],
  ['sub', 'subscript'],
  ['a', 'link'],
]);

export function markKindOf(element: PageElement): Mark['kind'] | undefined {
  return markKinds.get(element.localName);
}

export function isSkipped(element: PageElement): boolean {
  return skippedElements.has(element.localName) || element.hasAttribute('hidden');
}

export function headingLevelOf(element: PageElement): number | undefined {
  const level = /^h([1-6])$/.exec(element.localName)?.[1];
  return level === undefined ? undefined : Number(level);
}
