import { ANNOTATION, type FeatureDescription, type TypeDescription, type TypeSystem } from './cas.ts';
import { elementTypeOfArray } from './array-types.ts';

/** What values of a range are. Arrays and lists of structures are `references`, all others `values`. */
export type RangeKind = 'string' | 'integer' | 'float' | 'boolean' | 'reference' | 'references' | 'values';

const builtIn: readonly (readonly [type: string, supertype: string, features?: Readonly<Record<string, string>>])[] = [
  ['uima.cas.TOP', ''],
  ...['Boolean', 'Byte', 'Short', 'Integer', 'Long', 'Float', 'Double', 'String', 'ArrayBase', 'ListBase', 'Sofa'].map(
    (name) => [`uima.cas.${name}`, 'uima.cas.TOP'] as const,
  ),
  ...['FS', 'Boolean', 'Byte', 'Short', 'Integer', 'Long', 'Float', 'Double', 'String'].map(
    (name) => [`uima.cas.${name}Array`, 'uima.cas.ArrayBase'] as const,
  ),
  ...(['FS', 'Integer', 'Float', 'String'] as const).flatMap((name) => {
    const list = `uima.cas.${name}List`;
    const head = name === 'FS' ? 'uima.cas.TOP' : `uima.cas.${name}`;
    return [
      [list, 'uima.cas.ListBase'] as const,
      [`uima.cas.Empty${name}List`, list] as const,
      [`uima.cas.NonEmpty${name}List`, list, { head, tail: list }] as const,
    ];
  }),
  ['uima.cas.AnnotationBase', 'uima.cas.TOP', { sofa: 'uima.cas.Sofa' }],
  [ANNOTATION, 'uima.cas.AnnotationBase', { begin: 'uima.cas.Integer', end: 'uima.cas.Integer' }],
  ['uima.tcas.DocumentAnnotation', ANNOTATION, { language: 'uima.cas.String' }],
];

const builtInTypes: ReadonlyMap<string, TypeDescription> = new Map(
  builtIn.map(([name, supertype, features = {}]) => [
    name,
    { name, supertype, features: Object.entries(features).map(([feature, range]) => ({ name: feature, range })) },
  ]),
);

const kinds: ReadonlyMap<string, RangeKind> = new Map([
  ['uima.cas.String', 'string'],
  ['uima.cas.Boolean', 'boolean'],
  ...['Byte', 'Short', 'Integer', 'Long'].map((name) => [`uima.cas.${name}`, 'integer'] as const),
  ...['Float', 'Double'].map((name) => [`uima.cas.${name}`, 'float'] as const),
]);

/** Longer than any real line of types; one that goes round in a circle ends here. */
const MOST_ANCESTORS = 200;

/** A type system with what is built into UIMA, to be asked for what types inherit. */
export class TypeLookup {
  readonly #types: TypeSystem['types'];
  readonly #features = new Map<string, ReadonlyMap<string, FeatureDescription>>();
  readonly #lines = new Map<string, readonly string[]>();

  constructor({ types }: TypeSystem) {
    this.#types = types;
  }

  knows(type: string): boolean {
    return this.#types.has(type) || builtInTypes.has(type) || elementTypeOfArray(type) !== undefined;
  }

  /** Undefined for `uima.cas.TOP` and for what is not known. */
  supertypeOf(type: string): string | undefined {
    // A file may repeat a built-in type with more features, but not put it elsewhere.
    const supertype = (builtInTypes.get(type) ?? this.#types.get(type))?.supertype;
    return supertype === '' ? undefined : supertype;
  }

  isA(type: string, ancestor: string): boolean {
    return this.#lineOf(type).includes(ancestor);
  }

  /** The features of a type, inherited ones included, by name. */
  featuresOf(type: string): ReadonlyMap<string, FeatureDescription> {
    const known = this.#features.get(type);
    if (known) return known;
    const features = new Map<string, FeatureDescription>();
    for (const one of [...this.#lineOf(type)].reverse())
      for (const description of [builtInTypes.get(one), this.#types.get(one)])
        for (const feature of description?.features ?? [])
          if (!features.has(feature.name)) features.set(feature.name, feature);
    this.#features.set(type, features);
    return features;
  }

  kindOf(range: string): RangeKind {
    const element = elementTypeOfArray(range);
    if (element !== undefined) return isPrimitive(this.kindOf(element)) ? 'values' : 'references';
    for (const type of this.#lineOf(range)) {
      const kind = kinds.get(type);
      if (kind) return kind;
      if (type === 'uima.cas.FSList') return 'references';
      if (type === 'uima.cas.ListBase') return 'values';
    }
    return 'reference';
  }

  /** The values that a type of strings allows; undefined where it allows all. */
  allowedValues(range: string): readonly string[] | undefined {
    return this.#types.get(range)?.allowedValues;
  }

  /** A type and all above it. */
  #lineOf(type: string): readonly string[] {
    const known = this.#lines.get(type);
    if (known) return known;
    const line: string[] = [];
    for (let at: string | undefined = type; at !== undefined && line.length < MOST_ANCESTORS; at = this.supertypeOf(at))
      line.push(at);
    this.#lines.set(type, line);
    return line;
  }
}

function isPrimitive(kind: RangeKind): boolean {
  return kind === 'string' || kind === 'integer' || kind === 'float' || kind === 'boolean';
}
