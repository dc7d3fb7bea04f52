import type { AttributeValue } from '../../domain/annotation.ts';
import { attributesOf, confidenceOf, isRecord, type JsonRecord, member, offsetOf, shownJson } from './json-input.ts';

/** Says what does not come in, and where it stands. */
export type Tell = (place: string, reason: string) => void;

/**
 * A record of a JSON file which tells whatever is not as its reader asks for it: a list that is none, a note that is a
 * number. Nothing that is there is passed over unseen; null counts as absent, as everywhere in these files.
 */
export class JsonReading {
  readonly record: JsonRecord;
  /** `spans[2]`; empty where whoever is told adds the place of the record. */
  readonly place: string;
  readonly #tell: Tell;

  constructor(record: JsonRecord, place: string, tell: Tell) {
    this.record = record;
    this.place = place;
    this.#tell = tell;
  }

  tell(reason: string): void {
    this.#tell(this.place, reason);
  }

  has(...keys: readonly string[]): boolean {
    return this.#find(keys) !== undefined;
  }

  text(...keys: readonly string[]): string | undefined {
    return this.#read(keys, 'a text', (value) => (typeof value === 'string' ? value : undefined));
  }

  /** Ids come as numbers and as texts. */
  id(...keys: readonly string[]): string | undefined {
    return this.#read(keys, 'an id', (value) =>
      typeof value === 'string' || typeof value === 'number' ? String(value) : undefined,
    );
  }

  /** A whole number, not below 0. */
  offset(...keys: readonly string[]): number | undefined {
    return this.#read(keys, 'an offset', offsetOf);
  }

  confidence(...keys: readonly string[]): number | undefined {
    return this.#read(keys, 'a confidence from 0 to 1', confidenceOf);
  }

  oneOf<Word extends string>(words: readonly Word[], key: string): Word | undefined {
    return this.#read([key], `one of ${words.join(', ')}`, (value) => words.find((word) => word === value));
  }

  inner(...keys: readonly string[]): JsonReading | undefined {
    const found = this.#find(keys);
    const record = this.#read(keys, 'an object', (value) => (isRecord(value) ? value : undefined));
    return found && record && new JsonReading(record, this.#within(found.key), this.#tell);
  }

  /** Empty where it is absent, and where it is no list. */
  list(...keys: readonly string[]): readonly unknown[] {
    return this.#read(keys, 'a list', (value) => (Array.isArray(value) ? (value as unknown[]) : undefined)) ?? [];
  }

  /** The objects of a list; what else is in it is told. */
  inners(...keys: readonly string[]): readonly JsonReading[] {
    const { key = '' } = this.#find(keys) ?? {};
    return this.list(...keys).flatMap((value, index) => {
      const place = this.#within(`${key}[${index}]`);
      if (isRecord(value)) return [new JsonReading(value, place, this.#tell)];
      this.#tell(place, `${shownJson(value)} is no object`);
      return [];
    });
  }

  /** The texts of a list; what else is in it is told. */
  texts(...keys: readonly string[]): readonly string[] {
    const { key = '' } = this.#find(keys) ?? {};
    return this.list(...keys).flatMap((value, index) => {
      if (typeof value === 'string') return [value];
      this.#tell(this.#within(`${key}[${index}]`), `${shownJson(value)} is no text`);
      return [];
    });
  }

  /** The members of an object as attributes. */
  attributes(key: string): Readonly<Record<string, AttributeValue>> | undefined {
    const inner = this.inner(key);
    return inner && attributesOf(inner.record);
  }

  /** What stands under other keys than those that its reader knows, as attributes. */
  rest(known: ReadonlySet<string>): Readonly<Record<string, AttributeValue>> {
    return attributesOf(Object.fromEntries(Object.entries(this.record).filter(([key]) => !known.has(key))));
  }

  #find(keys: readonly string[]): { readonly key: string; readonly value: unknown } | undefined {
    for (const key of keys) {
      const value = member(this.record, key);
      if (value !== undefined && value !== null) return { key, value };
    }
    return undefined;
  }

  #read<Value>(
    keys: readonly string[],
    wanted: string,
    valueOf: (value: unknown) => Value | undefined,
  ): Value | undefined {
    const found = this.#find(keys);
    if (!found) return undefined;
    const value = valueOf(found.value);
    if (value === undefined) this.#tell(this.#within(found.key), `${shownJson(found.value)} is not ${wanted}`);
    return value;
  }

  #within(key: string): string {
    return this.place === '' ? key : `${this.place}.${key}`;
  }
}
