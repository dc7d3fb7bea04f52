import type { AttributeValue } from '../../domain/annotation.ts';
import { pushAll } from '../../domain/push-all.ts';
import { joinIds } from '../exchange/external-ids.ts';
import type { ForeignAnnotation, ForeignFault, ForeignLink } from '../exchange/foreign-corpus.ts';
import { unescapeLine } from './escaped-line.ts';
import { type AttributionEvent, attributionOf, isAttribution } from './attribution-event.ts';
import type { BratScheme } from './brat-scheme.ts';
import type { AnnLine, AnnLineOf, Role } from './parse-ann.ts';

/** Notes of these types are no words of a person, but what has no place on a line of brat otherwise. */
export const ESCAPED_NOTE = 'EscapedNotes';
export const ESCAPED_ATTRIBUTE = 'EscapedAttribute';

type Mutable<Item> = { -readonly [Key in keyof Item]: Item[Key] };

interface Said {
  readonly values: Map<string, AttributeValue[]>;
  readonly notes: string[];
  names: { name: string; readonly ids: (readonly [authority: string, id: string])[] } | undefined;
}

/** The lines of one `.ann` file put together: an event is its trigger's words, and its roles are links. */
export class BratDocument {
  readonly #file: string;
  readonly #scheme: BratScheme;
  readonly #faults: ForeignFault[] = [];
  readonly #bound = new Map<string, AnnLineOf<'text-bound'>>();
  readonly #events = new Map<string, AnnLineOf<'event'>>();
  readonly #relations = new Map<string, AnnLineOf<'relation'>>();
  readonly #rest: AnnLine[] = [];
  /** By the id of what it is said of. */
  readonly #said = new Map<string, Said>();

  constructor(file: string, scheme: BratScheme) {
    this.#file = file;
    this.#scheme = scheme;
  }

  add(line: AnnLine): void {
    if (line.kind === 'fault') this.#fault(line, line.reason);
    else if (line.kind === 'text-bound') this.#add(this.#bound, line);
    else if (line.kind === 'event') this.#add(this.#events, line);
    else if (line.kind === 'relation') this.#add(this.#relations, line);
    else this.#rest.push(line);
  }

  finished(): {
    readonly annotations: readonly ForeignAnnotation[];
    readonly links: readonly ForeignLink[];
    readonly faults: readonly ForeignFault[];
  } {
    const events = this.#keepWhole();
    for (const line of this.#rest) this.#say(line, events);
    const attributions = new Map<string, AttributionEvent>();
    const around = { bound: this.#bound, isUsedBesides: isUsedBesides(events, this.#said) };
    for (const event of events.values()) {
      const attribution = attributionOf(event, around);
      if (attribution) attributions.set(event.id, attribution);
    }
    const annotations = this.#annotations(events, attributions);
    const keys = new Map(annotations.map(({ key }) => [key, key]));
    // Who names the trigger of an event means the event.
    for (const { id, trigger } of events.values()) if (keys.has(id) && !keys.has(trigger)) keys.set(trigger, id);
    const links = [...this.#relationLinks(keys)];
    pushAll(links, notAmong(links, this.#eventLinks({ events, attributions, keys })));
    return { annotations, links, faults: this.#faults };
  }

  /** A second one of an id comes in as well, under a key that nothing can name. */
  #add<Line extends { readonly id: string; readonly place: string }>(lines: Map<string, Line>, line: Line): void {
    const first = lines.get(line.id);
    if (first) this.#fault(line, `${line.id} is at ${first.place} already, which is meant where ${line.id} is named`);
    const id = first ? `${line.id} at ${line.place}` : line.id;
    lines.set(id, { ...line, id });
  }

  #fault({ place }: { readonly place: string }, reason: string): void {
    this.#faults.push({ file: this.#file, place, reason });
  }

  /** Events whose trigger is there; without, an event has no place in the text. */
  #keepWhole(): Map<string, AnnLineOf<'event'>> {
    const whole = new Map<string, AnnLineOf<'event'>>();
    for (const event of this.#events.values()) {
      if (this.#bound.has(event.trigger)) whole.set(event.id, event);
      else this.#fault(event, `the trigger ${event.trigger} of ${event.id} is not there`);
    }
    return whole;
  }

  #say(line: AnnLine, events: ReadonlyMap<string, AnnLineOf<'event'>>): void {
    if (line.kind !== 'attribute' && line.kind !== 'normalisation' && line.kind !== 'note') return;
    const { target } = line;
    const isKnown = this.#bound.has(target) || events.has(target) || this.#relations.has(target);
    if (!isKnown) {
      this.#fault(line, `${target} is not there`);
      return;
    }
    const said: Said = this.#said.get(target) ?? { values: new Map(), notes: [], names: undefined };
    this.#said.set(target, said);
    if (line.kind === 'attribute') this.#sayValue(said, line.name, line.value);
    else if (line.kind === 'normalisation') {
      said.names ??= { name: line.name, ids: [] };
      if (said.names.name === '') said.names.name = line.name;
      said.names.ids.push([line.authority, line.id]);
    } else if (line.type === ESCAPED_ATTRIBUTE) {
      const [name = '', value = ''] = line.text.split('\t');
      this.#sayValue(said, name, unescapeLine(value), true);
    } else said.notes.push(line.type === ESCAPED_NOTE ? unescapeLine(line.text) : line.text);
  }

  #sayValue({ values }: Said, brat: string, value: string, isText = false): void {
    const name = this.#scheme.shown(brat);
    const known: AttributeValue[] = values.get(name) ?? [];
    values.set(name, known);
    known.push(isText ? value : this.#scheme.valueOf(name, value));
  }

  #annotations(
    events: ReadonlyMap<string, AnnLineOf<'event'>>,
    attributions: ReadonlyMap<string, AttributionEvent>,
  ): ForeignAnnotation[] {
    const triggers = Map.groupBy(events.values(), ({ trigger }) => trigger);
    const contentOf = new Map<string, string[]>();
    for (const [event, { contents }] of attributions)
      for (const content of contents) {
        const known = contentOf.get(content);
        if (known) known.push(event);
        else contentOf.set(content, [event]);
      }
    const annotations: ForeignAnnotation[] = [];
    for (const bound of this.#bound.values()) {
      // A trigger of the event's own type is the event; of another type, it is something of its own as well.
      const own = triggers.get(bound.id) ?? [];
      const isOnlyTrigger = own.length > 0 && own.every(({ type }) => type === bound.type);
      const saysMore = this.#said.has(bound.id);
      if (!isOnlyTrigger) annotations.push(this.#annotation(bound, [bound.id, ...(contentOf.get(bound.id) ?? [])]));
      for (const [index, event] of own.entries()) {
        if (attributions.has(event.id)) continue;
        // What is said of the trigger itself is said of its event.
        const ids = isOnlyTrigger && saysMore && index === 0 ? [event.id, bound.id] : [event.id];
        annotations.push(this.#annotation({ ...bound, ...event, spans: bound.spans }, ids));
      }
    }
    return annotations;
  }

  #annotation(
    { id, place, type, spans, quote }: Pick<AnnLineOf<'text-bound'>, 'id' | 'place' | 'type' | 'spans' | 'quote'>,
    said: readonly string[],
  ): ForeignAnnotation {
    return {
      key: id,
      place: this.#placeOf(place),
      layer: this.#scheme.layerOf(type),
      label: type,
      spans,
      ...(quote === undefined ? {} : { quote }),
      ...this.#details(said),
    };
  }

  #details(ids: readonly string[]): Pick<ForeignAnnotation, 'attributes' | 'note' | 'entity'> {
    const details: Mutable<Pick<ForeignAnnotation, 'attributes' | 'note' | 'entity'>> = {};
    for (const id of ids) {
      const said = this.#said.get(id);
      if (!said) continue;
      const attributes = Object.fromEntries([...said.values].map(([name, all]) => [name, oneOrAll(all)]));
      if (said.values.size > 0) details.attributes = { ...attributes, ...details.attributes };
      if (said.notes.length > 0)
        details.note = [...(details.note === undefined ? [] : [details.note]), ...said.notes].join('\n');
      if (said.names) details.entity ??= { name: said.names.name, externalIds: joinIds(said.names.ids) };
    }
    return details;
  }

  *#relationLinks(keys: ReadonlyMap<string, string>): Generator<ForeignLink> {
    for (const relation of this.#relations.values()) {
      const [from, to, ...more] = relation.ends;
      if (!from || !to || more.length > 0) {
        this.#fault(relation, `${relation.id} has ${relation.ends.length} ends, not two`);
        continue;
      }
      const { attributes, note } = this.#details([relation.id]);
      const said = { ...(attributes && { attributes }), ...(note === undefined ? {} : { note }) };
      yield* this.#link(relation, { from: from.target, to: to.target, type: relation.type, keys, said });
    }
    for (const line of this.#rest) {
      if (line.kind !== 'equivalence') continue;
      const [from = '', ...others] = line.members;
      // What is equivalent to the first is so to all.
      for (const to of others) yield* this.#link(line, { from, to, type: line.type, keys });
    }
  }

  *#eventLinks({
    events,
    attributions,
    keys,
  }: {
    readonly events: ReadonlyMap<string, AnnLineOf<'event'>>;
    readonly attributions: ReadonlyMap<string, AttributionEvent>;
    readonly keys: ReadonlyMap<string, string>;
  }): Generator<ForeignLink> {
    const bare = new Set([...events.values()].flatMap(({ type, roles }) => roles.map(({ role }) => `${type} ${role}`)));
    for (const event of events.values()) {
      const attribution = attributions.get(event.id);
      for (const { from, to, type } of attribution?.links ?? []) yield* this.#link(event, { from, to, type, keys });
      if (attribution) continue;
      for (const { role, target } of event.roles)
        yield* this.#link(event, {
          from: event.id,
          to: target,
          type: this.#roleName(event, { role, target }, bare),
          keys,
        });
    }
  }

  /** `Org-Arg2` is the second Org-Arg, but `Arg2` a role of its own where no `Arg` is known. */
  #roleName({ type }: AnnLineOf<'event'>, { role }: Role, bare: ReadonlySet<string>): string {
    const base = role.replace(/\d+$/u, '');
    if (base === '' || base === role || this.#scheme.isRole(type, role)) return role;
    return this.#scheme.isRole(type, base) || bare.has(`${type} ${base}`) ? base : role;
  }

  *#link(
    { place }: { readonly place: string },
    { from, to, type, keys, said = {} }: LinkToMake,
  ): Generator<ForeignLink> {
    const [fromKey, toKey] = [keys.get(from), keys.get(to)];
    if (fromKey === undefined || toKey === undefined) {
      this.#fault({ place }, `${fromKey === undefined ? from : to} is not there`);
      return;
    }
    yield {
      place: this.#placeOf(place),
      type: this.#scheme.shown(type),
      from: { key: fromKey },
      to: { key: toKey },
      ...said,
    };
  }

  /** The text comes from another file, which would be named otherwise. */
  #placeOf(place: string): string {
    return place.includes(' of ') ? place : `${place} of ${this.#file.slice(this.#file.lastIndexOf('/') + 1)}`;
  }
}

interface LinkToMake {
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly keys: ReadonlyMap<string, string>;
  readonly said?: Pick<ForeignLink, 'attributes' | 'note'>;
}

function oneOrAll(values: readonly AttributeValue[]): AttributeValue {
  const [first = ''] = values;
  return values.length === 1 ? first : [...new Set(values.map(String))];
}

/** Whether something else in the file names an annotation or event: it cannot be left out then. */
function isUsedBesides(
  events: ReadonlyMap<string, AnnLineOf<'event'>>,
  said: ReadonlyMap<string, Said>,
): (id: string, event: string) => boolean {
  const targets = new Set([...events.values()].flatMap(({ roles }) => roles.map(({ target }) => target)));
  const triggers = Map.groupBy(
    [...events.values()].filter((event) => !isAttribution(event)),
    ({ trigger }) => trigger,
  );
  return (id, event) => targets.has(id) || targets.has(event) || triggers.has(id) || said.has(id);
}

/** What an event and a relation both say is said by the relation, which may have attributes. */
function notAmong(known: readonly ForeignLink[], more: Iterable<ForeignLink>): ForeignLink[] {
  const keyOf = ({ type, from, to }: ForeignLink) => JSON.stringify([type.toLowerCase(), from.key, to.key]);
  const keys = new Set(known.map(keyOf));
  return [...more].filter((link) => !keys.has(keyOf(link)));
}
