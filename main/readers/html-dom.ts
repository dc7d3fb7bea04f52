/**
 * The few properties of a page's nodes that the reader uses. linkedom's own types need the DOM library, which nothing
 * in main/ has; a page is hostile input, so asking for little of it is right anyway.
 */
export interface PageNode {
  readonly nodeType: number;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
  readonly parentNode: PageNode | null;
}

export interface PageElement extends PageNode {
  readonly localName: string;
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  removeAttribute(name: string): void;
  remove(): void;
}

export interface PageText extends PageNode {
  readonly data: string;
}

export interface PageDocument extends PageNode {
  readonly documentElement: PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;

export function isElement(node: PageNode): node is PageElement {
  return node.nodeType === ELEMENT;
}

export function isText(node: PageNode): node is PageText {
  return node.nodeType === TEXT || node.nodeType === CDATA;
}

export interface Visitor {
  /** False leaves out what is inside; `leave` is not called then. */
  enter(element: PageElement): boolean;
  leave(element: PageElement): void;
  text(text: PageText): void;
}

/** Visits every node below `root` in order, in constant stack: 100,000 nested elements are one line of hostile HTML. */
export function visit(root: PageNode, visitor: Visitor): void {
  let node: PageNode | null = root.firstChild;
  while (node) {
    let inside: PageNode | null = null;
    if (isText(node)) visitor.text(node);
    else if (isElement(node) && visitor.enter(node)) {
      inside = node.firstChild;
      if (!inside) visitor.leave(node);
    }
    node = inside ?? nextAfter(node, root, visitor);
  }
}

function nextAfter(from: PageNode, root: PageNode, visitor: Visitor): PageNode | null {
  let node = from;
  while (!node.nextSibling) {
    const parent = node.parentNode;
    if (!parent || parent === root) return null;
    if (isElement(parent)) visitor.leave(parent);
    node = parent;
  }
  return node.nextSibling;
}
