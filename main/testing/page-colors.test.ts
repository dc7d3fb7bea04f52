import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DARK_SHARE, pages } from '#shared/domain/colors.ts';

it('contrast is checked against the pages that the stylesheets paint', () => {
  const css = readFileSync(new URL('../../renderer/ui/tokens.css', import.meta.url), 'utf8');
  const [light, dark] = [...css.matchAll(/--paper: (#[0-9a-f]{6});/g)].map(([, color]) => color);
  const shares = [...css.matchAll(/--label-share: (\d+)%;/g)].map(([, share]) => Number(share) / 100);
  expect({ light, dark }).toEqual(pages);
  expect(shares).toEqual([1, DARK_SHARE]);
});
