import { describe, expect, it } from 'vitest';
import { EntityId, LabelId } from '../domain/ids.ts';
import { twinsOf } from './twins.ts';

function entry(
  id: string,
  name: string,
  more: { aliases?: string[]; ids?: Record<string, string>; label?: string } = {},
) {
  const labelId = LabelId.parse(more.label ?? 'person');
  return { id: EntityId.parse(id), name, labelId, aliases: more.aliases ?? [], externalIds: more.ids ?? {} };
}

describe('entries that may be the same one', () => {
  const trump = entry('t', 'Donald Trump', { aliases: ['POTUS'], ids: { wikidata: 'Q22686' } });

  it('have an id or a name in common, however it is written', () => {
    const others = [
      entry('a', 'donald  trump'),
      entry('b', 'D. J. T.', { aliases: ['the POTUS'] }),
      entry('c', 'Somebody', { ids: { wikidata: 'Q22686' } }),
    ];
    expect(twinsOf(trump, [trump, ...others])).toEqual([
      { id: 'c', name: 'Somebody', why: 'id', shared: 'wikidata: Q22686' },
      { id: 'a', name: 'donald  trump', why: 'name', shared: 'donald  trump' },
      { id: 'b', name: 'D. J. T.', why: 'name', shared: 'the POTUS' },
    ]);
  });

  it('are not those of another label, of another register, or of part of the name', () => {
    const others = [
      entry('a', 'Donald Trump', { label: 'organization' }),
      entry('b', 'Trump'),
      entry('c', 'Somebody', { ids: { viaf: 'Q22686' } }),
    ];
    expect(twinsOf(trump, others)).toEqual([]);
  });
});
