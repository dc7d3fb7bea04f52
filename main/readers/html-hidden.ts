import { isElement, isText, type PageDocument, type PageElement, type PageNode, visit } from './html-dom.ts';
import { skippedElements } from './html-elements.ts';

/** So much running text of one hidden element is a part of an article, not a label or a hint. */
const SHORTEST_HIDDEN = 140;

/** A box that asks for money or an address is shorter; what is longer is an article in an element of an odd name. */
const LONGEST_BOX = 800;

const asks = /paywall|regwall|gateway|newsletter|sign-?up|subscri(?:be|ption)-|meter-?wall|piano-|cookie|consent/i;
const noArticle = /\b(?:nav|menu|modal|dialog|popup|tooltip|cookie|consent|comments?|related|share|search|footer)\b/i;

/**
 * Prepares a page that is about to be read as an article. What it hides of its running text (the rest behind a paywall,
 * which the saved bytes hold) is taken in; boxes that ask for a subscription or an address go.
 */
export function uncoverArticle(page: PageDocument): void {
  const root = page.documentElement ?? page;
  const seen = shownParagraphs(root);
  const boxes: PageElement[] = [];
  const hidden: PageElement[] = [];
  visit(root, {
    enter(element) {
      if (skippedElements.has(element.localName)) return false;
      const isHidden = isHiddenByPage(element);
      if (!isHidden && asks.test(nameOf(element)) && isShort(element, LONGEST_BOX)) boxes.push(element);
      else if (isHidden && continues(element, seen)) hidden.push(element);
      else return !isHidden;
      return false;
    },
    leave() {},
    text() {},
  });
  for (const element of boxes) element.remove();
  for (const element of hidden) {
    for (const name of ['hidden', 'aria-hidden', 'style']) element.removeAttribute(name);
    // Names like these make an element an unlikely part of an article.
    if (asks.test(nameOf(element))) for (const name of ['class', 'id']) element.removeAttribute(name);
  }
}

const hiddenStyle = /display\s*:\s*none|visibility\s*:\s*hidden/i;

export function isHiddenByPage(element: PageElement): boolean {
  return (
    element.hasAttribute('hidden') ||
    element.getAttribute('aria-hidden') === 'true' ||
    hiddenStyle.test(element.getAttribute('style') ?? '')
  );
}

/** Whether a hidden element holds running text of the article, or a formula whose picture alone is shown. */
function continues(element: PageElement, seen: ReadonlySet<string>): boolean {
  if (noArticle.test(nameOf(element)) || within(element, /^(?:nav|footer|dialog|aside|form)$/)) return false;
  const paragraphs = paragraphsOf(element);
  // The same text may be in a page twice, for small and for large screens.
  if (paragraphs.some((paragraph) => seen.has(paragraph))) return false;
  return paragraphs.reduce((sum, { length }) => sum + length, 0) >= SHORTEST_HIDDEN || hasFormula(element);
}

function shownParagraphs(root: PageNode): ReadonlySet<string> {
  return new Set(paragraphsOf(root, (element) => !isHiddenByPage(element)));
}

/** The text of each `<p>` that is no list of links. */
function paragraphsOf(root: PageNode, enters: (element: PageElement) => boolean = () => true): string[] {
  const paragraphs: string[] = [];
  const take = (element: PageElement): void => {
    const text = textOf(element);
    if (text.length > 2 * linkedLength(element) && text !== '') paragraphs.push(text);
  };
  if (isElement(root) && root.localName === 'p') take(root);
  visit(root, {
    enter(element) {
      if (skippedElements.has(element.localName) || !enters(element)) return false;
      if (element.localName === 'p') take(element);
      return element.localName !== 'p';
    },
    leave() {},
    text() {},
  });
  return paragraphs;
}

function linkedLength(element: PageElement): number {
  let length = 0;
  let links = 0;
  visit(element, {
    enter({ localName }) {
      links += Number(localName === 'a');
      return true;
    },
    leave({ localName }) {
      links -= Number(localName === 'a');
    },
    text({ data }) {
      if (links > 0) length += data.trim().length;
    },
  });
  return length;
}

function hasFormula(element: PageElement): boolean {
  let found = false;
  visit(element, {
    enter({ localName }) {
      found ||= localName === 'math';
      return !found;
    },
    leave() {},
    text() {},
  });
  return found;
}

function within(element: PageElement, names: RegExp): boolean {
  for (let node = element.parentNode; node; node = node.parentNode)
    if (isElement(node) && names.test(node.localName)) return true;
  return false;
}

export function nameOf(element: PageElement): string {
  return `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
}

/** The text inside, runs of blanks as one; scripts and the like are none. */
export function textOf(element: PageNode): string {
  const parts: string[] = [];
  visit(element, {
    enter: ({ localName }) => !skippedElements.has(localName),
    leave() {},
    text: ({ data }) => void parts.push(data),
  });
  if (isText(element)) parts.push(element.data);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/** Whether an element has at most so many letters and blanks in it; cheap, since elements of one name may be nested. */
export function isShort(element: PageNode, most: number): boolean {
  let length = 0;
  visit(element, {
    enter: ({ localName }) => length <= most && !skippedElements.has(localName),
    leave() {},
    text: ({ data }) => void (length += data.length),
  });
  return length <= most;
}
