import { parseColor } from '../../domain/colors.ts';
import type { ForeignLabel, ForeignLayer } from '../exchange/foreign-corpus.ts';
import { parseGuid } from '../guid.ts';
import type { XmlElement } from '../xml/xml-tree.ts';

const LONGEST_DEFINITION = 20_000;

export interface ProjectCode {
  readonly layer: string;
  /** Unique in the codebook: with the code above it where two are called alike. */
  readonly name: string;
}

/** The codes of a project by their GUID. Sets that share all codes out between them are its layers. */
export class ProjectCodes {
  readonly #codes = new Map<string, ProjectCode>();
  readonly #labels = new Map<string, ForeignLabel>();
  readonly #layers: readonly string[];

  constructor(project: XmlElement) {
    const all = [...codesIn(childrenOf(project, 'CodeBook', 'Codes'), undefined)];
    const layerOf = layersOf(project, all);
    const named = Map.groupBy(all, ({ name }) => name);
    const taken = new Set<string>();
    const names = new Map<string, string>();
    for (const { guid, name, parent } of all) {
      const long = parent === undefined ? name : `${names.get(parent) ?? ''}::${name}`;
      const wanted = (named.get(name)?.length ?? 0) > 1 ? long : name;
      const own = taken.has(wanted) ? `${wanted} (${guid})` : wanted;
      taken.add(own);
      names.set(guid, own);
    }
    for (const { guid, name, parent, element } of all) {
      const own = names.get(guid) ?? name;
      const color = parseColor(element.attributes.get('color') ?? '');
      const definition = (childrenOf(element, 'Description')[0]?.text ?? '').slice(0, LONGEST_DEFINITION);
      const above = parent === undefined ? undefined : names.get(parent);
      this.#codes.set(guid, { layer: layerOf.get(guid) ?? '', name: own });
      this.#labels.set(guid, {
        name: own,
        ...(own === name ? {} : { displayName: name }),
        ...(color === undefined ? {} : { color }),
        ...(definition === '' ? {} : { definition: definition.toWellFormed() }),
        ...(above === undefined ? {} : { parent: above }),
      });
    }
    this.#layers = [...new Set([...this.#codes.values()].map(({ layer }) => layer))];
  }

  find(guid: string): ProjectCode | undefined {
    return this.#codes.get(guid);
  }

  get layers(): readonly ForeignLayer[] {
    return this.#layers.map((name) => ({
      name,
      labels: [...this.#codes].flatMap(([guid, { layer }]) => {
        const label = layer === name ? this.#labels.get(guid) : undefined;
        return label ? [label] : [];
      }),
      attributes: [],
    }));
  }
}

interface FoundCode {
  readonly guid: string;
  readonly name: string;
  /** The GUID of the code above it. */
  readonly parent: string | undefined;
  readonly element: XmlElement;
}

function* codesIn(parents: readonly XmlElement[], parent: string | undefined): Generator<FoundCode> {
  for (const element of parents.flatMap((one) => childrenOf(one, 'Code'))) {
    const guid = guidIn(element, 'guid');
    if (guid === undefined) continue;
    yield { guid, name: (element.attributes.get('name') ?? '').trim() || guid, parent, element };
    yield* codesIn([element], guid);
  }
}

/** The set of each code, where every code is in exactly one of them; nothing otherwise. */
function layersOf(project: XmlElement, codes: readonly FoundCode[]): ReadonlyMap<string, string> {
  const layers = new Map<string, string>();
  const names = new Set<string>();
  for (const set of childrenOf(project, 'Sets', 'Set')) {
    const members = childrenOf(set, 'MemberCode');
    const name = set.attributes.get('name') ?? '';
    if (members.length === 0) continue;
    if (names.has(name)) return new Map();
    names.add(name);
    for (const member of members) {
      const guid = guidIn(member, 'targetGUID') ?? guidIn(member, 'guid');
      if (guid === undefined || layers.has(guid)) return new Map();
      layers.set(guid, name);
    }
  }
  return codes.every(({ guid }) => layers.has(guid)) ? layers : new Map<string, string>();
}

/** The elements at the end of a path of names, whatever the version of the namespace. */
export function childrenOf(element: XmlElement, ...path: readonly string[]): readonly XmlElement[] {
  let level: readonly XmlElement[] = [element];
  for (const name of path) level = level.flatMap(({ children }) => children.filter((child) => child.name === name));
  return level;
}

export function guidIn({ attributes }: XmlElement, name: string): string | undefined {
  const text = attributes.get(name);
  return text === undefined ? undefined : parseGuid(text);
}
