import { type Result, success } from '../../domain/result.ts';
import { pushAll } from '../../domain/push-all.ts';
import type { AnnotationReader, FileHead, ForeignFile } from '../exchange/annotation-reader.ts';
import type { ForeignCorpus, ForeignFault } from '../exchange/foreign-corpus.ts';
import { corpusOfCas } from './cas-corpus.ts';
import { noTypes, type TypeSystem } from './cas.ts';
import { documentName } from './document-name.ts';
import { inceptionOrigin } from './inception-origin.ts';
import { joinTypeSystems, readTypeSystem } from './read-type-system.ts';
import { readXmi } from './read-xmi.ts';

const typeSystemName = /typesystem[^/]*\.xml$/i;

/**
 * UIMA CAS XMI, as UIMA, DKPro, WebAnno and INCEpTION write it, with its type system beside it. Without one it is read
 * all the same: names and values then say what is a reference. Offsets count UTF-16 units, as in Java.
 */
export const xmiReader: AnnotationReader = {
  units: ['utf16', 'codepoint', 'byte'],
  recognises({ path, head }: FileHead) {
    const isXmi = /<[\w.-]+:XMI[\s>]/.test(head) && /omg\.org/.test(head);
    if (isXmi && /"http:\/{3}[^"\s]+\.ecore"|'http:\/{3}[^'\s]+\.ecore'/.test(head)) return 3;
    return path.toLowerCase().endsWith('.xmi') && !isXmi ? 1 : 0;
  },
  companions: (path, others) => typeSystemsFor(path, others),
  read(main: ForeignFile, companions: readonly ForeignFile[]): Result<ForeignCorpus> {
    const xml = main.text();
    if (!xml.ok) return xml;
    const described = typesOf(companions);
    const { types } = described;
    const read = readXmi(xml.value, { types, file: main.path });
    if (!read.ok) return read;
    const { cas, faults } = read.value;
    const origin = inceptionOrigin(cas);
    const ending = /\.xml$/i.test(main.path) ? '.xml' : '.xmi';
    const corpus = corpusOfCas(cas, {
      file: main.path,
      nameOf: (id) => origin?.document ?? documentName(main.path, { id, ending }),
      ...(origin?.annotator === undefined ? {} : { annotator: origin.annotator }),
    });
    return success({ ...corpus, faults: [...described.faults, ...faults, ...corpus.faults] });
  },
};

/** Type systems in the nearest folder that has any: `TypeSystem.xml`, or else all that are called so. */
export function typeSystemsFor(path: string, others: ReadonlySet<string>): string[] {
  const all = [...others].filter((other) => typeSystemName.test(other));
  const folders = path.split('/').slice(0, -1);
  for (;;) {
    const folder = folders.map((name) => `${name}/`).join('');
    const here = all.filter((other) => other.startsWith(folder) && !other.slice(folder.length).includes('/'));
    const exact = here.filter((other) => other.slice(folder.length).toLowerCase() === 'typesystem.xml');
    if (here.length > 0) return exact.length > 0 ? exact : here;
    if (folders.pop() === undefined) return [];
  }
}

/** A type system that cannot be read is a fault: the CAS is then read without it. */
function typesOf(files: readonly ForeignFile[]): { readonly types: TypeSystem; readonly faults: ForeignFault[] } {
  const systems: TypeSystem[] = [];
  const faults: ForeignFault[] = [];
  for (const file of files) {
    const text = file.text();
    const read = text.ok ? readTypeSystem(text.value, file.path) : text;
    if (read.ok) {
      systems.push(read.value.types);
      pushAll(faults, read.value.faults);
    } else {
      const { place = 'the file', reason = read.error.code } = read.error.params ?? {};
      faults.push({ file: file.path, place: String(place), reason: `it cannot be read as a type system: ${reason}` });
    }
  }
  return { types: systems.length === 0 ? noTypes : joinTypeSystems(systems), faults };
}
