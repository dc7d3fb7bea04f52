import type { AnnotationId, EntityId, LabelId } from '../domain/ids.ts';
import { nameForm, type NameForm } from './name-form.ts';
import { type Found, NameIndex } from './name-index.ts';
import type { NameReason } from './name-reasons.ts';

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
      /** Several others could be meant by it: "Smith", where there are Ann Smith and John Smith. */
      readonly isAmbiguous: boolean;
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

/** Who may be meant by a name: an entry that is there, or one that is about to be proposed. */
type Meant = { readonly entity: KnownEntity } | { readonly entity?: never; readonly set: NewEntry };

/** Groups that name the same join the one with the fullest name, and are a new entry together. */
interface NewEntry {
  readonly first: Group;
  readonly names: { readonly group: Group; readonly reason: NameReason }[];
  readonly isAmbiguous: boolean;
}

/** The same in small steps, for whoever has something else to do in between. */
export function* proposalSteps({ mentions, entities, rejected }: Question): Generator<void, EntityProposal[]> {
  const known = [...entities];
  const groups = yield* groupByKey(mentions);
  // Entries and those that could become one stand in one index: a role or a surname that both have is nobody's.
  const index = new NameIndex<Meant>();
  for (const [done, entity] of known.entries()) {
    if (done % STEP === 0) yield;
    const target: Meant = { entity };
    for (const [at, name] of [entity.name, ...entity.aliases].entries())
      index.add(entity.labelId, nameForm(name), { target, reason: at === 0 ? 'same-name' : 'alias' });
  }

  const links: EntityProposal[] = [];
  const sets: NewEntry[] = [];
  for (const [done, group] of fullestFirst(groups).entries()) {
    if (done % STEP === 0) yield;
    const { labelId, form } = group;
    const found = findUnrejected(index, group, rejected);
    if (typeof found === 'object') {
      if (found.target.entity) links.push(linkOf(group, found.target.entity, found.reason));
      else found.target.set.names.push({ group, reason: found.reason });
      index.addOffices(labelId, form, found.target);
    } else if (!form.isRole && found !== 'full-name-of-several') {
      const set: NewEntry = { first: group, names: [{ group, reason: 'same-name' }], isAmbiguous: found !== undefined };
      sets.push(set);
      index.add(labelId, form, { target: { set }, reason: 'same-name' });
    }
  }
  const created = sets.map(creationOf).filter(({ key }) => !rejected.has(key));
  const merged = yield* merges(known, rejected);
  return [...links, ...created, ...merged].sort((a, b) => mentionsOf(b) - mentionsOf(a) || (a.key < b.key ? -1 : 1));
}

/** What a group was turned down for is not met again; whoever else has the name may be. */
function findUnrejected(
  index: NameIndex<Meant>,
  group: Group,
  rejected: ReadonlySet<string>,
): ReturnType<NameIndex<Meant>['find']> {
  const without = new Set<Meant>();
  for (;;) {
    const found: ReturnType<NameIndex<Meant>['find']> = index.find(group.labelId, group.form, without);
    if (typeof found !== 'object' || !found.target.entity) return found;
    if (!rejected.has(linkKey(group, found.target.entity))) return found;
    without.add(found.target);
  }
}

function linkKey({ labelId, form }: Group, entity: KnownEntity): string {
  return `${String(labelId)} ${form.key} > ${entity.id}`;
}

function linkOf(group: Group, entity: KnownEntity, reason: NameReason): EntityProposal {
  const { labelId, mentionIds } = group;
  const name = { text: writingOf(group), reason, mentionIds };
  return { kind: 'link', key: linkKey(group, entity), labelId, entityId: entity.id, name };
}

function creationOf({ first, names, isAmbiguous }: NewEntry): EntityProposal {
  const { labelId, form } = first;
  return {
    kind: 'create',
    key: `${String(labelId)} ${form.nameKey}`,
    labelId,
    name: form.name || writingOf(first),
    names: names.map(({ group, reason }) => ({ text: writingOf(group), reason, mentionIds: group.mentionIds })),
    isAmbiguous,
  };
}

/**
 * The fullest names first, since others are shorter ways to say them. All full names stand before the first short one
 * is looked up, and all names before the first role: what two could have is nobody's.
 */
function fullestFirst(groups: readonly Group[]): Group[] {
  const ordered = [...groups].sort(
    (a, b) => b.form.nameKey.length - a.form.nameKey.length || b.mentionIds.length - a.mentionIds.length,
  );
  const [full, short] = partition(ordered, ({ form }) => !form.isRole && form.nameKey.includes(' '));
  return [...full, ...short];
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

function* merges(entities: readonly KnownEntity[], rejected: ReadonlySet<string>): Generator<void, EntityProposal[]> {
  const index = new NameIndex<KnownEntity>();
  const proposals: EntityProposal[] = [];
  const full = [...entities].sort((a, b) => b.name.length - a.name.length);
  for (const [done, entity] of full.entries()) {
    if (done % STEP === 0) yield;
    const forms = [entity.name, ...entity.aliases].map(nameForm);
    const found = forms
      .map((form) => index.find(entity.labelId, form))
      .find((one): one is Found<KnownEntity> => typeof one === 'object');
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
    for (const form of forms) index.add(entity.labelId, form, { target: entity, reason: 'same-name' });
  }
  return proposals;
}

/** As it is written most often; of two the longer. */
function writingOf({ writings }: Group): string {
  const [first] = [...writings].sort(([a, m], [b, n]) => n - m || b.length - a.length);
  return first?.[0] ?? '';
}

function partition<Item>(items: readonly Item[], test: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}
