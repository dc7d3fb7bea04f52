import type { DocumentSummary } from '#shared/api/packed-documents.ts';
import { titleOf } from '#shared/domain/document.ts';
import type { Result } from '#shared/domain/result.ts';
import { success } from '#shared/domain/result.ts';
import { ClaimReader } from '../claims/claim-frames.ts';
import { ClaimsByPlace } from '../claims/claims-by-place.ts';
import { KeptWork, runSteps, type Watch } from './kept-work.ts';
import type { Emit, OpenProject } from '../open-project.ts';
import { TextsReader } from './project-texts.ts';
import { type QuotationsOfProject, QuoteLookups } from './quotations.ts';
import { type ArticlePassages, articlePassages } from './shared-passages.ts';
import type { ProjectTexts } from './project-texts.ts';

/** Progress is told so often at most, in milliseconds. */
const TOLD_EVERY = 100;

/** What is known of the articles and claims beside their texts: another one with every change of the project. */
export interface ArticlesNow {
  readonly documents: ReadonlyMap<string, DocumentSummary>;
  readonly claims: ClaimsByPlace;
}

export interface ComparedQuotations extends QuotationsOfProject {
  readonly texts: ProjectTexts;
  readonly now: ArticlesNow;
}

export interface ComparedPassages {
  readonly passages: ArticlePassages;
  readonly now: ArticlesNow;
}

interface ComparisonDeps {
  readonly project: () => OpenProject | undefined;
  readonly emit?: Emit;
  readonly claims?: ClaimReader;
}

/**
 * The articles of the open project compared with one another. Texts never change, so that what was found in them is kept
 * until there are others; what claims add is read anew with each change.
 */
export class Comparison {
  readonly #project: () => OpenProject | undefined;
  readonly #emit: Emit;
  readonly #claims: ClaimReader;
  readonly #texts = new TextsReader();
  readonly #passages = new KeptWork<ArticlePassages>();
  readonly #now = new KeptWork<ArticlesNow>();
  readonly #quotations = new KeptWork<ComparedQuotations>();
  #lookups: { readonly texts: ProjectTexts; readonly lookups: QuoteLookups } | undefined;
  /** Counts the cancellations: work of an earlier turn is not wanted any more. */
  #turn = 0;
  #told = 0;

  constructor({ project, emit = () => {}, claims = new ClaimReader() }: ComparisonDeps) {
    this.#project = project;
    this.#emit = emit;
    this.#claims = claims;
  }

  cancel(): void {
    this.#turn += 1;
    for (const work of [this.#texts, this.#passages, this.#quotations]) work.leavePending();
  }

  async passages(open: OpenProject): Promise<Result<ComparedPassages>> {
    const found = await this.#passages.of(open, this.#texts.keyOf(open), async () => {
      const texts = await this.#texts.read(open, this.watch(open, 'reading'));
      if (!texts.ok) return texts;
      const steps = articlePassages(texts.value, open.store.read);
      return runSteps(steps, { total: texts.value.texts.length, watch: this.watch(open, 'comparing') });
    });
    if (!found.ok) return found;
    const now = await this.#articlesNow(open);
    return now.ok ? success({ passages: found.value, now: now.value }) : now;
  }

  quotations(open: OpenProject): Promise<Result<ComparedQuotations>> {
    return this.#quotations.of(open, open.store.sequence(), async () => {
      const texts = await this.#texts.read(open, this.watch(open, 'reading'));
      if (!texts.ok) return texts;
      const now = await this.#articlesNow(open);
      if (!now.ok) return now;
      if (this.#lookups?.texts !== texts.value)
        this.#lookups = { texts: texts.value, lookups: new QuoteLookups(texts.value, open.store.read) };
      const { lookups } = this.#lookups;
      const found = await lookups.all(now.value.claims, this.watch(open, 'quotations'));
      return found.ok ? success({ ...found.value, texts: texts.value, now: now.value }) : found;
    });
  }

  #articlesNow(open: OpenProject): Promise<Result<ArticlesNow>> {
    return this.#now.of(open, open.store.sequence(), async () => {
      const { frames } = await this.#claims.read(open);
      const documents = new Map(open.store.read.documentSummaries().map((document) => [String(document.id), document]));
      return success({ documents, claims: new ClaimsByPlace(frames) });
    });
  }

  /** Whoever does a part of the work on behalf of a person who may cancel it. */
  watch(open: OpenProject, stage: 'reading' | 'comparing' | 'quotations'): Watch {
    const turn = this.#turn;
    return {
      cancelled: () => turn !== this.#turn || this.#project() !== open,
      progress: (done, total) => {
        const at = performance.now();
        if (at - this.#told < TOLD_EVERY) return;
        this.#told = at;
        this.#emit('comparison.progress', { stage, done, total });
      },
    };
  }
}

/** An article as it is named beside what was found in it. */
export function articleCells({ documents }: ArticlesNow, id: string) {
  const document = documents.get(id);
  return document
    ? {
        documentId: document.id,
        title: titleOf(document),
        outlet: document.metadata.outlet,
        date: document.metadata.date,
      }
    : undefined;
}
