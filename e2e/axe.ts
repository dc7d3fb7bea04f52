import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What offends a rule of WCAG 2.2 A or AA that a program can check. Legacy mode: Electron has no second page for the frames. */
export async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
