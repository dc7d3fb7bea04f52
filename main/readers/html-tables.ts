import { isElement, type PageElement, type PageNode, visit } from './html-dom.ts';

/**
 * Tables that only arrange the page: they hold other tables, headings or lists. Their cells are read as plain blocks,
 * or else a whole old-fashioned page would be one cell.
 */
export function findLayoutTables(root: PageNode): ReadonlySet<PageElement> {
  const layout = new Set<PageElement>();
  const open: PageElement[] = [];
  const arranging = /^(?:table|h[1-6]|ul|ol|blockquote|article|section|main|nav|form)$/;
  visit(root, {
    enter(element) {
      const around = open.at(-1);
      if (around && arranging.test(element.localName)) layout.add(around);
      if (element.localName === 'table') {
        if (element.getAttribute('role') === 'presentation') layout.add(element);
        open.push(element);
      }
      return true;
    },
    leave(element) {
      if (open.at(-1) === element) open.pop();
    },
    text() {},
  });
  // A table without rows of its own was put there by broken markup.
  return isElement(root) && root.localName === 'table' ? layout.add(root) : layout;
}
