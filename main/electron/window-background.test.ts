import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { windowBackground } from './window-background.ts';

it('is the colour that the page draws behind everything, in both themes', () => {
  const tokens = readFileSync(join(import.meta.dirname, '../../renderer/ui/tokens.css'), 'utf8');
  const panels = [...tokens.matchAll(/--panel: (#[0-9a-f]{6});/g)].map(([, color]) => color);
  expect(panels).toEqual([windowBackground.light, windowBackground.dark]);
});
