import { describe, expect, it } from 'vitest';
import { Command } from '../command.ts';
import { defaultCodebook } from '../default-codebook.ts';
import { Rule } from '../rule.ts';
import { decide } from './decide.ts';
import type { ProjectState } from './project-state.ts';

const now = '2026-01-02T03:04:05.006Z';
const broken = Rule.parse({
  id: 'r1',
  name: 'Old',
  labelId: 'person',
  enabled: true,
  source: { kind: 'pattern', pattern: '(x', caseSensitive: true },
  createdAt: now,
  updatedAt: now,
});

function save(rule: object) {
  // As much of a project as saving a rule looks at.
  const state = {
    codebook: () => defaultCodebook,
    record: (_: string, id: string) => (id === broken.id ? broken : undefined),
  } as unknown as ProjectState;
  const command = Command.parse({ type: 'rule.save', name: 'Titles', labelId: 'person', enabled: true, ...rule });
  return decide(state, command, { now: broken.createdAt, newId: () => 'made' });
}

const pattern = (text: string) => ({ source: { kind: 'pattern', pattern: text, caseSensitive: true } });

describe('saving a rule', () => {
  it('refuses a pattern that cannot be compiled, by the name of its rule', () => {
    expect(save(pattern('(unclosed'))).toMatchObject({
      ok: false,
      error: { code: 'rule/invalid-pattern', params: { name: 'Titles', reason: 'Unterminated group' } },
    });
    expect(save({ id: 'r1', ...pattern('(y') })).toMatchObject({ error: { code: 'rule/invalid-pattern' } });
    expect(save(pattern('(?:Mr|Ms) \\p{Lu}'))).toMatchObject({ ok: true, value: [{ kind: 'rule' }] });
  });

  it('lets a broken one that is stored be renamed and switched off', () => {
    expect(save({ id: 'r1', enabled: false, source: broken.source })).toMatchObject({ ok: true });
  });

  it('keeps the source where none is given', () => {
    expect(save({ id: 'r1', enabled: false })).toMatchObject({
      value: [{ after: { name: 'Titles', enabled: false, source: broken.source } }],
    });
    expect(() => save({})).toThrow('A new rule needs a source.');
    expect(save({ id: 'gone', enabled: false })).toMatchObject({ error: { code: 'rule/not-found' } });
  });
});
