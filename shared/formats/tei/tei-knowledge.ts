import type { AttributeValue } from '../../domain/annotation.ts';
import { parseColor } from '../../domain/colors.ts';
import type { DocumentMetadata } from '../../domain/document.ts';
import { joinIds } from '../exchange/external-ids.ts';
import type { ForeignAnnotation, ForeignLabel, ForeignLayer } from '../exchange/foreign-corpus.ts';
import { childrenIn, descendantsIn, type MixedElement, textIn } from '../xml/mixed-tree.ts';

type ForeignEntity = NonNullable<ForeignAnnotation['entity']>;

/** What a TEI file says of what its annotations refer to: categories, people, things, features. */
export class TeiKnowledge {
  readonly #labels = new Map<string, string>();
  readonly #layers = new Map<string, string>();
  readonly #entities = new Map<string, ForeignEntity>();
  readonly #people = new Map<string, string>();
  readonly #features = new Map<string, Readonly<Record<string, AttributeValue>>>();
  readonly scheme: readonly ForeignLayer[];

  constructor(root: MixedElement) {
    this.scheme = [...descendantsIn(root, 'taxonomy')].map((taxonomy) => this.#layerOf(taxonomy));
    for (const item of descendantsIn(root, 'person', 'org', 'place', 'object', 'nym')) this.#takeEntity(item);
    for (const statement of descendantsIn(root, 'respStmt')) {
      const name = [...descendantsIn(statement, 'name', 'persName')].at(0);
      this.#people.set(idOf(statement), name ? wordsIn(name) : '');
    }
    for (const structure of descendantsIn(root, 'fs')) this.#features.set(idOf(structure), featuresOf(structure));
  }

  /** The first of these references that is a category, or its own name. */
  label(references: readonly string[]): string | undefined {
    return references.map((id) => this.#labels.get(id)).find((name) => name !== undefined);
  }

  layer(references: readonly string[]): string | undefined {
    return references.map((id) => this.#layers.get(id)).find((name) => name !== undefined);
  }

  entity(references: readonly string[]): ForeignEntity | undefined {
    return references.map((id) => this.#entities.get(id)).find((found) => found !== undefined);
  }

  person(references: readonly string[]): string | undefined {
    return references.map((id) => this.#people.get(id)).find((name) => name !== undefined && name !== '');
  }

  attributes(references: readonly string[]): Readonly<Record<string, AttributeValue>> {
    return Object.assign({}, ...references.map((id) => this.#features.get(id) ?? {})) as Record<string, AttributeValue>;
  }

  #layerOf(taxonomy: MixedElement): ForeignLayer {
    const name = taxonomy.attributes.get('n') ?? idOf(taxonomy);
    this.#layers.set(idOf(taxonomy), name);
    return { name, labels: [...this.#labelsIn(taxonomy, undefined)], attributes: [] };
  }

  *#labelsIn(element: MixedElement, parent: string | undefined): Generator<ForeignLabel> {
    for (const category of childrenIn(element, 'category')) {
      const [named] = childrenIn(category, 'gloss', 'catDesc', 'desc');
      const name = named ? wordsIn(named) : idOf(category);
      const [description] = childrenIn(category, 'desc');
      const color = parseColor(/color\((#\w+)\)/.exec(category.attributes.get('rend') ?? '')?.[1] ?? '');
      this.#labels.set(idOf(category), name);
      yield {
        name,
        ...(color === undefined ? {} : { color }),
        ...(description && description !== named
          ? { definition: textIn(description).slice(0, 20_000).toWellFormed() }
          : {}),
        ...(parent === undefined ? {} : { parent }),
      };
      yield* this.#labelsIn(category, name);
    }
  }

  #takeEntity(item: MixedElement): void {
    const named = [...descendantsIn(item, 'persName', 'orgName', 'placeName', 'objectName', 'name', 'form')].at(0);
    const ids = [...descendantsIn(item, 'idno')].map((idno) => {
      const authority = decodedName(idno.attributes.get('type') ?? 'id');
      return [authority, wordsIn(idno)] as const;
    });
    this.#entities.set(idOf(item), {
      ...(named ? { name: wordsIn(named) } : {}),
      externalIds: joinIds(ids),
    });
  }
}

export function idOf({ attributes }: MixedElement): string {
  return attributes.get('xml:id') ?? '';
}

/** Ids that an attribute refers to: `#a #b`. */
export function referencesOf({ attributes }: MixedElement, name: string): string[] {
  return (attributes.get(name) ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .map((reference) => reference.replace(/^[^#]*#/, ''));
}

/** Names of ours may have any letters, and stand escaped where TEI allows words only. */
export function decodedName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    // A URIError: the percent signs of somebody else.
    return name;
  }
}

/** What a name or title says: blanks count as one, as the Guidelines have it, but where the file says otherwise. */
export function wordsIn(element: MixedElement): string {
  const text = textIn(element);
  return element.attributes.get('xml:space') === 'preserve' ? text : spaced(text);
}

export function spaced(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function featuresOf(structure: MixedElement): Record<string, AttributeValue> {
  const entries = childrenIn(structure, 'f').map((feature) => {
    const values = childrenIn(feature, 'string', 'numeric', 'binary', 'symbol', 'vColl');
    return [
      decodedName(feature.attributes.get('name') ?? ''),
      values[0] ? valueOf(values[0]) : wordsIn(feature),
    ] as const;
  });
  return Object.fromEntries(entries.filter(([name]) => name !== '' && name !== '__proto__'));
}

function valueOf(value: MixedElement): AttributeValue {
  const said = value.attributes.get('value') ?? '';
  if (value.name === 'binary') return said === 'true' || said === '1';
  if (value.name === 'numeric') return Number.isFinite(Number(said)) && said !== '' ? Number(said) : said;
  if (value.name === 'symbol') return said;
  return value.name === 'vColl' ? childrenIn(value, 'string', 'symbol').map(textIn) : textIn(value);
}

/** Title, author and the like; the description of the source before that of the file. */
export function headerOf(root: MixedElement): {
  readonly name: string;
  readonly metadata: Partial<DocumentMetadata>;
  /** What stands beside what the text was taken from. */
  readonly note: string;
} {
  const [header] = childrenIn(root, 'teiHeader');
  const first = (parents: readonly string[], name: string): string => {
    for (const parent of header ? descendantsIn(header, ...parents) : []) {
      const found = [...descendantsIn(parent, name)].at(0);
      if (found && wordsIn(found) !== '') return wordsIn(found);
    }
    return '';
  };
  const reference =
    header && [...descendantsIn(header, 'sourceDesc')].flatMap((one) => [...descendantsIn(one, 'ref')]).at(0);
  const language = header && [...descendantsIn(header, 'language')].at(0);
  const metadata = {
    title: first(['titleStmt'], 'title'),
    byline: first(['sourceDesc'], 'author') || first(['titleStmt'], 'author'),
    outlet: first(['sourceDesc'], 'publisher') || first(['publicationStmt'], 'publisher'),
    date: first(['sourceDesc'], 'date') || first(['publicationStmt'], 'date'),
    url: reference ? wordsIn(reference) || (reference.attributes.get('target') ?? '') : '',
    language: language?.attributes.get('ident') ?? '',
  };
  const note =
    header && [...descendantsIn(header, 'sourceDesc')].flatMap((one) => [...descendantsIn(one, 'note')]).at(0);
  const file =
    header && [...descendantsIn(header, 'idno')].find(({ attributes }) => attributes.get('type') === 'filename');
  const entries = Object.entries(metadata).map(([key, value]) => [key, value.slice(0, 2000).toWellFormed()] as const);
  return {
    name: file ? wordsIn(file) : '',
    note: note ? textIn(note) : '',
    metadata: Object.fromEntries(entries.filter(([, value]) => value !== '')),
  };
}
