import { type ChangeSet, changesOf } from '#shared/domain/change-set.ts';
import type { Rule, RuleSource } from '#shared/domain/rule.ts';
import { Gazetteer } from '#shared/suggest/gazetteer.ts';
import { LONGEST_REMEMBERED, Memory } from '#shared/suggest/memory.ts';
import { Pauses } from '../pauses.ts';
import type { ProjectReader } from '../../store/project-reader.ts';

/**
 * What a project knows that can be suggested again: what was labelled in it, and its rules. Read when it is first
 * asked for and then kept in step with the changes, since both may be large.
 */
export class ProjectKnowledge {
  readonly #read: ProjectReader;
  /** As soon as it is begun, so that it misses no change, and when it is complete. */
  #memory: { readonly begun: Memory; readonly complete: Promise<Memory> } | undefined;
  #rules: readonly Rule[] | undefined;
  readonly #gazetteers = new WeakMap<RuleSource, Promise<Gazetteer>>();

  constructor(read: ProjectReader) {
    this.#read = read;
  }

  /** Null where there were too many changes to be told. */
  follow(changes: ChangeSet | null): void {
    if (changes === null) {
      this.#memory = undefined;
      this.#rules = undefined;
      return;
    }
    if (changesOf(changes, 'rule').length > 0) this.#rules = undefined;
    for (const { before, after } of changesOf(changes, 'annotation')) {
      if (before) this.#memory?.begun.learn({ ...before, ...countOf(before.status, -1) });
      if (after) this.#memory?.begun.learn({ ...after, ...countOf(after.status, 1) });
    }
  }

  memory(): Promise<Memory> {
    if (!this.#memory) {
      const begun = new Memory();
      // All at once: nothing may be written while a list is being read.
      const remembered = [...this.#read.quoteCounts(LONGEST_REMEMBERED)];
      this.#memory = { begun, complete: withPauses(begun, remembered, (one) => begun.learn(one)) };
    }
    return this.#memory.complete;
  }

  rules(): readonly Rule[] {
    this.#rules ??= this.#read.rules();
    return this.#rules;
  }

  /** Built once for each source: 200,000 names take a second. */
  gazetteer(source: GazetteerSource): Promise<Gazetteer> {
    const known = this.#gazetteers.get(source);
    if (known) return known;
    const gazetteer = new Gazetteer({ caseSensitive: source.caseSensitive, terms: [] });
    const built = withPauses(gazetteer, source.terms, (term) => gazetteer.add(term));
    this.#gazetteers.set(source, built);
    return built;
  }
}

type GazetteerSource = Extract<RuleSource, { kind: 'gazetteer' }>;

/** Does something with each of many, and lets others have their turn between them. */
async function withPauses<Made, Item>(made: Made, items: readonly Item[], add: (item: Item) => void): Promise<Made> {
  const pauses = new Pauses();
  for (const item of items) {
    add(item);
    await pauses.take();
  }
  return made;
}

function countOf(status: string, difference: 1 | -1): { readonly kept: number; readonly rejected: number } {
  return status === 'rejected' ? { kept: 0, rejected: difference } : { kept: difference, rejected: 0 };
}
