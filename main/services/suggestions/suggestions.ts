import type { InputOf, OutputOf } from '#shared/api/contract.ts';
import type { SuggesterId } from '#shared/api/suggestion.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import type { RuleId } from '#shared/domain/ids.ts';
import { type Failure, failure, type Result, success } from '#shared/domain/result.ts';
import type { Rule, RuleDraft } from '#shared/domain/rule.ts';
import type { Span } from '#shared/domain/span.ts';
import { type Candidate, chooseSuggestions } from '#shared/suggest/choose.ts';
import type { Remembered } from '#shared/suggest/memory.ts';
import { MOST_MATCHES, type PatternMatches } from '#shared/suggest/pattern.ts';
import { labelFor, type RecogniserId, recognisers } from '#shared/suggest/registry.ts';
import type { Find } from '#shared/suggest/suggester.ts';
import { TokenizedText } from '#shared/suggest/terms.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import type { EventBus } from '../event-bus.ts';
import type { Handlers } from '../handlers.ts';
import type { OpenProject, ServiceDeps } from '../open-project.ts';
import { noProject } from '../outcome.ts';
import { Pauses } from '../pauses.ts';
import { type NamedPattern, PatternRunner, type PatternText } from './pattern-worker.ts';
import { ProjectKnowledge } from './project-knowledge.ts';
import { readGazetteer } from './read-gazetteer.ts';

/** More of one document are not told at once. */
const MOST_SUGGESTIONS = 5000;
const EXAMPLES = 5;

type Method = 'suggestions.list' | 'rules.list' | 'rules.read' | 'rules.try' | 'rules.retry' | 'rules.read-path';

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
        return open ? success(suggestions.listRules(open)) : noProject;
      },
      'rules.read': ({ id }) => {
        const open = project();
        return open ? suggestions.readRule(open, id) : noProject;
      },
      'rules.retry': ({ id }) => {
        const open = project();
        return open ? suggestions.retryRule(open, id) : noProject;
      },
      'rules.try': (input) => {
        const open = project();
        return open ? suggestions.tryRule(open, input) : noProject;
      },
      'rules.read-path': ({ path, choice }) => (project() ? readGazetteer(path, choice) : noProject),
    },
  };
}

/** A text and what was found in it by its form or by patterns: the same until the text is another one. */
interface KnownText extends PatternText {
  readonly tokens: TokenizedText;
  readonly found: Map<RecogniserId, Find[]>;
  /** By pattern: after each annotation the same are asked for again. */
  readonly matched: Map<string, PatternMatches>;
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
    { store, annotatorId }: OpenProject,
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
        const memory = await knowledge.memory();
        // Whoever labels a document must not be told what others have labelled in it.
        const others = read.annotationsOf(documentId).filter((one) => one.annotatorId !== annotatorId);
        for (const find of memory.finds(text.value.tokens, { without: others.map(rememberedOf) }))
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
    const annotations = read.annotationsOf(documentId).filter((one) => one.annotatorId === annotatorId);
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
    // Asked for by a person: also what ran out of time before.
    if (rule.source.kind === 'pattern') this.#patterns.forget(rule.source);
    const found = await this.#placesOf(rule, text.value, this.knowledgeOf(store));
    if (!found.ok) return found;
    const quotes = found.value.map(({ start, end }) => text.value.text.slice(start, end));
    return success({ total: quotes.length, examples: [...new Set(quotes)].slice(0, EXAMPLES) });
  }

  listRules({ store }: OpenProject): OutputOf<'rules.list'> {
    return this.knowledgeOf(store)
      .rules()
      .map(({ id, name, labelId, enabled, source }) => {
        const { caseSensitive } = source;
        const stoppedOn = (source.kind === 'pattern' && this.#patterns.stoppedOn(source)) || null;
        const shown =
          source.kind === 'pattern'
            ? source
            : { kind: source.kind, caseSensitive, count: source.terms.length, first: source.terms.slice(0, EXAMPLES) };
        return { id, name, labelId, enabled, stoppedOn, source: shown };
      });
  }

  readRule({ store }: OpenProject, id: RuleId): Result<Rule> {
    const rule = this.knowledgeOf(store)
      .rules()
      .find((one) => one.id === id);
    return rule ? success(rule) : failure('rule/not-found', { id });
  }

  retryRule(open: OpenProject, id: RuleId): Result<Record<string, never>> {
    const rule = this.readRule(open, id);
    if (!rule.ok) return rule;
    if (rule.value.source.kind === 'pattern') this.#patterns.forget(rule.value.source);
    return success({});
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
      this.#text = {
        text,
        contentId,
        documentName,
        tokens: new TokenizedText(text),
        found: new Map(),
        matched: new Map(),
      };
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
      const found = await this.#matchesOf({ name, ...source }, text);
      if (!found.ok) {
        problems.push(found.error);
        continue;
      }
      if (found.value.cut) problems.push(tooManyOf(name, text));
      const reason = { key: 'suggestion.reason.pattern', params: { rule: name } } as const;
      for (const span of found.value.spans) candidates.push({ span, confidence: 0.7, reason, ...said });
    }
    return { candidates, problems };
  }

  async #placesOf(
    { name, source }: Pick<RuleDraft, 'name' | 'source'>,
    text: KnownText,
    knowledge: ProjectKnowledge,
  ): Promise<Result<readonly Span[]>> {
    if (source.kind === 'gazetteer')
      return success((await knowledge.gazetteer(source)).finds(text.tokens, name).map(({ span }) => span));
    const found = await this.#matchesOf({ name, ...source }, text);
    return found.ok ? success(found.value.spans) : found;
  }

  async #matchesOf(pattern: NamedPattern, text: KnownText): Promise<Result<PatternMatches>> {
    const key = `${pattern.caseSensitive} ${pattern.pattern}`;
    const known = text.matched.get(key);
    if (known) return success(known);
    const found = await this.#patterns.matches(pattern, text);
    if (found.ok) text.matched.set(key, found.value);
    return found;
  }
}

function tooManyOf(name: string, { documentName }: PatternText): Failure {
  const most = MOST_MATCHES.toLocaleString('en');
  return failure('rule/too-many', { name, document: documentName, most }).error;
}

function rememberedOf({ quote, labelId, status }: Annotation): Remembered {
  const rejected = status === 'rejected';
  return { quote, labelId, kept: rejected ? 0 : 1, rejected: rejected ? 1 : 0 };
}
