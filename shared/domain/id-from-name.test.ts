import { describe, expect, it } from 'vitest';
import { FreeIds, idFromName } from './id-from-name.ts';

describe('FreeIds', () => {
  it('gives what idFromName gives when it is told each time what is taken', () => {
    const ids = new FreeIds(['law', 'law-3']);
    const taken = ['law', 'law-3'];
    for (const name of ['Law', 'law', 'Läw', '…', '!', 'Law 3']) {
      const id = idFromName(name, taken);
      expect(ids.take(name)).toBe(id);
      taken.push(id);
    }
    expect(taken).toEqual(['law', 'law-3', 'law-2', 'law-4', 'law-5', 'item', 'item-2', 'law-3-2']);
  });

  // Trying every number from two on would be twenty thousand million tries.
  it('comes to an end where two hundred thousand are called alike', () => {
    const ids = new FreeIds();
    for (let count = 1; count < 200_000; count += 1) ids.take('+');
    expect(ids.take('+')).toBe('item-200000');
  });
});
