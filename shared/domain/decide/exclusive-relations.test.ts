import { describe, expect, it } from 'vitest';
import { applyChangeSet, emptyTables } from '../change-set.ts';
import { Command } from '../command.ts';
import { patched } from '../codebook-edits.ts';
import { defaultCodebook } from '../default-codebook.ts';
import { findContradictions } from '../exclusive-relations.ts';
import { AnnotatorId } from '../ids.ts';
import { withEvidence } from '../link-evidence.ts';
import type { Link } from '../link.ts';
import { annotationRecord, decisionContext, linkRecord, projectState } from '../testing/records.ts';
import { decide } from './decide.ts';

const text = 'Misri said that Landau thanked India. Four died.';
const claimAt = (id: string, quote: string) => {
  const start = text.indexOf(quote);
  const spans = [{ start, end: start + quote.length }];
  return annotationRecord({ id, text, spans, labelId: 'claim', layerId: 'claims' });
};
const annotations = [claimAt('one', 'Landau thanked India'), claimAt('two', 'Four died')];
const link = (typeId: string, id = 'l1', from = 'one'): Link =>
  linkRecord({ id, typeId, fromId: from, toId: from === 'one' ? 'two' : 'one' });

function run(command: object, links: readonly Link[], codebook = defaultCodebook) {
  return decide(
    projectState(text, { annotations, links: [...links], codebook }),
    Command.parse(command),
    decisionContext(),
  );
}

const add = (linkTypeId: string, patch: object = {}) => ({
  type: 'link.add',
  linkTypeId,
  fromId: 'one',
  toId: 'two',
  annotatorId: 'ada',
  ...patch,
});
const codeOf = (result: ReturnType<typeof run>) => (result.ok ? 'ok' : result.error.code);

/** The links that are there after the command, by type. */
function after(result: ReturnType<typeof run>, links: readonly Link[]): Link[] {
  if (!result.ok) throw new Error(result.error.code);
  const tables = applyChangeSet({ ...emptyTables, link: new Map(links.map((one) => [one.id, one])) }, result.value);
  return [...tables.link.values()];
}

describe('relations that exclude each other', () => {
  it.each([
    ['unrelated', 'same'],
    ['contradicts', 'supports'],
    ['same', 'contradicts'],
    ['different-figure', 'same'],
    ['narrower', 'broader'],
    ['unrelated', 'updates'],
  ])('%s is refused beside %s, and the message names that', (one, other) => {
    const result = run(add(one), [link(other)]);
    const nameOf = (id: string) => defaultCodebook.linkTypes.find((type) => type.id === id)?.name;
    expect(result).toMatchObject({
      error: { code: 'link/excluded', params: { type: nameOf(one), existing: `“${nameOf(other)}”` } },
    });
    expect(codeOf(run(add(one), [link(other, 'l1', 'two')]))).toBe('link/excluded');
  });

  it.each([
    ['contradicts', 'different-figure'],
    ['updates', 'contradicts'],
    ['supports', 'narrower'],
    ['different-attribution', 'same'],
  ])('%s may stand beside %s', (one, other) => {
    expect(codeOf(run(add(one), [link(other)]))).toBe('ok');
  });

  it('are left to each annotator, and to codebooks that exclude nothing', () => {
    const grace = { ...link('same'), annotatorId: AnnotatorId.parse('grace') };
    expect(codeOf(run(add('unrelated'), [grace]))).toBe('ok');
    const linkTypes = defaultCodebook.linkTypes.map((type) => patched(type, { exclusive: undefined }));
    expect(codeOf(run(add('unrelated'), [link('same')], { ...defaultCodebook, linkTypes }))).toBe('ok');
  });

  it('are replaced in one step, with the note and the evidence on their sides', () => {
    const start = text.indexOf('thanked');
    const thanked = { span: { start, end: start + 7 }, quote: 'thanked' };
    const there = [
      withEvidence({ ...link('supports', 'l1', 'two'), note: 'see page 2' }, { from: [], to: [thanked] }),
      link('same', 'l2'),
    ];
    const result = run(add('unrelated', { replaces: true }), there);
    expect(after(result, there)).toMatchObject([
      { id: 'l1', typeId: 'unrelated', fromId: 'one', note: 'see page 2', evidence: { from: [thanked], to: [] } },
    ]);
  });

  it('are found when the type of a link is changed, and when two become alike by one command', () => {
    const there = [link('supports'), link('different-figure', 'l2')];
    const change = { type: 'link.edit', ids: ['l1'], linkTypeId: 'same' };
    expect(codeOf(run(change, there))).toBe('link/excluded');
    const replaced = after(run({ ...change, replaces: true }, there), there);
    expect(replaced.map(({ id, typeId }) => [id, typeId])).toEqual([['l1', 'same']]);
    expect(codeOf(run({ type: 'link.edit', ids: ['l1', 'l2'], linkTypeId: 'updates' }, there))).toBe('link/exists');
  });

  it('are refused in the match queue too, unless they replace', () => {
    const match = { ...add('same'), type: 'claim.match' };
    expect(codeOf(run(match, [link('unrelated')]))).toBe('link/excluded');
    const there = [link('unrelated')];
    expect(after(run({ ...match, replaces: true }, there), there)).toMatchObject([{ id: 'l1', typeId: 'same' }]);
  });

  it('are found among links that are there already, by annotator', () => {
    const other = { ...link('unrelated', 'l3'), annotatorId: AnnotatorId.parse('grace') };
    const found = findContradictions(defaultCodebook, [link('same'), link('contradicts', 'l2', 'two'), other]);
    expect(Array.from(found, (one) => [one.link.id, one.other.id])).toEqual([['l2', 'l1']]);
  });
});
