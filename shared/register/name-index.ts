import type { LabelId } from '../domain/ids.ts';
import { acronymOf, isAcronym, nameKey, type NameForm, surnameOf } from './name-form.ts';
import type { NameReason } from './name-reasons.ts';
import { mayHold, type Office, officeOf } from './office.ts';

export interface Found<Target> {
  readonly target: Target;
  readonly reason: NameReason;
}

/** A name that several have, so that nobody can say who is meant: as their full name, or as a short one or a role. */
export type NobodysName = 'full-name-of-several' | 'short-for-several';

interface Held<Target> {
  readonly office: Office;
  readonly targets: Set<Target>;
}

/** Who is meant by a name of a label: an exact name, or a short one or a role that only one of them can have. */
export class NameIndex<Target> {
  readonly #names = new Map<string, Found<Target>[]>();
  /** By surname, acronym and ending: several where it is nobody's. */
  readonly #short = new Map<string, { readonly reason: NameReason; readonly targets: Set<Target> }>();
  /** Who holds which office, by the office's last word. */
  readonly #offices = new Map<string, Map<string, Held<Target>>>();

  add(labelId: LabelId, form: NameForm | undefined, found: Found<Target>): void {
    if (!form) return;
    const { target, reason } = found;
    this.#addName(`${String(labelId)} ${form.key}`, found);
    if (form.isRole) return;
    this.#addName(`${String(labelId)} ${form.nameKey}`, {
      target,
      reason: form.key === form.nameKey ? reason : 'title',
    });
    const surname = surnameOf(form.name);
    if (surname !== undefined) this.#addShort(labelId, surname, { reason: 'surname', target });
    const acronym = acronymOf(form.name);
    if (acronym !== undefined) this.#addShort(labelId, nameKey(acronym), { reason: 'acronym', target });
    const words = form.nameKey.split(' ');
    for (let at = 1; at < words.length - 1; at += 1)
      this.#addShort(labelId, words.slice(at).join(' '), { reason: 'ending', target });
    this.addOffices(labelId, form, target);
  }

  addOffices(labelId: LabelId, { offices }: NameForm, target: Target): void {
    for (const key of offices) {
      const office = officeOf(key);
      const last = `${String(labelId)} ${office.words.at(-1) ?? ''}`;
      const held = this.#offices.get(last) ?? new Map<string, Held<Target>>();
      this.#offices.set(last, held);
      const { targets } = held.get(key) ?? { targets: new Set<Target>() };
      held.set(key, { office, targets: targets.add(target) });
    }
  }

  /** Undefined where nobody has the name. Those of `without` are passed over. */
  find(
    labelId: LabelId,
    form: NameForm | undefined,
    without: ReadonlySet<Target> = new Set(),
  ): Found<Target> | NobodysName | undefined {
    if (!form) return undefined;
    const exact =
      oneOf(this.#names.get(`${String(labelId)} ${form.key}`), without) ??
      (form.nameKey === '' ? undefined : titled(oneOf(this.#names.get(`${String(labelId)} ${form.nameKey}`), without)));
    if (exact) return exact;
    if (form.isRole) return single(this.#holders(labelId, form), { reason: 'role', without });
    const short = this.#short.get(`${String(labelId)} ${form.nameKey}`);
    if (!short || (short.reason === 'acronym' && !isAcronym(form.name))) return undefined;
    return single(short.targets, { reason: short.reason, without });
  }

  *#holders(labelId: LabelId, { title }: NameForm): Generator<Target> {
    const role = officeOf(title);
    const held = this.#offices.get(`${String(labelId)} ${role.words.at(-1) ?? ''}`);
    for (const { office, targets } of held?.values() ?? []) if (mayHold(role, office)) yield* targets;
  }

  #addName(key: string, found: Found<Target>): void {
    const all = this.#names.get(key);
    if (!all) this.#names.set(key, [found]);
    else if (!all.some(({ target }) => target === found.target)) all.push(found);
  }

  #addShort(labelId: LabelId, name: string, { reason, target }: Found<Target>): void {
    const key = `${String(labelId)} ${name}`;
    const short = this.#short.get(key) ?? { reason, targets: new Set<Target>() };
    short.targets.add(target);
    this.#short.set(key, short);
  }
}

/** The one that is called so; another name counts only where it is nobody's name. */
function oneOf<Target>(
  found: readonly Found<Target>[] | undefined,
  without: ReadonlySet<Target>,
): Found<Target> | NobodysName | undefined {
  const left = (found ?? []).filter(({ target }) => !without.has(target));
  const named = left.filter(({ reason }) => reason === 'same-name');
  const [first, second] = named.length > 0 ? named : left;
  return second ? 'full-name-of-several' : first;
}

function titled<Target>(found: Found<Target> | NobodysName | undefined): Found<Target> | NobodysName | undefined {
  return found === undefined || typeof found === 'string' ? found : { ...found, reason: 'title' };
}

function single<Target>(
  targets: Iterable<Target>,
  { reason, without }: { readonly reason: NameReason; readonly without: ReadonlySet<Target> },
): Found<Target> | NobodysName | undefined {
  const left = new Set(targets);
  for (const target of without) left.delete(target);
  const [target, other] = left;
  if (other !== undefined) return 'short-for-several';
  return target === undefined ? undefined : { target, reason };
}
