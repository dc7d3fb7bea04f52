import type { TsvFault } from './tsv-model.ts';

/** What a column holds. `at` is its place behind the text of the token. */
export type TsvColumn = { readonly at: number } & (
  | { readonly kind: 'feature' | 'role' | 'target'; readonly feature: string }
  /** The layer has no features, or the relation comes from here. */
  | { readonly kind: 'placeholder' | 'source' | 'chain-type' | 'chain-relation' }
);

/** A layer that the header declares. */
export interface TsvLayer {
  readonly kind: 'span' | 'chain' | 'relation';
  /** The full name of the type. */
  readonly type: string;
  readonly columns: readonly TsvColumn[];
  /** What a relation leads between, or the fillers of a slot are, by the slot's feature; empty for any. */
  readonly bases: ReadonlyMap<string, string>;
}

/** Under which a relation's base stands in `bases`. */
export const RELATION_BASE = '';

/** No type is called like that; patterns are not tried on more. */
const LONGEST_NAME = 2000;

const kinds: Readonly<Record<string, TsvLayer['kind']>> = { SP: 'span', CH: 'chain', RL: 'relation' };

/** `#T_SP=type|feature|feature`: the layer with its columns from `first` on; undefined for another line. */
export function parseLayer(
  line: string,
  { first, number, fault }: { readonly first: number; readonly number: number; readonly fault: TsvFault },
): TsvLayer | undefined {
  const [, mark = '', rest = ''] = /^#T_(SP|CH|RL)=(.*)$/.exec(line) ?? [];
  const kind = kinds[mark];
  if (!kind) return undefined;
  const [type = '', ...fields] = rest.split('|').map((field) => field.trim());
  const declared = fields.filter((field) => field !== '');
  const bases = new Map<string, string>();
  const columns: TsvColumn[] = [];
  let slot: string | undefined;
  for (const field of declared) {
    const at = first + columns.length;
    const role = kind === 'span' ? roleFeature(field) : undefined;
    if (slot !== undefined) {
      columns.push({ at, kind: 'target', feature: slot });
      bases.set(slot, anyIsEmpty(field));
      slot = undefined;
    } else if (role !== undefined) {
      columns.push({ at, kind: 'role', feature: role });
      slot = role;
    } else if (kind === 'relation' && field.startsWith('BT_')) {
      columns.push({ at, kind: 'source' });
      bases.set(RELATION_BASE, anyIsEmpty(field.slice('BT_'.length)));
    } else if (kind === 'chain' && field === 'referenceType') columns.push({ at, kind: 'chain-type' });
    else if (kind === 'chain' && field === 'referenceRelation') columns.push({ at, kind: 'chain-relation' });
    else columns.push({ at, kind: 'feature', feature: field });
  }
  if (declared.length === 0) columns.push({ at: first, kind: 'placeholder' });
  if (slot !== undefined) fault(number, `the slot “${slot}” has no column for its targets`);
  if (kind === 'relation' && !columns.some((column) => column.kind === 'source'))
    fault(number, `the relation ${type} has no column for where it comes from`);
  return { kind, type, columns, bases };
}

/** `links` of `ROLE_webanno.custom.Host:links_webanno.custom.HostLinksLink`. */
function roleFeature(field: string): string | undefined {
  if (field.length > LONGEST_NAME) return undefined;
  const [, feature] = /^ROLE_[^:]*:(.+?)_(?:[A-Za-z0-9]+\.)+\w+$/.exec(field) ?? [];
  return feature ?? (field.startsWith('ROLE_') ? field.slice(field.indexOf(':') + 1) : undefined);
}

function anyIsEmpty(type: string): string {
  return type === 'uima.tcas.Annotation' ? '' : type;
}
