import { expect, it } from 'vitest';
import { zipOf } from '../testing/document-files.ts';
import { unpackSet } from './unpack-set.ts';

it('passes over what macOS and Java put into archives', async () => {
  const bytes = zipOf({ 'c/d.ann': 'x', '__MACOSX/c/._d.ann': 'x', 'c/._d.txt': 'x', 'c/d.ser': 'x', 'c/d.txt': 'x' });
  const { files, faults } = await unpackSet({ main: 'p.zip', files: [{ path: 'p.zip', bytes }] });
  expect(files.map(({ path }) => path)).toEqual(['c/d.ann', 'c/d.txt']);
  expect(faults).toEqual([]);
});
