import { OffsetConverter } from '../../text/offsets.ts';
import type { ForeignFile } from '../exchange/annotation-reader.ts';
import type {
  ForeignAnnotation,
  ForeignCorpus,
  ForeignDocument,
  ForeignFault,
  ForeignLink,
  ForeignSpan,
  QuotedSpan,
} from '../exchange/foreign-corpus.ts';
import { KeysById } from '../exchange/keys-by-id.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { withLineEnds } from './line-ends.ts';
import { childrenOf, guidIn, type ProjectCodes } from './project-codes.ts';
import { LINE_ENDS_VARIABLE } from './write-project.ts';
import { type SourceValues, ProjectVariables } from './project-variables.ts';

interface ProjectFiles {
  readonly file: string;
  readonly companions: readonly ForeignFile[];
  readonly codes: ProjectCodes;
}

/** The elements that have a text of their own, inside the kinds of sources that have none. */
const textInside: Readonly<Record<string, string>> = {
  PDFSource: 'Representation',
  PictureSource: 'TextDescription',
  AudioSource: 'Transcript',
  VideoSource: 'Transcript',
};
const mediaSelections = ['PDFSelection', 'PictureSelection', 'AudioSelection', 'VideoSelection'];

/** Reads the sources of a project with all that is said of them. */
export class RefiSources {
  readonly #project: XmlElement;
  readonly #files: ProjectFiles;
  readonly #faults: ForeignFault[] = [];
  readonly #users: ReadonlyMap<string, string>;
  readonly #notes: ReadonlyMap<string, string>;
  readonly #variables: ProjectVariables;
  /** Where annotations went, by the GUID of their selection, and the names of documents that are taken. */
  readonly #selections = new KeysById<{ readonly document: string; readonly key: string }>();
  readonly #names = new Set<string>();

  /** Written by us: what its positions count needs no guess. */
  readonly #isOwn: boolean;

  constructor(project: XmlElement, files: ProjectFiles) {
    this.#project = project;
    this.#isOwn = project.attributes.get('origin') === 'Annotary';
    this.#files = files;
    const named = (elements: readonly XmlElement[], value: (element: XmlElement) => string) =>
      new Map(elements.map((element) => [guidIn(element, 'guid') ?? '', value(element)]));
    this.#users = named(
      childrenOf(project, 'Users', 'User'),
      ({ attributes }) => attributes.get('name') ?? attributes.get('id') ?? '',
    );
    this.#notes = named(childrenOf(project, 'Notes', 'Note'), (note) => this.#noteText(note));
    this.#variables = new ProjectVariables(project);
  }

  corpus(): ForeignCorpus {
    const documents = childrenOf(this.#project, 'Sources').flatMap(({ children }) =>
      children.flatMap((source) => this.#documentsOf(source)),
    );
    const links = Map.groupBy(this.#links(), ({ document }) => document);
    return {
      documents: documents.map((one) => ({ ...one, links: (links.get(one.name) ?? []).map(({ link }) => link) })),
      scheme: { layers: this.#files.codes.layers, linkTypes: [] },
      faults: this.#faults,
    };
  }

  #fault(element: XmlElement, reason: string): void {
    this.#faults.push({ file: this.#files.file, place: placeOf(element), reason });
  }

  #noteText(note: XmlElement): string {
    const [inside] = childrenOf(note, 'PlainTextContent');
    if (inside) return inside.text;
    const text = this.#fileOf(note)?.text();
    return text?.ok ? text.value : (childrenOf(note, 'Description')[0]?.text ?? '');
  }

  #documentsOf(source: XmlElement): ForeignDocument[] {
    for (const name of mediaSelections)
      for (const selection of childrenOf(source, name))
        this.#fault(selection, `a selection of a picture, a page or a recording has no place in a text`);
    const inside = textInside[source.name];
    if (source.name === 'TextSource') return [this.#documentOf(source, source)];
    const texts = inside === undefined ? [] : childrenOf(source, inside);
    if (texts.length === 0) this.#fault(source, `<${source.name}> “${nameOf(source)}” has no text`);
    return texts.map((text) => this.#documentOf(source, text));
  }

  #documentOf(source: XmlElement, text: XmlElement): ForeignDocument {
    const name = this.#uniqueName(source === text ? nameOf(source) : nameOf(source) || nameOf(text));
    const found = this.#textOf(text);
    const { metadata, fields } = this.#variables.valuesOf(source);
    const restored = this.#restored(found?.text, fields);
    const selections = [...childrenOf(text, 'PlainTextSelection'), ...childrenOf(text, 'TranscriptSelection')];
    const spans = selections.map((selection) => ({ selection, span: spanOf(selection, text) }));
    const annotations = spans.flatMap(({ selection, span }) => {
      const own = span && restored.place(span);
      const quote = this.#isOwn ? wholeName(selection) : undefined;
      return this.#annotationsOf(selection, { span: own, document: name, ...(quote === undefined ? {} : { quote }) });
    });
    const whole = childrenOf(source, 'Coding').flatMap((coding) => this.#codeOf(coding)?.name ?? []);
    const notes = this.#notesOf(source).join('\n\n');
    return {
      name,
      file: found?.file ?? this.#files.file,
      ...(restored.text === undefined ? {} : { text: restored.text }),
      metadata,
      fields: {
        ...fields,
        ...(whole.length > 0 ? { codes: whole } : {}),
      },
      ...(notes === '' ? {} : { note: notes }),
      annotations,
      links: [],
      ...(this.#isOwn ? { unit: 'codepoint' as const } : {}),
      evidence: spans.flatMap(({ selection, span }) => (span ? evidenceOf(selection, restored.place(span)) : [])),
    };
  }

  /** The text with the line ends that it had, of a project that we wrote; else as it stands. */
  #restored(text: string | undefined, fields: SourceValues['fields']): Restored {
    const were = fields[LINE_ENDS_VARIABLE];
    Reflect.deleteProperty(fields, LINE_ENDS_VARIABLE);
    const before = text !== undefined && typeof were === 'string' ? withLineEnds(text, were) : undefined;
    if (text === undefined || !before) return { text, place: (span) => span };
    const [now, then] = [new OffsetConverter(text), new OffsetConverter(before.text)];
    const length = Array.from(text).length;
    const place = (offset: number) =>
      offset > length ? offset : then.toCodePoint(before.before(now.fromCodePoint(offset)));
    return { text: before.text, place: ({ start, end }) => ({ start: place(start), end: place(end) }) };
  }

  #annotationsOf(
    selection: XmlElement,
    {
      span,
      document,
      quote,
    }: { readonly span: ForeignSpan | undefined; readonly document: string; readonly quote?: string },
  ): ForeignAnnotation[] {
    if (!span) {
      this.#fault(selection, 'it has no start and end');
      return [];
    }
    const codings = childrenOf(selection, 'Coding');
    const description = childrenOf(selection, 'Description')[0]?.text ?? '';
    const guid = guidIn(selection, 'guid');
    const own = [description, ...this.#notesOf(selection)].filter((note) => note.trim() !== '');
    const made = codings.flatMap((coding) => {
      const code = this.#codeOf(coding);
      return code ? [{ coding, code }] : [];
    });
    for (const one of [selection, ...codings]) this.#checkUser(one);
    const all = made.length > 0 ? made : [{ coding: selection, code: { layer: '', name: '' } }];
    return all.map(({ coding, code }, index) => {
      const note = [...(index === 0 ? own : []), ...(coding === selection ? [] : this.#notesOf(coding))].join('\n\n');
      const user = guidIn(coding, 'creatingUser') ?? guidIn(selection, 'creatingUser');
      const annotator = user === undefined ? undefined : this.#users.get(user);
      const createdAt = coding.attributes.get('creationDateTime') ?? selection.attributes.get('creationDateTime');
      const key = `${guid ?? placeOf(selection)}#${index}`;
      if (guid !== undefined && index === 0) this.#selections.add(guid, { document, key });
      return {
        key,
        place: placeOf(coding),
        layer: code.layer,
        label: code.name,
        spans: [span],
        ...(quote === undefined ? {} : { quote }),
        ...(note === '' ? {} : { note }),
        ...(annotator === undefined || annotator === '' ? {} : { annotator }),
        ...(createdAt === undefined ? {} : { createdAt }),
        ...(guid !== undefined && all.length === 1 ? { id: guid } : {}),
      };
    });
  }

  #checkUser(element: XmlElement): void {
    const user = guidIn(element, 'creatingUser');
    if (user !== undefined && !this.#users.has(user))
      this.#fault(element, 'the user who made it is not in the project');
  }

  #codeOf(coding: XmlElement): { readonly layer: string; readonly name: string } | undefined {
    const [reference] = childrenOf(coding, 'CodeRef');
    const code = reference && this.#files.codes.find(guidIn(reference, 'targetGUID') ?? '');
    if (!code) this.#fault(coding, 'its code is not in the codebook of the project');
    return code;
  }

  #notesOf(element: XmlElement): string[] {
    return childrenOf(element, 'NoteRef')
      .map((reference) => {
        const note = this.#notes.get(guidIn(reference, 'targetGUID') ?? '');
        if (note === undefined) this.#fault(reference, 'the note that it points at is not in the project');
        return note ?? '';
      })
      .filter((note) => note.trim() !== '');
  }

  *#links(): Generator<{ readonly document: string; readonly link: ForeignLink }> {
    for (const element of childrenOf(this.#project, 'Links', 'Link')) {
      const endAt = (attribute: string) =>
        this.#selections.find(guidIn(element, attribute), (reason) => this.#fault(element, reason));
      const [from, to] = [endAt('originGUID'), endAt('targetGUID')];
      if (!from || !to) {
        this.#fault(element, 'it connects something else than two selections of texts');
        continue;
      }
      const note = this.#notesOf(element).join('\n\n');
      const id = guidIn(element, 'guid');
      yield {
        document: from.document,
        link: {
          place: placeOf(element),
          type: element.attributes.get('name') ?? '',
          from: { key: from.key },
          to,
          ...(note === '' ? {} : { note }),
          ...(id === undefined ? {} : { id }),
        },
      };
    }
  }

  /** Undefined where the text is in no file of the set. */
  #textOf(element: XmlElement): { readonly text: string; readonly file: string } | undefined {
    const [inside] = childrenOf(element, 'PlainTextContent');
    if (inside) return { text: inside.text, file: this.#files.file };
    const file = this.#fileOf(element);
    const text = file?.text();
    if (text && !text.ok) this.#fault(element, `its text cannot be read (${file?.path ?? ''})`);
    return text?.ok && file ? { text: text.value, file: file.path } : undefined;
  }

  /** `internal://name.txt` is in the folder of sources, whatever its case; of other addresses only the name is looked for. */
  #fileOf({ attributes }: XmlElement): ForeignFile | undefined {
    const path = attributes.get('plainTextPath') ?? '';
    const wanted = path
      .replace(/^\w+:\/*/, '')
      .split(/[/\\]/)
      .at(-1)
      ?.toLowerCase();
    if (wanted === undefined || wanted === '') return undefined;
    return this.#files.companions.find((file) => file.path.split('/').at(-1)?.toLowerCase() === wanted);
  }

  #uniqueName(wanted: string): string {
    const base = wanted === '' ? 'source' : wanted;
    let name = base;
    for (let number = 2; this.#names.has(name); number += 1) name = `${base} (${number})`;
    this.#names.add(name);
    return name;
  }
}

interface Restored {
  readonly text: string | undefined;
  /** In code points of the text as it stands in the file, to code points of the text as it was. */
  readonly place: (span: ForeignSpan) => ForeignSpan;
}

/** We call a selection by its words, and mark where a name was cut. */
function wholeName(selection: XmlElement): string | undefined {
  const name = selection.attributes.get('name') ?? '';
  return name === '' || name.endsWith('…') ? undefined : name;
}

function nameOf({ attributes }: XmlElement): string {
  return (attributes.get('name') ?? '').trim();
}

function placeOf({ name, line, attributes }: XmlElement): string {
  return `line ${line}, ${name} ${attributes.get('guid') ?? ''}`.trimEnd();
}

/** Positions, or of a transcript the places of its two points in time. */
function spanOf({ attributes }: XmlElement, text: XmlElement): ForeignSpan | undefined {
  const point = (name: string): string | undefined => {
    const guid = attributes.get(name);
    return childrenOf(text, 'SyncPoint')
      .find((one) => one.attributes.get('guid') === guid)
      ?.attributes.get('position');
  };
  const start = attributes.get('startPosition') ?? point('fromSyncPoint');
  const end = attributes.get('endPosition') ?? point('toSyncPoint');
  const isNumber = (value: string | undefined): value is string => value !== undefined && /^\d{1,15}$/.test(value);
  return isNumber(start) && isNumber(end) ? { start: Number(start), end: Number(end) } : undefined;
}

/**
 * Most programs call a selection by its words, cut at some length: they prove how positions are counted. A name that is
 * not as long as the selection was given by a person.
 */
function evidenceOf(selection: XmlElement, span: ForeignSpan): QuotedSpan[] {
  const quote = nameOf(selection);
  const length = span.end - span.start;
  const isWhole = quote !== '' && length >= Array.from(quote).length * 0.9 - 4 && length <= quote.length * 1.1 + 4;
  return isWhole && !quote.endsWith('…') ? [{ spans: [span], quote }] : [];
}
