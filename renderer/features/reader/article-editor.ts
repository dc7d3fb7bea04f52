import type { DocumentContent } from '#shared/domain/document.ts';
import type { Span, Utf16Offset } from '#shared/domain/span.ts';
import { $getNearestNodeFromDOMNode, $getRoot, createEditor, type ElementNode, type LexicalEditor } from 'lexical';
import { ArticleTextNode, BlockNode, SectionNode, TableGapNode, TableNode, TableRowNode } from './article-nodes.ts';
import { planArticle, type PlannedBlock, type PlannedSection } from './article-plan.ts';
import { type MappedText, OffsetMap } from './offset-map.ts';

/** A section of the page and the part of the text that it draws. */
export interface DrawnSection extends Span {
  readonly element: HTMLElement;
}

/** An article in the page: read-only Lexical, with the way from offsets to nodes and back. */
export interface Article {
  readonly text: string;
  readonly offsets: OffsetMap;
  readonly sections: readonly DrawnSection[];
  /** The offset in the canonical text of a place in the page; undefined outside the article. */
  offsetAt(node: Node, offset: number): Utf16Offset | undefined;
  dispose(): void;
}

/** Draws a document into an element of the page. */
export function drawArticle(content: DocumentContent, root: HTMLElement): Article {
  const editor = createEditor({
    namespace: 'article',
    editable: false,
    nodes: [SectionNode, BlockNode, TableNode, TableRowNode, TableGapNode, ArticleTextNode],
    onError: (error) => {
      throw error;
    },
  });
  const plan = planArticle(content);
  const texts: MappedText[] = [];
  const sectionKeys: string[] = [];
  editor.setRootElement(root);
  editor.update(
    () => {
      const top = $getRoot().clear();
      for (const section of plan) {
        const node = new SectionNode();
        fillSection(node, section, content.text, texts);
        sectionKeys.push(node.getKey());
        top.append(node);
      }
    },
    { discrete: true },
  );
  const byKey = new Map(texts.map((one) => [one.key, one]));
  return {
    text: content.text,
    offsets: new OffsetMap(texts, (key) => textNodeOf(editor, key)),
    sections: plan.flatMap(({ start, end }, i) => {
      const element = editor.getElementByKey(sectionKeys[i] ?? '');
      return element ? [{ start, end, element }] : [];
    }),
    offsetAt: (node, offset) => offsetAt(editor, byKey, { node, offset }),
    dispose: () => editor.setRootElement(null),
  };
}

function fillSection(node: SectionNode, section: PlannedSection, text: string, texts: MappedText[]): void {
  let table: TableNode | undefined;
  let row: { readonly number: number; readonly node: TableRowNode; columns: number } | undefined;
  for (const planned of section.blocks) {
    const { cell } = planned.block;
    if (!cell) {
      node.append(blockNode(planned, text, texts));
      continue;
    }
    if (!table) {
      table = new TableNode();
      node.append(table);
    }
    if (row?.number !== cell.row) {
      row = { number: cell.row, node: new TableRowNode(), columns: 0 };
      table.append(row.node);
    }
    if (cell.column > row.columns) row.node.append(TableGapNode.of(cell.column - row.columns));
    row.columns = Math.max(row.columns, cell.column) + 1;
    row.node.append(blockNode(planned, text, texts));
  }
}

function blockNode(planned: PlannedBlock, text: string, texts: MappedText[]): ElementNode {
  const block = BlockNode.of(planned);
  for (const part of planned.texts) {
    const node = ArticleTextNode.of(text.slice(part.start, part.end), part);
    texts.push({ key: node.getKey(), start: part.start, end: part.end });
    block.append(node);
  }
  return block;
}

function textNodeOf(editor: LexicalEditor, key: string): Text | undefined {
  const child = editor.getElementByKey(key)?.firstChild;
  return child instanceof Text ? child : undefined;
}

function offsetAt(
  editor: LexicalEditor,
  byKey: ReadonlyMap<string, MappedText>,
  { node, offset }: { node: Node; offset: number },
): Utf16Offset | undefined {
  // A place in an element lies before its child of that number, or behind the last one.
  const child = node instanceof Text ? undefined : node.childNodes[Math.min(offset, node.childNodes.length - 1)];
  const behind = child !== undefined && offset >= node.childNodes.length;
  const inside = node instanceof Text ? node : deepText(child ?? node, behind);
  if (!inside) return undefined;
  const key = editor.read(() => $getNearestNodeFromDOMNode(inside)?.getKey());
  const text = key === undefined ? undefined : byKey.get(key);
  if (!text) return undefined;
  if (inside === node) return Math.min(text.start + offset, text.end);
  return behind ? text.end : text.start;
}

function deepText(node: Node, last: boolean): Text | undefined {
  let current: Node | null = node;
  while (current && !(current instanceof Text)) current = last ? current.lastChild : current.firstChild;
  return current ?? undefined;
}
