import { expect, it } from 'vitest';
import { Comparisons } from './comparisons.ts';

const words = Array.from({ length: 40_000 }, (_, number) => `word${number % 977}`);
const long = { before: words.join(' '), after: words.toSpliced(20_000, 1, 'other').join(' ') };
const places = [{ id: 'a', spans: [{ start: 0, end: 5 }] }];

it('compares long texts in a thread as it compares short ones here', async () => {
  const comparisons = new Comparisons();
  const compared = await comparisons.compare({ ...long, places });
  expect(compared).toMatchObject({ ok: true, value: { carried: [{ id: 'a', reason: 'same' }] } });
  expect(compared.ok && compared.value.pieces.filter(({ kind }) => kind !== 'equal')).toHaveLength(2);
  expect(await comparisons.compare({ before: 'Six died.', after: 'Six died.', places })).toMatchObject({ ok: true });
});

it('ends a comparison that is cancelled', async () => {
  const comparisons = new Comparisons();
  const comparing = comparisons.compare({ ...long, places });
  comparisons.cancel();
  expect(await comparing).toMatchObject({ ok: false, error: { code: 'import/cancelled' } });
});
