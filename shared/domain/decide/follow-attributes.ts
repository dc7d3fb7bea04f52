import type { Attributes, AttributeValue } from '../annotation.ts';
import { convertValue, findValueFault } from '../attribute-value.ts';
import type { AttributeDefinition } from '../codebook.ts';
import type { CommandOf } from '../command.ts';
import { sameValue } from '../same-value.ts';

type Moved = NonNullable<CommandOf<'codebook.replace'>['moved']>;

/** As many characters as a value may have. */
const LONGEST_TEXT = 100_000;

/** Counts, while values follow their attributes, those that do not arrive. */
export interface ValueLosses {
  /** Given up because what they would have gone to has another value already. */
  conflicts: number;
  /** Given up because the new kind cannot hold them. */
  unconverted: number;
  /** Gone with their attribute, which nothing takes the place of. */
  dropped: number;
}

export function noLosses(): ValueLosses {
  return { conflicts: 0, unconverted: 0, dropped: 0 };
}

/** Where options and attributes of one list go to; what is not named stays what it is. */
export interface Movers {
  readonly moveOption: (attributeId: string, optionId: string) => string | null;
  readonly moveAttribute: (attributeId: string) => string;
}

export function moversOf(
  moved: Moved,
  place: { readonly layerId?: string | undefined; readonly linkTypeId?: string | undefined },
): Movers {
  const isHere = (one: { readonly layerId: string | null; readonly linkTypeId?: string | null | undefined }) =>
    (one.layerId ?? undefined) === place.layerId && (one.linkTypeId ?? undefined) === place.linkTypeId;
  const options = (moved.options ?? []).filter(isHere);
  const attributes = (moved.attributes ?? []).filter(isHere);
  return {
    moveOption: (attributeId, optionId) => {
      const move = options.find((option) => option.attributeId === attributeId && option.from === optionId);
      return move ? move.to : optionId;
    },
    moveAttribute: (attributeId) => attributes.find(({ from }) => from === attributeId)?.to ?? attributeId,
  };
}

interface FollowOptions extends Movers {
  readonly before: readonly AttributeDefinition[];
  readonly after: readonly AttributeDefinition[];
  readonly losses: ValueLosses;
}

/** Values under names that the old codebook did not have either are not its business, and stay. */
export function followAttributes(values: Attributes, options: FollowOptions): Attributes {
  const { before, after, moveAttribute, losses } = options;
  const next: Record<string, AttributeValue> = {};
  const entries = Object.entries(values);
  // An attribute's own value comes before one that another attribute leaves to it.
  const ownFirst = [
    ...entries.filter(([id]) => moveAttribute(id) === id),
    ...entries.filter(([id]) => moveAttribute(id) !== id),
  ];
  for (const [id, value] of ownFirst) {
    const definition = after.find((attribute) => attribute.id === moveAttribute(id));
    if (!definition) {
      if (before.some((attribute) => attribute.id === id)) losses.dropped += 1;
      else next[id] = value;
      continue;
    }
    const kept = followValue(value, { ...options, id, definition });
    if (kept !== undefined) next[definition.id] = together(next[definition.id], kept, { definition, losses });
  }
  return next;
}

/** What two records that become one say together; where both cannot stand, the first one's word counts. */
export function uniteAttributes(
  own: Attributes,
  other: Attributes,
  { definitions, losses }: { readonly definitions: readonly AttributeDefinition[]; readonly losses: ValueLosses },
): Attributes {
  const next: Record<string, AttributeValue> = { ...own };
  for (const [id, value] of Object.entries(other)) {
    const definition = definitions.find((attribute) => attribute.id === id);
    next[id] = together(next[id], value, { definition, losses });
  }
  return next;
}

/** Texts stand behind each other, choices are put together; of everything else there can be one only. */
function together(
  own: AttributeValue | undefined,
  other: AttributeValue,
  { definition, losses }: { readonly definition: AttributeDefinition | undefined; readonly losses: ValueLosses },
): AttributeValue {
  if (own === undefined) return other;
  if (Array.isArray(own) && Array.isArray(other)) return [...new Set<string>([...own, ...other])];
  if (sameValue(own, other)) return own;
  const joined = `${String(own)}; ${String(other)}`;
  if (definition?.kind === 'text' && joined.length <= LONGEST_TEXT) return joined;
  losses.conflicts += 1;
  return own;
}

function followValue(
  value: AttributeValue,
  {
    before,
    id,
    definition,
    moveOption,
    losses,
  }: FollowOptions & { readonly id: string; readonly definition: AttributeDefinition },
): AttributeValue | undefined {
  const old = before.find((attribute) => attribute.id === id);
  const moved = moveOptions(value, { old: old ?? definition, moveOption: (option) => moveOption(id, option) });
  if (moved === null) return undefined;
  // A text holds the name of an option, which means something by itself.
  const readable = old && definition.kind === 'text' ? withOptionNames(old, moved) : moved;
  if (findValueFault(definition, readable) === undefined) return readable;
  const converted = convertValue(definition, readable);
  if (converted === undefined || (Array.isArray(converted) && converted.length === 0)) losses.unconverted += 1;
  return converted;
}

function moveOptions(
  value: AttributeValue,
  {
    old: { kind },
    moveOption,
  }: { readonly old: AttributeDefinition; readonly moveOption: (option: string) => string | null },
): AttributeValue | null {
  if (kind !== 'one-of' && kind !== 'many-of') return value;
  if (typeof value === 'string') return moveOption(value);
  if (!Array.isArray(value)) return value;
  const chosen = value.flatMap((option: string) => moveOption(option) ?? []);
  return chosen.length === 0 ? null : [...new Set(chosen)];
}

function withOptionNames({ kind, options }: AttributeDefinition, value: AttributeValue): AttributeValue {
  if (kind !== 'one-of' && kind !== 'many-of') return value;
  const nameOf = (id: string) => options.find((option) => option.id === id)?.name ?? id;
  if (typeof value === 'string') return nameOf(value);
  return Array.isArray(value) ? value.map(nameOf) : value;
}
