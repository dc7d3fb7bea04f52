import type { Mark } from '#shared/domain/document.ts';
import type { PageElement } from './html-dom.ts';

/** What is not read: code, what would load or run something, and controls. */
export const skippedElements: ReadonlySet<string> = new Set(
  (
    'script style noscript template iframe frame frameset object embed applet svg annotation annotation-xml head title meta link base ' +
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
  return (
    skippedElements.has(element.localName) ||
    element.hasAttribute('hidden') ||
    isPagebreak(element) ||
    isBackLink(element) ||
    isSecondFormula(element)
  );
}

function roleOf(element: PageElement): string {
  return `${element.getAttribute('role') ?? ''} ${element.getAttribute('epub:type') ?? ''}`;
}

/** The number of a printed page, which stands in the middle of a word of the book. */
function isPagebreak(element: PageElement): boolean {
  return /\b(?:doc-)?pagebreak\b/.test(roleOf(element));
}

/** The arrow from a note back to where it is referred to. */
function isBackLink(element: PageElement): boolean {
  if (element.localName !== 'a') return false;
  return /\bdoc-backlink\b/.test(roleOf(element)) || /^\s*[↩↑⤴][\ufe0e\ufe0f]?\s*$/u.test(element.textContent ?? '');
}

/** Formulas are set a second time for the eye by KaTeX and MathJax, beside the one that says what it means. */
function isSecondFormula(element: PageElement): boolean {
  if (/\bkatex-html\b/.test(element.getAttribute('class') ?? '')) return true;
  return /^(?:nobr|mjx-math)$/.test(element.localName) && element.getAttribute('aria-hidden') === 'true';
}

/** What refers to a note: only its sign, which is set apart from the word before. */
export function isNoteReference(element: PageElement): boolean {
  return (
    element.localName === 'a' &&
    (/\b(?:doc-)?noteref\b/.test(roleOf(element)) || /\bfootnote-ref\b/.test(element.getAttribute('class') ?? ''))
  );
}

export function headingLevelOf(element: PageElement): number | undefined {
  const level = /^h([1-6])$/.exec(element.localName)?.[1];
  return level === undefined ? undefined : Number(level);
}
