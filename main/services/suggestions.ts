import type { InputOf, OutputOf } from '#shared/api/contract.ts';
import type { SuggesterId } from '#shared/api/suggestion.ts';
import { type Failure, failure, type Result, success } from '#shared/domain/result.ts';
import type { Rule, RuleDraft } from '#shared/domain/rule.ts';
import type { Span } from '#shared/domain/span.ts';
import { type Candidate, chooseSuggestions } from '#shared/suggest/choose.ts';
import { labelFor, type RecogniserId, recognisers } from '#shared/suggest/registry.ts';
import type { Find } from '#shared/suggest/suggester.ts';
import { TokenizedText } from '#shared/suggest/terms.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { EventBus } from './event-bus.ts';
import type { Handlers } from './handlers.ts';
import type { OpenProject, ServiceDeps } from './open-project.ts';
import { noProject } from './outcome.ts';
import { Pauses } from './pauses.ts';
import { PatternRunner, type PatternText } from './pattern-worker.ts';
import { ProjectKnowledge } from './project-knowledge.ts';
import { readGazetteer } from './read-gazetteer.ts';

/** More of one document are not told at once. */
const MOST_SUGGESTIONS = 5000;
const EXAMPLES = 5;

type Method = 'suggestions.list' | 'rules.list' | 'rules.try' | 'rules.read-path';

export interface SuggestionService {
  readonly handlers: Handlers<Method>;
  close(): Promise<void>;
}

export function createSuggestionService({ project }: Pick<ServiceDeps, 'project'>, bus: EventBus): SuggestionService {
  const suggestions = new Suggestions();
  bus.on('project.changed', ({ changeSet }) => {
    const open = project();
    if (open) suggestions.knowledgeOf(open.store).follow(changeSet);
  });
  return {
    close: () => suggestions.close(),
    handlers: {
      'suggestions.list': (input) => {
        const open = project();
        return open ? suggestions.list(open, input) : noProject;
      },
      'rules.list': () => {
        const open = project();
        return open ? success(suggestions.knowledgeOf(open.store).rules()) : noProject;
      },
      'rules.try': (input) => {
        const open = project();
        return open ? suggestions.tryRule(open, input) : noProject;
      },
      'rules.read-path': ({ path }) => (project() ? readGazetteer(path) : noProject),
    },
  };
}

/** A text and what was found in it by its form alone: the same until the text is another one. */
interface KnownText extends PatternText {
  readonly tokens: TokenizedText;
  readonly found: Map<RecogniserId, Find[]>;
}

class Suggestions {
  readonly #patterns = new PatternRunner();
  readonly #knowledge = new WeakMap<ProjectStore, ProjectKnowledge>();
  /** Of the document that was asked for last: after each annotation it is asked for again. */
  #text: KnownText | undefined;

  knowledgeOf(store: ProjectStore): ProjectKnowledge {
    const known = this.#knowledge.get(store);
    if (known) return known;
    const fresh = new ProjectKnowledge(store.read);
    this.#knowledge.set(store, fresh);
    return fresh;
  }

  async list(
    { store }: OpenProject,
    { documentId, suggesters, rules = [] }: InputOf<'suggestions.list'>,
  ): Promise<Result<OutputOf<'suggestions.list'>>> {
    const { read } = store;
    const text = this.#textOf(store, documentId);
    if (!text.ok) return text;
    const codebook = read.codebook();
    const knowledge = this.knowledgeOf(store);
    const candidates: Candidate[] = [];
    const pauses = new Pauses();
    for (const suggester of new Set(suggesters)) {
      await pauses.take();
      if (suggester === 'memory') {
        for (const find of (await knowledge.memory()).finds(text.value.tokens))
          candidates.push({ ...find, suggester, by: suggester });
      } else if (suggester !== 'rules') candidates.push(...this.#recognised(suggester, text.value, codebook));
    }
    const own: readonly (Rule | RuleDraft)[] = suggesters.includes('rules') ? knowledge.rules() : [];
    const byRules = await this.#byRules(
      [...own, ...rules].filter(({ enabled }) => enabled),
      text.value,
      knowledge,
    );
    candidates.push(...byRules.candidates);
    // Read last: while the patterns ran, something may have been annotated.
    const annotations = read.annotationsOf(documentId);
    const chosen = chooseSuggestions(candidates, { documentId, text: text.value.text, codebook, annotations });
    const suggestions = chosen.slice(0, MOST_SUGGESTIONS);
    return success({ suggestions, more: chosen.length - suggestions.length, problems: byRules.problems });
  }

  async tryRule(
    { store }: OpenProject,
    { documentId, rule }: InputOf<'rules.try'>,
  ): Promise<Result<OutputOf<'rules.try'>>> {
    const text = this.#textOf(store, documentId);
    if (!text.ok) return text;
    const spans = await this.#spansOf(rule, text.value, this.knowledgeOf(store));
    if (!spans.ok) return spans;
    const quotes = spans.value.map(({ start, end }) => text.value.text.slice(start, end));
    return success({ total: quotes.length, examples: [...new Set(quotes)].slice(0, EXAMPLES) });
  }

  close(): Promise<void> {
    return this.#patterns.close();
  }

  #textOf({ read }: ProjectStore, documentId: string): Result<KnownText> {
    const document = read.document(documentId);
    if (!document) return failure('document/not-found', { id: documentId });
    const { contentId, name: documentName } = document;
    if (this.#text?.contentId !== contentId || this.#text.documentName !== documentName) {
      const text = read.textOf(documentId);
      this.#text = { text, contentId, documentName, tokens: new TokenizedText(text), found: new Map() };
    }
    return success(this.#text);
  }

  #recognised(
    suggester: Exclude<SuggesterId, 'memory' | 'rules'>,
    { text, found }: KnownText,
    codebook: Parameters<typeof labelFor>[0],
  ): Candidate[] {
    const label = labelFor(codebook, recognisers[suggester])?.label;
    if (!label) return [];
    const finds = found.get(suggester) ?? recognisers[suggester].recognise(text);
    found.set(suggester, finds);
    return finds.map((find) => ({ ...find, labelId: label.id, suggester, by: suggester }));
  }

  async #byRules(
    rules: readonly (Rule | RuleDraft)[],
    text: KnownText,
    knowledge: ProjectKnowledge,
  ): Promise<{ readonly candidates: readonly Candidate[]; readonly problems: readonly Failure[] }> {
    const candidates: Candidate[] = [];
    const problems: Failure[] = [];
    for (const rule of rules) {
      const { name, labelId, source } = rule;
      const said = { labelId, suggester: 'rules', by: name } as const;
      if (source.kind === 'gazetteer') {
        for (const find of (await knowledge.gazetteer(source)).finds(text.tokens, name))
          candidates.push({ ...find, ...said });
        continue;
      }
      const spans = await this.#spansOf(rule, text, knowledge);
      if (!spans.ok) problems.push(spans.error);
      else
        for (const span of spans.value)
          candidates.push({
            span,
            confidence: 0.7,
            reason: { key: 'suggestion.reason.pattern', params: { rule: name } },
            ...said,
          });
    }
    return { candidates, problems };
  }

  async #spansOf(
    { name, source }: Pick<RuleDraft, 'name' | 'source'>,
    text: KnownText,
    knowledge: ProjectKnowledge,
  ): Promise<Result<readonly Span[]>> {
    if (source.kind === 'gazetteer')
      return success((await knowledge.gazetteer(source)).finds(text.tokens, name).map(({ span }) => span));
    const [spans] = await this.#patterns.matches([{ name, ...source }], text);
    return spans ?? failure('request/internal', { reason: 'the pattern was not run' });
  }
}
