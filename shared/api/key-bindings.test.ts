import { describe, expect, it } from 'vitest';
import { canBeInMenu, isTaken, keysOf, parseKeys, sameKeys, writeKeys } from './key-bindings.ts';
import type { Action } from './action.ts';
import { actions } from './actions.ts';

describe('keys', () => {
  it.each([
    ['a', { key: 'a', held: [] }],
    ['CmdOrCtrl+-', { key: '-', held: ['CmdOrCtrl'] }],
    ['Shift+Alt+ArrowUp', { key: 'ArrowUp', held: ['Alt', 'Shift'] }],
    ['F12', { key: 'F12', held: [] }],
    ['é', { key: 'é', held: [] }],
    ['', undefined],
    ['Ctrl+A', undefined],
    ['CmdOrCtrl+', undefined],
    ['CmdOrCtrl+CmdOrCtrl+A', undefined],
    ['F25', undefined],
    ['ab', undefined],
    [' ', undefined],
  ])('%s are %o', (text, expected) => {
    expect(parseKeys(text)).toEqual(expected);
  });

  it('of the table are all sound, written in one way, and can be in the menu where they belong to it', () => {
    for (const { keys, keysBelongTo } of Object.values<Action>(actions)) {
      if (keys === undefined) continue;
      const parsed = parseKeys(keys);
      expect(parsed && writeKeys(parsed)).toBe(keys);
      if (keysBelongTo === 'menu') expect(canBeInMenu(keys), keys).toBe(true);
    }
  });

  it('are the same however they are written', () => {
    expect(sameKeys('Shift+N', 'Shift+n')).toBe(true);
    expect(sameKeys('Shift+Alt+F', 'Alt+Shift+F')).toBe(true);
    expect(sameKeys('n', 'Shift+N')).toBe(false);
    expect(sameKeys('', '')).toBe(false);
  });

  it('of the text cursor and of the system are taken', () => {
    expect(['ArrowUp', 'Shift+End', 'CmdOrCtrl+c', 'Tab'].map(isTaken)).toEqual([true, true, true, true]);
    expect(['q', 'Alt+ArrowUp', 'CmdOrCtrl+J'].map(isTaken)).toEqual([false, false, false]);
  });

  it.each([
    ['q', false],
    ['Shift+Q', false],
    ['CmdOrCtrl+Q', true],
    ['Alt+F', true],
    ['F5', true],
    ['CmdOrCtrl+é', false],
  ])('%s in the menu: %s', (keys, possible) => {
    expect(canBeInMenu(keys)).toBe(possible);
  });
});

describe('the keys of an action', () => {
  it("are the person's own, or none, or those of the table", () => {
    expect(keysOf('annotation.brush', {})).toBe('b');
    expect(keysOf('annotation.brush', { 'annotation.brush': 'Alt+B' })).toBe('Alt+B');
    expect(keysOf('annotation.brush', { 'annotation.brush': '' })).toBeUndefined();
    expect(keysOf('annotation.brush', { 'annotation.brush': 'rubbish' })).toBe('b');
    expect(keysOf('project.close', {})).toBeUndefined();
  });
});
