import { describe, expect, it } from 'vitest';
import { Command } from './command.ts';

const identify = (authority: string, id: string) => ({
  type: 'entity.identify',
  ids: [{ entityId: 'e1', authority, id }],
});

describe('commands on the registers', () => {
  it.each([
    { type: 'proposition.edit', id: 'p1', statement: '   ' },
    { type: 'proposition.create', statement: '\n' },
    { type: 'entity.create', name: ' ', labelId: 'person' },
    { type: 'entity.edit', id: 'e1', name: 'a\0b' },
    { type: 'entity.edit', id: 'e1', externalIds: { wikidata: 'notaqid' } },
    identify('__proto__', '1'),
    identify('wikidata', 'q42'),
  ])('refuse what nobody could read or look up: %j', (command) => {
    expect(Command.safeParse(command).success).toBe(false);
  });

  it.each([
    { type: 'entity.edit', id: 'e1', externalIds: { wikidata: null } },
    { type: 'entity.edit', id: 'e1', externalIds: { wikidata: 'Q42', viaf: '1' } },
    identify('wikidata', 'Q42'),
  ])('take %j', (command) => {
    expect(Command.safeParse(command).success).toBe(true);
  });
});
