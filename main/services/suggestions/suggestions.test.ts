import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { OutputOf } from '#shared/api/contract.ts';
import { unpackAnnotations } from '#shared/api/packed-annotations.ts';
import { unpackDocuments } from '#shared/api/packed-documents.ts';
import { type SuggesterId, suggesterIds } from '#shared/api/suggestion.ts';
import { Command } from '#shared/domain/command.ts';
import { CommandId, type DocumentId, LabelId, RuleId } from '#shared/domain/ids.ts';
import type { RuleDraft } from '#shared/domain/rule.ts';
import { TestProject, valueOf } from '../import/import-test-project.ts';

const ARTICLE = 'The Velda board met on 9 March 2024. “It did not stop,” Ruth Ivesen said. It cost $3 million.';

class Suggesting implements AsyncDisposable {
  readonly project: TestProject;
  readonly documentId: DocumentId;
  readonly annotatorId: string;

  private constructor(project: TestProject, documentId: DocumentId, annotatorId: string) {
    this.project = project;
    this.documentId = documentId;
    this.annotatorId = annotatorId;
  }

  /** A project with one article. */
  static async on(text: string): Promise<Suggesting> {
    const project = new TestProject();
    await project.create();
    writeFileSync(project.path('0.txt'), text);
    await project.importFiles('0.txt');
    const [first] = unpackDocuments(valueOf(await project.services.call('documents.list', {})));
    const info = valueOf(await project.services.call('project.current', {}));
    if (!first || !info) throw new Error('Nothing was imported.');
    return new Suggesting(project, first.document.id, info.annotatorId);
  }

  async run(command: object): Promise<void> {
    const id = CommandId.parse(randomUUID());
    valueOf(await this.project.services.call('command.run', { id, command: Command.parse(command) }));
  }

  async list(suggesters: readonly SuggesterId[], rules?: readonly RuleDraft[]): Promise<OutputOf<'suggestions.list'>> {
    const { documentId } = this;
    return valueOf(
      await this.project.services.call('suggestions.list', { documentId, suggesters, ...(rules ? { rules } : {}) }),
    );
  }

  /** Each rule with the document on which its pattern ran out of time. */
  async stopped(): Promise<unknown[]> {
    const rules = valueOf(await this.project.services.call('rules.list', {}));
    return rules.map(({ name, stoppedOn }) => [name, stoppedOn]);
  }

  async quotes(suggesters: readonly SuggesterId[], text = ARTICLE): Promise<string[]> {
    const { suggestions } = await this.list(suggesters);
    return suggestions.map(({ labelId, span }) => `${labelId}: ${text.slice(span.start, span.end)}`);
  }

  annotate(quote: string, labelId: string, more: object = {}): Promise<void> {
    const start = ARTICLE.indexOf(quote);
    const { documentId, annotatorId } = this;
    const spans = [{ start, end: start + quote.length }];
    return this.run({ type: 'annotation.create', documentId, annotatorId, labelId, spans, ...more });
  }

  saveRule(name: string, source: RuleDraft['source'], more: object = {}): Promise<void> {
    return this.run({ type: 'rule.save', name, labelId: 'organization', enabled: true, source, ...more });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.project[Symbol.asyncDispose]();
  }
}

const pattern = (text: string): RuleDraft['source'] => ({ kind: 'pattern', pattern: text, caseSensitive: true });
const names = (...terms: string[]): RuleDraft['source'] => ({ kind: 'gazetteer', terms, caseSensitive: true });

describe('suggestions', () => {
  it('come from what was asked for, with reason and confidence', async () => {
    await using at = await Suggesting.on(ARTICLE);
    expect(await at.quotes(['dates', 'money', 'quotations'])).toEqual([
      'date: 9 March 2024',
      'claim: It did not stop',
      'money: $3 million',
    ]);
    const { suggestions } = await at.list(['quotations']);
    expect(suggestions[0]).toMatchObject({
      by: 'quotations',
      attributes: { source: 'Ruth Ivesen', cue: 'said', directness: 'direct' },
      reason: { key: 'suggestion.reason.direct-speech' },
    });
    expect(await at.quotes([])).toEqual([]);
  });

  it('leave out what is annotated and what was rejected, until that is undone', async () => {
    await using at = await Suggesting.on(ARTICLE);
    await at.annotate('March', 'event');
    expect(await at.quotes(['dates'])).toEqual([]);
    await at.annotate('$3 million', 'money', { status: 'rejected' });
    expect(await at.quotes(['money'])).toEqual([]);
    await at.project.services.call('history.undo', { id: CommandId.parse(randomUUID()) });
    expect(await at.quotes(['money'])).toEqual(['money: $3 million']);
  });

  it('remember what was labelled, here and elsewhere, as it changes', async () => {
    await using at = await Suggesting.on(`${ARTICLE} Velda again, and Velda.`);
    expect(await at.quotes(['memory'])).toEqual([]);
    await at.annotate('Velda', 'place');
    const text = `${ARTICLE} Velda again, and Velda.`;
    expect(await at.quotes(['memory'], text)).toEqual(['place: Velda', 'place: Velda']);
    await at.project.services.call('history.undo', { id: CommandId.parse(randomUUID()) });
    expect(await at.quotes(['memory'], text)).toEqual([]);
  });

  it('of the project’s rules bear the rule’s name', async () => {
    await using at = await Suggesting.on(ARTICLE);
    await at.saveRule('Boards', names('Velda board'));
    await at.saveRule('Names', pattern('Ruth \\p{Lu}\\p{L}+'), { labelId: 'person' });
    await at.saveRule('Off', pattern('million'), { enabled: false });
    const { suggestions, problems } = await at.list(['rules']);
    expect(problems).toEqual([]);
    expect(suggestions.map(({ by, labelId }) => `${by}: ${labelId}`)).toEqual([
      'Boards: organization',
      'Names: person',
    ]);
    expect(await at.quotes(['dates'])).toEqual(['date: 9 March 2024']);
  });

  it('can be had of rules that are not saved', async () => {
    await using at = await Suggesting.on(ARTICLE);
    const rule = { name: 'Now', labelId: LabelId.parse('place'), enabled: true, source: names('Velda') };
    expect((await at.list([], [rule])).suggestions).toHaveLength(1);
    expect(valueOf(await at.project.services.call('rules.list', {}))).toEqual([]);
  });

  it('stop a pattern that takes too long, name it, and use the others', async () => {
    const text = `${ARTICLE} ${'a'.repeat(60)}!`;
    await using at = await Suggesting.on(text);
    await at.saveRule('Endless', pattern('(a+)+$'));
    await at.saveRule('Names', pattern('Ruth Ivesen'));
    // No command saves a pattern that cannot be compiled, but the command line may bring one for this time.
    const labelId = LabelId.parse('person');
    const broken = [{ name: 'Broken', labelId, enabled: true, source: pattern('(unclosed') }];
    const first = await at.list(['rules', 'dates'], broken);
    expect(first.problems).toMatchObject([
      { code: 'rule/too-slow', params: { name: 'Endless', seconds: 1, document: '0.txt' } },
      { code: 'rule/invalid-pattern', params: { name: 'Broken', reason: 'Unterminated group' } },
    ]);
    expect(first.suggestions.map(({ by }) => by)).toEqual(['dates', 'Names']);
    // The second time it is not even begun.
    expect(await at.list(['rules', 'dates'], broken)).toEqual(first);
  });

  it('do not try a pattern again that ran out of time, on any document, until that is asked for', async () => {
    await using at = await Suggesting.on(`${'a'.repeat(60)}!`);
    await at.saveRule('Endless', pattern('(a+)+$'));
    expect(await at.stopped()).toEqual([['Endless', null]]);
    await at.list(['rules']);
    expect(await at.stopped()).toEqual([['Endless', '0.txt']]);
    writeFileSync(at.project.path('short.txt'), 'aaa');
    await at.project.importFiles('short.txt');
    const other = unpackDocuments(valueOf(await at.project.services.call('documents.list', {})))[1]?.document.id;
    if (!other) throw new Error('Nothing was imported.');
    const ask = async () =>
      valueOf(await at.project.services.call('suggestions.list', { documentId: other, suggesters: ['rules'] }));
    expect(await ask()).toMatchObject({ suggestions: [], problems: [{ code: 'rule/too-slow' }] });
    const [rule] = valueOf(await at.project.services.call('rules.list', {}));
    if (!rule) throw new Error('No rule was saved.');
    valueOf(await at.project.services.call('rules.retry', { id: rule.id }));
    expect(await ask()).toMatchObject({ suggestions: [{ by: 'Endless' }], problems: [] });
    expect(await at.stopped()).toEqual([['Endless', null]]);
  });

  it('of a pattern go on behind its first thousands, and count what is left', async () => {
    await using at = await Suggesting.on('x y '.repeat(6000));
    await at.saveRule('Everything', pattern('[xy]'));
    expect(await at.list(['rules'])).toMatchObject({ more: 7000, problems: [] });
  });

  it('are not hidden by what others labelled, and do not tell it', async () => {
    await using at = await Suggesting.on(`${ARTICLE} Velda again.`);
    await at.run({ type: 'annotator.add', name: 'Bo' });
    await at.annotate('9 March 2024', 'date');
    await at.annotate('$3 million', 'money', { status: 'rejected' });
    await at.annotate('Velda', 'place');
    const asked = ['dates', 'money', 'memory'] as const;
    const text = `${ARTICLE} Velda again.`;
    expect(await at.quotes(asked, text)).toEqual(['place: Velda']);
    const info = valueOf(await at.project.services.call('project.current', {}));
    const bo = info?.annotators.find(({ name }) => name === 'Bo');
    valueOf(await at.project.services.call('project.set-annotator', { annotatorId: bo?.id ?? '' }));
    // Bo sees the article as if nobody had been there.
    expect(await at.quotes(asked, text)).toEqual(['date: 9 March 2024', 'money: $3 million']);
  });

  it('come of rules that are listed by the number of their names, and read whole to be edited', async () => {
    await using at = await Suggesting.on(ARTICLE);
    const terms = Array.from({ length: 300 }, (_, i) => `Name ${i}`);
    await at.saveRule('Many', names(...terms));
    const [rule] = valueOf(await at.project.services.call('rules.list', {}));
    expect(rule?.source).toEqual({ kind: 'gazetteer', count: 300, first: terms.slice(0, 5), caseSensitive: true });
    const id = rule?.id ?? RuleId.parse('none');
    await at.run({ type: 'rule.save', id, name: 'Many', labelId: 'person', enabled: false });
    expect(valueOf(await at.project.services.call('rules.read', { id }))).toMatchObject({
      labelId: 'person',
      enabled: false,
      source: { terms },
    });
    await at.run({ type: 'rule.remove', id });
    expect(await at.project.services.call('rules.read', { id })).toMatchObject({ error: { code: 'rule/not-found' } });
  });

  it('keep the services answering while a pattern runs', async () => {
    await using at = await Suggesting.on(`${'a'.repeat(60)}!`);
    await at.saveRule('Endless', pattern('(a+)+$'));
    const order: string[] = [];
    await Promise.all([
      at.list(['rules']).then(() => order.push('suggestions')),
      at.project.services.call('documents.list', {}).then(() => order.push('documents')),
    ]);
    expect(order).toEqual(['documents', 'suggestions']);
  });

  it('of a list that is found everywhere are told in part', async () => {
    await using at = await Suggesting.on('x y '.repeat(6000));
    await at.saveRule('Everything', names('x', 'y'));
    const { suggestions, more } = await at.list(['rules']);
    expect([suggestions.length, more]).toEqual([5000, 7000]);
  });

  it('need a document that is there', async () => {
    await using at = await Suggesting.on(ARTICLE);
    await at.run({ type: 'document.remove', ids: [at.documentId] });
    const asked = { documentId: at.documentId, suggesters: [...suggesterIds] };
    expect(await at.project.services.call('suggestions.list', asked)).toMatchObject({
      ok: false,
      error: { code: 'document/not-found' },
    });
  });
});

describe('accepting many', () => {
  it('is one step, and each keeps its own confidence and attributes', async () => {
    await using at = await Suggesting.on(`${ARTICLE} “We spoke too soon,” said Ole Tarnsby.`);
    const { suggestions } = await at.list(['quotations']);
    const { documentId, annotatorId } = at;
    await at.run({
      type: 'annotation.create-many',
      places: suggestions.map(({ span, attributes, confidence }) => ({
        documentId,
        spans: [span],
        attributes,
        confidence,
      })),
      labelId: 'claim',
      annotatorId,
      origin: { kind: 'suggested', by: 'quotations' },
      status: 'accepted',
    });
    const list = async () => {
      const { annotations, content } = valueOf(await at.project.services.call('document.open', { id: documentId }));
      return unpackAnnotations(annotations, documentId, content.text);
    };
    expect((await list()).map(({ confidence, attributes, status }) => [confidence, attributes, status])).toEqual([
      [0.85, { source: 'Ruth Ivesen', cue: 'said', directness: 'direct' }, 'accepted'],
      [0.85, { source: 'Ole Tarnsby', cue: 'said', directness: 'direct' }, 'accepted'],
    ]);
    expect(await at.list(['quotations'])).toMatchObject({ suggestions: [] });
    valueOf(await at.project.services.call('history.undo', { id: CommandId.parse(randomUUID()) }));
    expect(await list()).toEqual([]);
  });
});

describe('trying a rule', () => {
  it('tells how often it is found, with examples, or why it cannot be used', async () => {
    await using at = await Suggesting.on(ARTICLE);
    const tryRule = (source: RuleDraft['source']) => {
      const rule = { name: 'Tried', labelId: LabelId.parse('date'), enabled: true, source };
      return at.project.services.call('rules.try', { documentId: at.documentId, rule });
    };
    expect(valueOf(await tryRule(pattern('\\d+')))).toEqual({ total: 3, examples: ['9', '2024', '3'] });
    expect(valueOf(await tryRule(names('Velda', 'nothing')))).toEqual({ total: 1, examples: ['Velda'] });
    expect(await tryRule(pattern('[b-a]'))).toMatchObject({ ok: false, error: { code: 'rule/invalid-pattern' } });
    expect(valueOf(await tryRule(pattern('x*')))).toEqual({ total: 0, examples: [] });
  });
});

describe('an export', () => {
  it('holds rejected suggestions only where they are asked for, except where it is complete', async () => {
    await using at = await Suggesting.on(ARTICLE);
    const said = { origin: { kind: 'suggested', by: 'dates' } };
    await at.annotate('9 March 2024', 'date', { ...said, confidence: 0.9, status: 'accepted' });
    await at.annotate('$3 million', 'money', { ...said, status: 'rejected' });
    const { project } = at;
    const rejectedIn = (name: string) => project.text(name).includes('rejected');
    valueOf(await project.export('without.csv', 'csv'));
    valueOf(await project.export('with.csv', 'csv', { rejected: true }));
    valueOf(await project.export('all.json', 'json'));
    expect(['without.csv', 'with.csv', 'all.json'].map(rejectedIn)).toEqual([false, true, true]);
    expect(project.text('without.csv')).toContain('accepted,suggested:dates,0.9');
  });
});
