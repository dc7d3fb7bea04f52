import type { Annotation } from '../../domain/annotation.ts';
import { findLayer, findLinkType } from '../../domain/codebook.ts';
import type { DocumentRecord } from '../../domain/document.ts';
import type { Link } from '../../domain/link.ts';
import { quoteOf, type Span } from '../../domain/span.ts';
import { separateIds } from '../exchange/external-ids.ts';
import { FileNames } from '../exchange/file-names.ts';
import { type DocumentView, ProjectView } from '../exchange/project-view.ts';
import type { Chunk, ExportPlan, FileToWrite, Note } from '../format.ts';
import type { ProjectSource } from '../project-source.ts';
import { ATTRIBUTION } from './attribution-event.ts';
import { ESCAPED_ATTRIBUTE, ESCAPED_NOTE } from './brat-document.ts';
import { BratNames } from './brat-names.ts';
import { escapeLine, fitsOnLine } from './escaped-line.ts';
import { annotationConfig, visualConfig } from './write-brat-config.ts';

/** `links`: claims and their sources are joined by relations. `events`: by events, as PolNeAR has them. */
export type ClaimsAs = 'links' | 'events';

/** A document as two files, and two more that say what its labels are. */
export function planBrat(source: ProjectSource, claimsAs: ClaimsAs): ExportPlan {
  const writer = new BratWriter(source, claimsAs);
  return { files: writer.files(), notes: () => writer.notes() };
}

class BratWriter {
  readonly #source: ProjectSource;
  readonly #claimsAs: ClaimsAs;
  readonly #names: BratNames;
  readonly #view: ProjectView;
  /** What has no place in the files, by what it is. */
  readonly #left = { breaks: 0, ids: 0 };
  /** Texts whose first character every reader but brat takes for a byte order mark. */
  #marked = 0;
  #split = 0;

  constructor(source: ProjectSource, claimsAs: ClaimsAs) {
    this.#source = source;
    this.#claimsAs = claimsAs;
    this.#names = new BratNames(source.codebook, claimsAs === 'events' ? [ATTRIBUTION] : []);
    this.#view = new ProjectView(source, { offsets: 'codepoint', labels: 'in-codebook' });
  }

  files(): FileToWrite[] {
    const { codebook } = this.#source;
    const config = { codebook, names: this.#names, withEvents: this.#claimsAs === 'events' };
    const once = (path: string, text: () => string): FileToWrite => ({
      path,
      *chunks() {
        yield { text: text(), rows: 0 };
      },
    });
    const fileNames = new FileNames();
    return [
      ...this.#source.documents.flatMap((record): FileToWrite[] => {
        const path = fileNames.take(record.name, '.txt');
        const ann = (): Generator<Chunk> => this.#annotations(record);
        return [
          once(path, () => {
            const { text } = this.#source.content(record);
            if (text.startsWith('\ufeff')) this.#marked += 1;
            return text;
          }),
          { path: path.replace(/\.txt$/, '.ann'), chunks: ann },
        ];
      }),
      once('annotation.conf', () => annotationConfig(config)),
      // Last, when every name has been asked for.
      once('visual.conf', () => visualConfig(config)),
    ];
  }

  notes(): Note[] {
    const renamed = this.#names.shown.length;
    const { breaks, ids } = this.#left;
    return [
      ...(renamed > 0 ? [{ key: 'note.brat.renamed', params: { names: renamed } } as const] : []),
      ...(this.#split > 0 ? [{ key: 'note.brat.split', params: { annotations: this.#split } } as const] : []),
      ...(breaks > 0 ? [{ key: 'note.brat.only-line-ends', params: { annotations: breaks } } as const] : []),
      ...(this.#marked > 0 ? [{ key: 'note.brat.mark', params: { documents: this.#marked } } as const] : []),
      ...(ids > 0 ? [{ key: 'note.brat.ids', params: { ids } } as const] : []),
    ];
  }

  *#annotations(record: DocumentRecord): Generator<Chunk> {
    const document = this.#view.documentOf(record);
    yield { text: new AnnFile(document, this.#writing()).write(), rows: document.annotations.length };
  }

  #writing(): Writing {
    return {
      source: this.#source,
      names: this.#names,
      claimsAs: this.#claimsAs,
      onSplit: () => (this.#split += 1),
      onLeftOut: (kind) => (this.#left[kind] += 1),
    };
  }
}

interface Writing {
  readonly source: ProjectSource;
  readonly names: BratNames;
  readonly claimsAs: ClaimsAs;
  readonly onSplit: () => void;
  readonly onLeftOut: (kind: 'breaks' | 'ids') => void;
}

/** One `.ann` file. Ids count from 1 in each, as brat does. */
class AnnFile {
  readonly #document: DocumentView;
  readonly #writing: Writing;
  readonly #lines: string[] = [];
  readonly #next = { T: 0, E: 0, R: 0, A: 0, N: 0, '#': 0 };
  /** The ids of annotations in the file; those that cover line ends only have none. */
  readonly #ids = new Map<string, string>();

  constructor(document: DocumentView, writing: Writing) {
    this.#document = document;
    this.#writing = writing;
  }

  write(): string {
    const { annotations, links } = this.#document;
    for (const { annotation } of annotations) this.#bound(annotation);
    for (const { annotation, entity } of annotations) {
      const id = this.#ids.get(annotation.id);
      if (id === undefined) continue;
      this.#said(id, annotation, findLayer(this.#writing.source.codebook, annotation.layerId)?.attributes ?? []);
      if (entity) this.#reference(id, entity);
    }
    const within = links.filter(({ isWithin }) => isWithin).map(({ link }) => link);
    const framed = this.#writing.claimsAs === 'events' ? this.#events(within) : new Set<Link>();
    for (const link of within) if (!framed.has(link)) this.#relation(link);
    return this.#lines.map((line) => `${line}\n`).join('');
  }

  #id(kind: 'T' | 'E' | 'R' | 'A' | 'N' | '#'): string {
    this.#next[kind] += 1;
    return `${kind}${this.#next[kind]}`;
  }

  #bound(annotation: Annotation): void {
    const pieces = linePieces(this.#document.text, annotation.spans);
    if (pieces.length === 0) return this.#writing.onLeftOut('breaks');
    if (pieces.length > annotation.spans.length) this.#writing.onSplit();
    this.#ids.set(annotation.id, this.#textLine(this.#writing.names.label(annotation.labelId), pieces));
  }

  #textLine(type: string, pieces: readonly Span[]): string {
    const id = this.#id('T');
    const spans = pieces.map((piece) => this.#document.unit.write(piece)).map(({ start, end }) => `${start} ${end}`);
    this.#lines.push(`${id}\t${type} ${spans.join(';')}\t${quoteOf(this.#document.text, pieces)}`);
    return id;
  }

  #said(id: string, { attributes, note }: Pick<Annotation, 'attributes' | 'note'>, owner: AttributeOwner): void {
    for (const [attributeId, value] of Object.entries(attributes)) {
      const name = this.#writing.names.attribute(owner, attributeId);
      for (const one of Array.isArray(value) ? value : [value]) this.#attribute(id, name, String(one));
    }
    if (note === '') return;
    const isPlain = fitsOnLine(note);
    this.#note(id, isPlain ? 'AnnotatorNotes' : ESCAPED_NOTE, isPlain ? note : escapeLine(note));
  }

  #attribute(id: string, name: string, value: string): void {
    if (fitsOnLine(value)) this.#lines.push(`${this.#id('A')}\t${name} ${id} ${value}`);
    else this.#note(id, ESCAPED_ATTRIBUTE, `${name}\t${escapeLine(value)}`);
  }

  #note(id: string, type: string, text: string): void {
    this.#lines.push(`${this.#id('#')}\t${type} ${id}\t${text}`);
  }

  #reference(id: string, { name, externalIds }: { name: string; externalIds: Readonly<Record<string, string>> }): void {
    for (const [authority, externalId] of separateIds(externalIds)) {
      if (/^[^\s:]+$/u.test(authority) && /^\S+$/u.test(externalId))
        this.#lines.push(
          `${this.#id('N')}\tReference ${id} ${authority}:${externalId}\t${name.replaceAll(/\s+/gu, ' ')}`,
        );
      else this.#writing.onLeftOut('ids');
    }
  }

  #relation(link: Link): void {
    const [from, to] = [this.#ids.get(link.fromId), this.#ids.get(link.toId)];
    if (from === undefined || to === undefined) return;
    const id = this.#id('R');
    this.#lines.push(`${id}\t${this.#writing.names.linkType(link.typeId)} Arg1:${from} Arg2:${to}`);
    this.#said(id, link, findLinkType(this.#writing.source.codebook, link.typeId)?.attributes ?? []);
  }

  /** Claims with their sources and cues, as events; the links that they stand for. */
  #events(links: readonly Link[]): Set<Link> {
    const framed = new Set<Link>();
    const claims = new Map(this.#document.annotations.map(({ annotation }) => [String(annotation.id), annotation]));
    for (const [claimId, own] of Map.groupBy(links, ({ fromId }) => fromId)) {
      const claim = claims.get(claimId);
      const content = this.#ids.get(claimId);
      if (!claim || content === undefined || !this.#isClaim(claim)) continue;
      const parts = own.filter(({ typeId, toId }) => (typeId === 'source' || typeId === 'cue') && this.#ids.has(toId));
      if (parts.length === 0) continue;
      const cue = parts.find(({ typeId }) => typeId === 'cue');
      const trigger = this.#textLine(ATTRIBUTION, this.#piecesOf(cue?.toId ?? claimId));
      const roles = [`Content:${content}`, ...this.#roles(parts, 'cue'), ...this.#roles(parts, 'source')];
      this.#lines.push(`${this.#id('E')}\t${ATTRIBUTION}:${trigger} ${roles.join(' ')}`);
      // What is said of a link itself only a relation can have.
      for (const link of parts) if (Object.keys(link.attributes).length === 0 && link.note === '') framed.add(link);
    }
    return framed;
  }

  #roles(parts: readonly Link[], type: 'cue' | 'source'): string[] {
    const name = type === 'cue' ? 'Cue' : 'Source';
    const ends = parts.filter(({ typeId }) => typeId === type).map(({ toId }) => this.#ids.get(toId) ?? '');
    return ends.map((end, index) => `${name}${index === 0 ? '' : index + 1}:${end}`);
  }

  #piecesOf(annotationId: string): Span[] {
    const spans = this.#writing.source.annotation(annotationId)?.spans ?? [];
    return linePieces(this.#document.text, spans);
  }

  #isClaim({ layerId }: Annotation): boolean {
    return findLayer(this.#writing.source.codebook, layerId)?.kind === 'claim';
  }
}

type AttributeOwner = Parameters<BratNames['attribute']>[0];

/** brat refuses an annotation over the end of a line: it becomes fragments, without the line ends between them. */
function linePieces(text: string, spans: readonly Span[]): Span[] {
  return spans.flatMap(({ start, end }) =>
    // oxlint-disable-next-line no-control-regex -- the line ends that Python knows
    [...text.slice(start, end).matchAll(/[^\n\v\f\r\u001c-\u001e\u0085\u2028\u2029]+/g)].map(({ 0: line, index }) => ({
      start: start + index,
      end: start + index + line.length,
    })),
  );
}
