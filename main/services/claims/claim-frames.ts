import { claimFigures } from '#shared/claims/frames/claim-figure.ts';
import { type ClaimFrame, claimFrames } from '#shared/claims/frames/claim-frame.ts';
import type { ClaimsOfProject } from '#shared/claims/claim-rows.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import type { DocumentRecord } from '#shared/domain/document.ts';
import type { EntityId } from '#shared/domain/ids.ts';
import type { Link } from '#shared/domain/link.ts';
import type { ProjectReader } from '../../store/project-reader.ts';
import type { OpenProject } from '../open-project.ts';
import { Pauses } from '../pauses.ts';
import { documentsTouched } from './documents-touched.ts';
import { olderVersions } from '../versions/version-rows.ts';

/** Links that join two claims for the tables; the roles of claims are read with their frames. */
const joining = ['same', 'different-figure', 'updates'];

export interface ClaimChoice {
  /** Also the claims of articles of which there is a newer version: those say again what the newer one says. */
  readonly olderVersions?: boolean | undefined;
}

interface ReadClaims {
  readonly open: OpenProject;
  readonly sequence: number;
  readonly olderVersions: boolean;
  readonly claims: Promise<ClaimsOfProject>;
}

/** The frames of every document that was read, as they were after an entry of the journal. */
interface KeptFrames {
  readonly open: OpenProject;
  readonly sequence: number;
  readonly byDocument: ReadonlyMap<string, readonly ClaimFrame[]>;
}

/** Begins anew where the project changes meanwhile; the last attempt takes what there is. */
const ATTEMPTS = 3;

/**
 * The claims of the open project with all that is said of them, read once for as long as the project stays the same;
 * after a change only the documents are read again that it concerns.
 */
export class ClaimReader {
  #last: ReadClaims | undefined;
  #kept: KeptFrames | undefined;

  read(open: OpenProject, { olderVersions: older = false }: ClaimChoice = {}): Promise<ClaimsOfProject> {
    const sequence = open.store.sequence();
    const last = this.#last;
    if (last?.open === open && last.sequence === sequence && last.olderVersions === older) return last.claims;
    const claims = this.#read(open, older);
    this.#last = { open, sequence, olderVersions: older, claims };
    return claims;
  }

  async #read(open: OpenProject, withOlder: boolean): Promise<ClaimsOfProject> {
    const { store } = open;
    const { read } = store;
    const pauses = new Pauses();
    for (let attempt = 1; ; attempt += 1) {
      const sequence = store.sequence();
      const kept = this.#keptOf(open, sequence);
      const claimLayers = new Set(read.codebook().layers.flatMap(({ kind, id }) => (kind === 'claim' ? [id] : [])));
      const withClaims = documentsWith(read, claimLayers);
      const leftOut = withOlder ? new Set<string>() : olderVersions(read);
      const byDocument = new Map<string, readonly ClaimFrame[]>();
      let changed = false;
      for (const document of read.documents()) {
        await pauses.take();
        changed = store.sequence() !== sequence;
        if (changed && attempt < ATTEMPTS) break;
        if (!withClaims.has(document.id) || leftOut.has(document.id)) continue;
        byDocument.set(document.id, kept.get(document.id) ?? readFrames(read, document, claimLayers));
      }
      if (changed && attempt < ATTEMPTS) continue;
      if (!changed) this.#kept = { open, sequence, byDocument };
      const names = new Map<string, string>(Array.from(read.annotators(), ({ id, name }) => [id, name]));
      return {
        frames: [...byDocument.values()].flat(),
        links: [...read.linksOfTypes(joining)] satisfies readonly Link[],
        propositions: new Map(Array.from(read.propositions(), (one) => [one.id, one])),
        annotatorName: (id) => names.get(id) ?? id,
      };
    }
  }

  /** What of the frames that were read last is true after an entry of the journal. */
  #keptOf(open: OpenProject, sequence: number): ReadonlyMap<string, readonly ClaimFrame[]> {
    const kept = this.#kept;
    const touched =
      kept?.open === open ? documentsTouched(open.store, { after: kept.sequence, until: sequence }) : null;
    if (!kept || !touched) return new Map();
    return new Map([...kept.byDocument].filter(([id]) => !touched.has(id)));
  }
}

function readFrames(read: ProjectReader, document: DocumentRecord, claimLayers: ReadonlySet<string>): ClaimFrame[] {
  const annotations = read.annotationsOf(document.id).filter(({ status }) => status !== 'rejected');
  const byId = new Map(annotations.map((annotation) => [String(annotation.id), annotation]));
  const links = Map.groupBy(read.linksOfDocument(document.id), ({ fromId }) => String(fromId));
  const frames = claimFrames({
    document,
    annotations,
    isClaim: ({ layerId }) => claimLayers.has(layerId),
    linksFrom: (id) => links.get(id) ?? [],
    annotation: (id) => byId.get(id) ?? keptAnnotation(read, id),
    entity: (id: EntityId) => read.record('entity', id),
  });
  return frames.map((frame) => {
    const { claim } = frame;
    const figures = claimFigures(claim);
    // Few claims give a figure: the text of an article is read for these only.
    return { ...frame, figures: figures.length > 0 ? claimFigures(claim, read.textOf(document.id)) : figures };
  });
}

/** The other end of a link may stand in another article. */
function keptAnnotation(read: ProjectReader, id: string): Annotation | undefined {
  const annotation = read.annotation(id);
  return annotation?.status === 'rejected' ? undefined : annotation;
}

function documentsWith(read: ProjectReader, layerIds: ReadonlySet<string>): Set<string> {
  const labels = new Set<string>(
    read.codebook().layers.flatMap(({ id, labels: own }) => (layerIds.has(id) ? own.map((label) => label.id) : [])),
  );
  return new Set(read.labelCounts().flatMap(({ labelId, documentId }) => (labels.has(labelId) ? [documentId] : [])));
}
