import axe from 'axe-core';

/**
 * What axe has against a part of the window, in words; nothing where all is well. Contrast is left to the tests in a
 * real browser (jsdom paints nothing), landmarks to those of the whole window.
 */
export async function axeFindings(part: Element): Promise<string[]> {
  const { violations } = await axe.run(part, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}
