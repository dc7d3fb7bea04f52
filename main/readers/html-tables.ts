import { isElement, type PageElement, type PageNode, visit } from './html-dom.ts';

/** What a table of data never holds, and what it does hold in cells where it says that it is one. */
const arranging = /^(?:table|h[1-6]|article|section|main|nav|form)$/;
const alsoInCells = /^(?:ul|ol|blockquote)$/;

interface OpenTable {
  readonly element: PageElement;
  arranges: boolean;
  hasLists: boolean;
  /** It has a header or a caption, or is drawn with lines. */
  isData: boolean;
}

/**
 * Tables that only arrange the page: they hold other tables, headings or lists. Their cells are read as plain blocks,
 * or else a whole old-fashioned page would be one cell. `inMail`: there every table is for arranging that does not show
 * by itself that it is none.
 */
export function findLayoutTables(root: PageNode, inMail = false): ReadonlySet<PageElement> {
  const layout = new Set<PageElement>();
  const open: OpenTable[] = [];
  visit(root, {
    enter(element) {
      const around = open.at(-1);
      const name = element.localName;
      if (around && arranging.test(name)) around.arranges = true;
      if (around && alsoInCells.test(name)) around.hasLists = true;
      if (around && (name === 'th' || name === 'thead' || name === 'caption')) around.isData = true;
      if (name === 'table') open.push({ element, arranges: false, hasLists: false, isData: isDrawn(element) });
      return true;
    },
    leave(element) {
      const table = open.at(-1);
      if (table?.element !== element) return;
      open.pop();
      const isPresentation = element.getAttribute('role') === 'presentation';
      if (isPresentation || table.arranges || ((table.hasLists || inMail) && !table.isData)) layout.add(element);
    },
    text() {},
  });
  // A table without rows of its own was put there by broken markup.
  return isElement(root) && root.localName === 'table' ? layout.add(root) : layout;
}

function isDrawn(table: PageElement): boolean {
  return Number.parseInt(table.getAttribute('border') ?? '0', 10) > 0 || table.getAttribute('role') === 'table';
}
