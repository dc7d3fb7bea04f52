import type { AnnotationId, EntityId, LabelId } from '../domain/ids.ts';
import { acronymOf, isAcronym, nameForm, type NameForm, nameKey, surnameOf } from './name-form.ts';

/** A mention that belongs to no entity yet. */
export interface FreeMention {
  readonly id: AnnotationId;
  readonly labelId: LabelId;
  readonly quote: string;
}

/** An entry of the register, as far as names go. */
export interface KnownEntity {
  readonly id: EntityId;
  readonly labelId: LabelId;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** Why two names are taken for names of one entity. */
export const nameReasons = ['same-name', 'alias', 'title', 'surname', 'acronym', 'ending', 'role'] as const;
export type NameReason = (typeof nameReasons)[number];

/** How sure each reason makes, from 0 to 1. A surname or a role that several could have is no reason at all. */
export const confidenceOf: Readonly<Record<NameReason, number>> = {
  'same-name': 0.95,
  alias: 0.95,
  title: 0.9,
  acronym: 0.8,
  surname: 0.75,
  ending: 0.6,
  role: 0.5,
};

/** The mentions of one name, and why they belong here. */
export interface ProposedName {
  readonly text: string;
  readonly reason: NameReason;
  readonly mentionIds: readonly AnnotationId[];
}

export type EntityProposal =
  | {
      readonly kind: 'create';
      readonly key: string;
      readonly labelId: LabelId;
      readonly name: string;
      readonly names: readonly ProposedName[];
    }
  | {
      readonly kind: 'link';
      readonly key: string;
      readonly labelId: LabelId;
      readonly entityId: EntityId;
      readonly name: ProposedName;
    }
  | {
      readonly kind: 'merge';
      readonly key: string;
      readonly labelId: LabelId;
      readonly entityIds: readonly [into: EntityId, other: EntityId];
      readonly reason: NameReason;
    };

interface Question {
  readonly mentions: Iterable<FreeMention>;
  readonly entities: Iterable<KnownEntity>;
  /** Keys of proposals that were turned down: they are not made again. */
  readonly rejected: ReadonlySet<string>;
}

/** All mentions with one key and label. */
interface Group {
  readonly labelId: LabelId;
  readonly form: NameForm;
  readonly mentionIds: AnnotationId[];
  /** How it is written, and how often. */
  readonly writings: Map<string, number>;
}

/**
 * What the register could hold, from names alone: new entities for names that are alike, mentions for those that are
 * there, and entities that seem to be one. Those with the most mentions come first. Linear in the mentions.
 */
export function proposeEntities(question: Question): EntityProposal[] {
  const steps = proposalSteps(question);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** So many names are looked at between two steps: a millisecond or two. */
const STEP = 500;

/** The same in small steps, for whoever has something else to do in between. */
export function* proposalSteps({ mentions, entities, rejected }: Question): Generator<void, EntityProposal[]> {
  const known = [...entities];
  const groups = yield* groupByKey(mentions);
  const register = new NameIndex<KnownEntity>();
  for (const [done, entity] of known.entries()) {
    if (done % STEP === 0) yield;
    for (const [at, name] of [entity.name, ...entity.aliases].entries())
      register.add(entity.labelId, nameForm(name), entity, at === 0 ? 'same-name' : 'alias');
  }

  const links: EntityProposal[] = [];
  const free: Group[] = [];
  for (const [done, group] of groups.entries()) {
    if (done % STEP === 0) yield;
    const found = register.find(group.labelId, group.form);
    const key = found && `${String(group.labelId)} ${group.form.key} > ${found.target.id}`;
    if (!found || key === undefined || rejected.has(key)) free.push(group);
    else
      links.push({
        kind: 'link',
        key,
        labelId: group.labelId,
        entityId: found.target.id,
        name: { text: writingOf(group), reason: found.reason, mentionIds: group.mentionIds },
      });
  }
  const created = yield* creations(free, rejected);
  const merged = yield* merges(known, rejected);
  return [...links, ...created, ...merged].sort((a, b) => mentionsOf(b) - mentionsOf(a) || (a.key < b.key ? -1 : 1));
}

/** How many mentions a proposal is about. */
export function mentionsOf(proposal: EntityProposal): number {
  if (proposal.kind === 'merge') return 0;
  if (proposal.kind === 'link') return proposal.name.mentionIds.length;
  return proposal.names.reduce((sum, { mentionIds }) => sum + mentionIds.length, 0);
}

function* groupByKey(mentions: Iterable<FreeMention>): Generator<void, Group[]> {
  const groups = new Map<string, Group>();
  const forms = new Map<string, NameForm | undefined>();
  let done = 0;
  for (const { id, labelId, quote } of mentions) {
    done += 1;
    if (done % STEP === 0) yield;
    if (!forms.has(quote)) forms.set(quote, nameForm(quote));
    const form = forms.get(quote);
    if (!form) continue;
    const key = `${String(labelId)} ${form.key}`;
    const group = groups.get(key) ?? { labelId, form, mentionIds: [], writings: new Map<string, number>() };
    const writing = quote.replace(/\s+/gu, ' ').trim();
    group.mentionIds.push(id);
    group.writings.set(writing, (group.writings.get(writing) ?? 0) + 1);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Groups that name the same join the one with the fullest name; each such set is a new entity. */
function* creations(groups: readonly Group[], rejected: ReadonlySet<string>): Generator<void, EntityProposal[]> {
  // The fullest names first: others are shorter ways to say them.
  const ordered = [...groups].sort(
    (a, b) => b.form.nameKey.length - a.form.nameKey.length || b.mentionIds.length - a.mentionIds.length,
  );
  const index = new NameIndex<Group[]>();
  const sets: Group[][] = [];
  const reasons = new Map<Group, NameReason>();
  // All full names stand before the first short one is looked up: a surname that two persons have is nobody's.
  const [full, short] = partition(ordered, ({ form }) => !form.isRole && form.nameKey.includes(' '));
  for (const [done, group] of [...full, ...short].entries()) {
    if (done % STEP === 0) yield;
    const found = index.find(group.labelId, group.form);
    const set = found?.target ?? [];
    set.push(group);
    reasons.set(group, found?.reason ?? 'same-name');
    if (found) {
      index.addTitle(group.labelId, group.form, set);
      continue;
    }
    sets.push(set);
    index.add(group.labelId, group.form, set, 'same-name');
  }
  return sets.flatMap((set): EntityProposal[] => {
    const [first] = set;
    if (!first || (first.form.isRole && set.length === 1)) return [];
    const key = `${String(first.labelId)} ${first.form.nameKey}`;
    if (rejected.has(key)) return [];
    return [
      {
        kind: 'create',
        key,
        labelId: first.labelId,
        name: first.form.name || writingOf(first),
        names: set.map((group) => ({
          text: writingOf(group),
          reason: reasons.get(group) ?? 'same-name',
          mentionIds: group.mentionIds,
        })),
      },
    ];
  });
}

function* merges(entities: readonly KnownEntity[], rejected: ReadonlySet<string>): Generator<void, EntityProposal[]> {
  const index = new NameIndex<KnownEntity>();
  const proposals: EntityProposal[] = [];
  const full = [...entities].sort((a, b) => b.name.length - a.name.length);
  for (const [done, entity] of full.entries()) {
    if (done % STEP === 0) yield;
    const forms = [entity.name, ...entity.aliases].map(nameForm);
    const found = forms.map((form) => index.find(entity.labelId, form)).find((one) => one !== undefined);
    const key = found && `${found.target.id} = ${entity.id}`;
    if (found && key !== undefined && !rejected.has(key)) {
      proposals.push({
        kind: 'merge',
        key,
        labelId: entity.labelId,
        entityIds: [found.target.id, entity.id],
        reason: found.reason,
      });
      continue;
    }
    for (const form of forms) index.add(entity.labelId, form, entity, 'same-name');
  }
  return proposals;
}

interface Found<Target> {
  readonly target: Target;
  readonly reason: NameReason;
}

/** Who is meant by a name of a label: an exact name, or a short one that only one of them can have. */
class NameIndex<Target> {
  readonly #names = new Map<string, Found<Target>>();
  /** By surname, acronym and role: several where it is nobody's. */
  readonly #short = new Map<string, { readonly reason: NameReason; readonly targets: Set<Target> }>();

  add(labelId: LabelId, form: NameForm | undefined, target: Target, reason: NameReason): void {
    if (!form) return;
    this.#addName(`${String(labelId)} ${form.key}`, { target, reason });
    if (form.isRole) return;
    this.#addName(`${String(labelId)} ${form.nameKey}`, {
      target,
      reason: form.key === form.nameKey ? reason : 'title',
    });
    const surname = surnameOf(form.name);
    if (surname !== undefined) this.#addShort(labelId, surname, 'surname', target);
    const acronym = acronymOf(form.name);
    if (acronym !== undefined) this.#addShort(labelId, nameKey(acronym), 'acronym', target);
    const words = form.nameKey.split(' ');
    for (let at = 1; at < words.length - 1; at += 1)
      this.#addShort(labelId, words.slice(at).join(' '), 'ending', target);
    this.addTitle(labelId, form, target);
  }

  /** By every ending of the title: "indian foreign secretary" is also "foreign secretary". */
  addTitle(labelId: LabelId, { title }: NameForm, target: Target): void {
    const words = title.split(' ');
    for (let at = 0; at < words.length; at += 1)
      if (words[at] !== '') this.#addShort(labelId, words.slice(at).join(' '), 'role', target);
  }

  findName(labelId: LabelId, form: NameForm): Found<Target> | undefined {
    return (
      this.#names.get(`${String(labelId)} ${form.key}`) ??
      (form.nameKey === '' ? undefined : withReason(this.#names.get(`${String(labelId)} ${form.nameKey}`), 'title'))
    );
  }

  find(labelId: LabelId, form: NameForm | undefined): Found<Target> | undefined {
    if (!form) return undefined;
    const exact = this.findName(labelId, form);
    if (exact) return exact;
    const words = (form.isRole ? form.title : form.nameKey).split(' ');
    // "the Indian Prime Minister" may be whoever is called "Prime Minister".
    const endings = form.isRole ? words.map((_, at) => words.slice(at).join(' ')) : [words.join(' ')];
    for (const ending of endings) {
      const short = this.#short.get(`${String(labelId)} ${ending}`);
      if (!short || !fits(short.reason, form)) continue;
      const [target, other] = short.targets;
      return target === undefined || other !== undefined ? undefined : { target, reason: short.reason };
    }
    return undefined;
  }

  #addName(key: string, found: Found<Target>): void {
    if (!this.#names.has(key)) this.#names.set(key, found);
  }

  #addShort(labelId: LabelId, name: string, reason: NameReason, target: Target): void {
    const key = `${String(labelId)} ${name}`;
    const short = this.#short.get(key) ?? { reason, targets: new Set<Target>() };
    short.targets.add(target);
    this.#short.set(key, short);
  }
}

function withReason<Target>(found: Found<Target> | undefined, reason: NameReason): Found<Target> | undefined {
  return found && { ...found, reason };
}

function fits(reason: NameReason, form: NameForm): boolean {
  if (reason === 'role') return form.isRole;
  return reason === 'acronym' ? isAcronym(form.name) : !form.isRole;
}

/** As it is written most often; of two the longer. */
function writingOf({ writings }: Group): string {
  const [first] = [...writings].sort(([a, m], [b, n]) => n - m || b.length - a.length);
  return first?.[0] ?? '';
}

function partition<Item>(items: readonly Item[], test: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}
