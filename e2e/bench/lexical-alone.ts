import { $createParagraphNode, $createTextNode, $getRoot, createEditor, ParagraphNode } from 'lexical';

// The yardstick: nothing but Lexical with the same paragraphs, read-only, no sections, no annotations.

declare global {
  interface Window {
    drawWithLexicalAlone: (paragraphs: readonly string[]) => Promise<number>;
  }
}

window.drawWithLexicalAlone = async (paragraphs) => {
  const root = document.createElement('div');
  root.style.cssText = 'width: 700px; font: 18px/1.75 serif; white-space: pre-wrap';
  document.body.replaceChildren(root);
  const start = performance.now();
  const editor = createEditor({
    namespace: 'alone',
    editable: false,
    nodes: [ParagraphNode],
    onError: (error) => {
      throw error;
    },
  });
  editor.setRootElement(root);
  editor.update(
    () => {
      const top = $getRoot().clear();
      for (const paragraph of paragraphs) top.append($createParagraphNode().append($createTextNode(paragraph)));
    },
    { discrete: true },
  );
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() - start;
};
