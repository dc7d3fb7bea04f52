import type { Fate } from '#shared/domain/codebook-losses.ts';

const TO = 'to ';

/** A fate as the value of a choice in a list, and back. */
export function optionOf(fate: Fate): string {
  return fate.kind === 'to' ? `${TO}${fate.id}` : fate.kind;
}

export function fateOf(option: string): Fate {
  if (option.startsWith(TO)) return { kind: 'to', id: option.slice(TO.length) };
  return option === 'remove' ? { kind: 'remove' } : { kind: 'keep' };
}
