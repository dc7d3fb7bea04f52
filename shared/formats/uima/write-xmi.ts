import { fitForXml, xmlAttribute, xmlText } from '../xml/xml-text.ts';
import { BYTE_ARRAY } from './array-types.ts';
import type { Cas, CasView, FeatureStructure, FeatureValue } from './cas.ts';
import { TypeLookup } from './type-lookup.ts';

/** Structures are put together to pieces of about this many characters. */
const PIECE = 65_536;

/**
 * A CAS as XMI 2.0 in XML 1.0, piece by piece (OASIS UIMA 1.0, 4.1), as Apache UIMA writes it: structures, then subjects,
 * then views. A character that XML cannot hold becomes a blank, so that no offset moves.
 */
export function* writeXmi(cas: Cas): Generator<string> {
  const names = new ElementNames(cas);
  const lookup = new TypeLookup(cas.types);
  let piece = `<?xml version="1.0" encoding="UTF-8"?>\n<xmi:XMI${names.declarations()} xmi:version="2.0">\n<cas:NULL xmi:id="0"/>\n`;
  for (const line of linesOf(cas, { names, lookup })) {
    piece += `${line}\n`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}</xmi:XMI>\n`;
}

interface Writing {
  readonly names: ElementNames;
  readonly lookup: TypeLookup;
}

function* linesOf({ structures, views }: Cas, writing: Writing): Generator<string> {
  for (const structure of structures.values()) yield structureLine(structure, writing);
  for (const [index, view] of views.entries()) if (view.sofa !== 0) yield sofaLine(view, index + 1);
  for (const { sofa, members } of views)
    if (members.length > 0) yield `<cas:View${sofa === 0 ? '' : ` sofa="${sofa}"`} members="${members.join(' ')}"/>`;
}

function sofaLine({ name, sofa, text, mimeType }: CasView, number: number): string {
  const said = { sofaID: name, mimeType, sofaString: text };
  const attributes = Object.entries(said).map(([key, value]) => (value === undefined ? '' : attribute(key, value)));
  return `<cas:Sofa xmi:id="${sofa}" sofaNum="${number}"${attributes.join('')}/>`;
}

function structureLine({ id, type, sofa, features, elements }: FeatureStructure, { names, lookup }: Writing): string {
  let attributes = sofa === undefined ? '' : ` sofa="${sofa}"`;
  let children = '';
  const add = (name: string, value: FeatureValue, range: string | undefined): void => {
    if (isTexts(value)) for (const one of value) children += `<${name}>${xmlText(blanked(one))}</${name}>`;
    else attributes += attribute(name, textOf(value, range));
  };
  for (const [name, value] of features) if (value !== null) add(name, value, lookup.featuresOf(type).get(name)?.range);
  if (elements) add('elements', elements, type);
  const element = names.of(type);
  const start = `<${element} xmi:id="${id}"${attributes}`;
  return children === '' ? `${start}/>` : `${start}>${children}</${element}>`;
}

/** Only strings can have blanks in them, so only these are elements; an empty list is an empty attribute. */
function isTexts(value: FeatureValue): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string' || one === null);
}

function textOf(value: FeatureValue, range: string | undefined): string {
  if (value === null) return '0';
  if (typeof value !== 'object') return String(value);
  if ('ref' in value) return String(value.ref);
  if (range === BYTE_ARRAY) return value.map((byte) => (Number(byte) & 0xff).toString(16).padStart(2, '0')).join('');
  return value.map((one) => textOf(one, undefined)).join(' ');
}

function attribute(name: string, value: string): string {
  return ` ${name}="${xmlAttribute(blanked(value))}"`;
}

function blanked(text: string): string {
  return fitForXml(text, ' ');
}

/** A prefix for each package, which is what its last part is called, as Apache UIMA does it. */
class ElementNames {
  readonly #prefixes = new Map([
    ['uima.cas', 'cas'],
    ['uima.tcas', 'tcas'],
  ]);

  constructor({ structures }: Cas) {
    const taken = new Set(['xmi', 'cas', 'tcas']);
    for (const { type } of structures.values()) {
      const home = packageOf(type);
      if (this.#prefixes.has(home)) continue;
      const last = home === '' ? 'noNamespace' : home.slice(home.lastIndexOf('.') + 1);
      // Names that begin with xml are the standard's own.
      const base = /^xml/i.test(last) ? `ns_${last}` : last;
      let prefix = base;
      for (let number = 2; taken.has(prefix); number += 1) prefix = `${base}${number}`;
      taken.add(prefix);
      this.#prefixes.set(home, prefix);
    }
  }

  declarations(): string {
    const all = [...this.#prefixes].map(([home, prefix]) => {
      const path = home === '' ? 'uima/noNamespace' : home.replaceAll('.', '/');
      return attribute(`xmlns:${prefix}`, `http:///${path}.ecore`);
    });
    return ` xmlns:xmi="http://www.omg.org/XMI"${all.join('')}`;
  }

  of(type: string): string {
    return `${this.#prefixes.get(packageOf(type)) ?? 'noNamespace'}:${type.slice(type.lastIndexOf('.') + 1)}`;
  }
}

function packageOf(type: string): string {
  return type.slice(0, Math.max(0, type.lastIndexOf('.')));
}
