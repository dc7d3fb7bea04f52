import { ReadFault } from '../read-fault.ts';
import { decodeXml, walkXml, type XmlVisitor } from '../xml-walk.ts';
import type { ZipArchive } from '../zip.ts';
import { docxPrefixes, DocxLists, DocxStyles, isOn, runProperty } from './docx-styles.ts';
import type { RunStyle } from '../content-builder.ts';

type Attributes = ReadonlyMap<string, string>;

interface Relation {
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

/** The parts of a file that its body needs, and the relations by which it names them. */
export class DocxParts {
  readonly #archive: ZipArchive;
  readonly file: string;

  constructor(archive: ZipArchive, file: string) {
    this.#archive = archive;
    this.file = file;
  }

  /** Walks through a part; false where the file has none of this path. */
  async walk(part: string, visitor: Partial<XmlVisitor>): Promise<boolean> {
    const bytes = await this.#archive.read(part);
    if (!bytes) return false;
    const place = { file: this.file, part, prefixes: docxPrefixes };
    const nothing: XmlVisitor = { open() {}, close() {}, text() {} };
    walkXml(decodeXml(bytes, place), place, { ...nothing, ...visitor });
    return true;
  }

  /** By id. A part without relations has none. */
  async relationsOf(part: string): Promise<ReadonlyMap<string, Relation>> {
    const relations = new Map<string, Relation>();
    const folder = part.slice(0, part.lastIndexOf('/') + 1);
    await this.walk(`${folder}_rels/${part.slice(folder.length)}.rels`, {
      open(name, attributes) {
        if (name !== 'rel:Relationship') return;
        const external = attributes.get('TargetMode') === 'External';
        const target = attributes.get('Target') ?? '';
        relations.set(attributes.get('Id') ?? '', {
          type: (attributes.get('Type') ?? '').replace(/^.*\//, ''),
          target: external ? target : resolvePart(folder, target),
          external,
        });
      },
    });
    return relations;
  }

  /** Where the document itself is: by the package's relations, since not every program calls it as Word does. */
  async mainPart(): Promise<string> {
    const relations = [...(await this.relationsOf('')).values()];
    const main = relations.find(({ type }) => type === 'officeDocument')?.target ?? 'word/document.xml';
    if (this.#archive.has(main)) return main;
    throw new ReadFault('import/damaged', { file: this.file, place: main, reason: 'this part is missing' });
  }
}

function resolvePart(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

const value = (attributes: Attributes): string | undefined => attributes.get('w:val');

/** A number from 0 to 999,999; undefined for anything else, which no real file has. */
export function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

export async function readStyles(parts: DocxParts, part: string | undefined): Promise<DocxStyles> {
  const styles = new DocxStyles();
  if (part === undefined) return styles;
  let id: string | undefined;
  let style: { name: string; basedOn?: string; outline?: number; numId?: string; level?: number; run: RunStyle } = {
    name: '',
    run: {},
  };
  await parts.walk(part, {
    open(name, attributes) {
      if (name === 'w:style') {
        id = attributes.get('w:styleId');
        style = { name: '', run: {} };
      } else if (name === 'w:name') style.name = value(attributes) ?? '';
      else if (name === 'w:basedOn') style.basedOn = value(attributes) ?? '';
      else if (name === 'w:outlineLvl') style.outline = numberOf(value(attributes)) ?? 9;
      else if (name === 'w:numId') style.numId = value(attributes) ?? '';
      else if (name === 'w:ilvl') style.level = numberOf(value(attributes)) ?? 0;
      else style.run = { ...style.run, ...runProperty(name, attributes) };
    },
    close(name) {
      if (name === 'w:style' && id !== undefined) styles.add(id, style);
    },
  });
  return styles;
}

export async function readLists(parts: DocxParts, part: string | undefined): Promise<DocxLists> {
  const lists = new DocxLists();
  if (part === undefined) return lists;
  let abstractId = '';
  let numId = '';
  let level = 0;
  let override = false;
  let look = { numbered: true, start: 1 };
  await parts.walk(part, {
    open(name, attributes) {
      if (name === 'w:abstractNum') abstractId = attributes.get('w:abstractNumId') ?? '';
      else if (name === 'w:num') numId = attributes.get('w:numId') ?? '';
      else if (name === 'w:abstractNumId') lists.addList(numId, value(attributes) ?? '');
      else if (name === 'w:lvlOverride') {
        override = true;
        level = numberOf(attributes.get('w:ilvl')) ?? 0;
      } else if (name === 'w:startOverride') lists.restart(numId, level, numberOf(value(attributes)) ?? 1);
      else if (name === 'w:lvl') {
        level = numberOf(attributes.get('w:ilvl')) ?? 0;
        look = { numbered: true, start: 1 };
      } else if (name === 'w:start') look.start = numberOf(value(attributes)) ?? 1;
      else if (name === 'w:numFmt') look.numbered = value(attributes) !== 'bullet' && isOn(attributes);
    },
    close(name) {
      if (name === 'w:lvl' && !override) lists.addLevel(abstractId, level, look);
      else if (name === 'w:lvlOverride') override = false;
    },
  });
  return lists;
}
