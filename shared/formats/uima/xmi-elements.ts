import { failure, type Result, success } from '../../domain/result.ts';
import type { ForeignFault } from '../exchange/foreign-corpus.ts';
import { walkXml, XmlStop, type XmlTag } from '../xml/walk-xml.ts';

/** A feature structure as its element has it: values of features are still text, without their types. */
export interface XmiStructure {
  readonly id: number;
  readonly type: string;
  /** `sofa` is among them. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Features that are elements of their own, each time they come (arrays of strings). */
  readonly elements: ReadonlyMap<string, readonly string[]>;
  readonly place: string;
}

export interface XmiElements {
  /** In the order of the file. */
  readonly structures: ReadonlyMap<number, XmiStructure>;
  readonly sofas: ReadonlyMap<number, XmiStructure>;
  readonly views: readonly XmiStructure[];
  /** Structures whose id another one has: by that id, under ids of their own. */
  readonly doubles: ReadonlyMap<number, readonly number[]>;
  readonly faults: readonly ForeignFault[];
}

const MOST_ELEMENTS = 2_000_000;

/** The elements of an XMI file, strictly as XML: a document type is refused, so that nothing can grow on reading. */
export function xmiElements(xml: string, file: string): Result<XmiElements> {
  const walk = new XmiWalk(file);
  const fault = walkXml(xml, walk);
  if (!fault) return success(walk);
  const { line, column, reason } = fault;
  return failure('import/damaged', { file, place: `line ${line}, column ${column}`, reason });
}

interface Open {
  readonly tag: XmlTag;
  readonly elements: Map<string, string[]>;
}

class XmiWalk implements XmiElements {
  readonly structures = new Map<number, XmiStructure>();
  readonly sofas = new Map<number, XmiStructure>();
  readonly views: XmiStructure[] = [];
  readonly doubles = new Map<number, number[]>();
  readonly faults: ForeignFault[] = [];
  readonly #file: string;
  #depth = 0;
  #doubled = 0;
  #count = 0;
  #open: Open | undefined;
  #feature: { readonly name: string; text: string } | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  open(tag: XmlTag): void {
    this.#depth += 1;
    this.#count += 1;
    if (this.#count > MOST_ELEMENTS) throw new XmlStop(`more than ${MOST_ELEMENTS} elements`);
    if (this.#depth === 1 && !(tag.name === 'XMI' && tag.namespace.includes('omg.org')))
      throw new XmlStop(`it is no XMI, but <${tag.name}>`, tag);
    if (this.#depth === 2) this.#open = { tag, elements: new Map() };
    if (this.#depth === 3) this.#feature = { name: tag.name, text: '' };
  }

  text(text: string): void {
    if (this.#depth === 3 && this.#feature) this.#feature.text += text;
  }

  close(): void {
    this.#depth -= 1;
    if (this.#depth === 2 && this.#open && this.#feature) {
      const { name, text } = this.#feature;
      const known = this.#open.elements.get(name);
      if (known) known.push(text);
      else this.#open.elements.set(name, [text]);
      this.#feature = undefined;
    }
    if (this.#depth === 1 && this.#open) {
      this.#add(this.#open);
      this.#open = undefined;
    }
  }

  #add({ tag, elements }: Open): void {
    const type = typeOf(tag);
    const place = `line ${tag.line}, column ${tag.column}`;
    if (type === undefined || type === 'uima.cas.NULL') return;
    const { attributes, id } = split(tag);
    const structure = { type, attributes, elements, place };
    if (type === 'uima.cas.View') this.views.push({ ...structure, id: 0 });
    else if (id === undefined) this.#fault(place, `${type} has no xmi:id`);
    else {
      // Some programs count subjects and structures apart.
      const all = type === 'uima.cas.Sofa' ? this.sofas : this.structures;
      const first = all.get(id);
      if (!first) all.set(id, { ...structure, id });
      else {
        this.#fault(place, `the xmi:id ${id} is at ${first.place} already, which is meant where ${id} is named`);
        if (all === this.structures) this.#addDouble({ ...structure, id });
      }
    }
  }

  /** Nothing can lead to it, but it is indexed where its id is. */
  #addDouble(structure: XmiStructure): void {
    const known = this.doubles.get(structure.id) ?? [];
    this.doubles.set(structure.id, known);
    this.#doubled += 1;
    known.push(-this.#doubled);
    this.structures.set(-this.#doubled, { ...structure, id: -this.#doubled });
  }

  #fault(place: string, reason: string): void {
    this.faults.push({ file: this.#file, place, reason });
  }
}

/** `http:///webanno/custom.ecore` and `Span` are `webanno.custom.Span`; undefined for what is no type of UIMA. */
function typeOf({ name, namespace }: XmlTag): string | undefined {
  if (namespace === 'http:///uima/noNamespace.ecore') return name;
  const found = /^http:\/{3}(.+)\.ecore$/.exec(namespace)?.[1];
  return found === undefined ? undefined : `${found.replaceAll('/', '.')}.${name}`;
}

function split({ attributes }: XmlTag): { readonly attributes: ReadonlyMap<string, string>; readonly id?: number } {
  const features = new Map<string, string>();
  let id: number | undefined;
  for (const [name, value] of attributes) {
    if (!name.includes(':')) features.set(name, value);
    else if (name.endsWith(':id')) id = idOf(value);
  }
  return { attributes: features, ...(id === undefined ? {} : { id }) };
}

/** Undefined for what is no id; 0 is the id of nothing. */
export function idOf(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
