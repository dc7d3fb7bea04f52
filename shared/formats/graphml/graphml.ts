import { type ClaimFrame, claimFrames } from '../../claims/frames/claim-frame.ts';
import type { ClaimsOfProject } from '../../claims/claim-rows.ts';
import { type DiscourseNetwork, networkSteps } from '../../claims/network/discourse-network.ts';
import { wholeNetwork } from '../../claims/network/network-defaults.ts';
import { findLayer } from '../../domain/codebook.ts';
import type { Chunk, Format, Note } from '../format.ts';
import { fitsXml, graphmlOf } from './graphml-text.ts';
import type { ProjectSource } from '../project-source.ts';

/** The whole two-mode network of a project: every speaker and every proposition, tied by the claims. */
class GraphmlExport {
  readonly #source: ProjectSource;
  /** Known once everything is written. */
  #network: DiscourseNetwork | undefined;

  constructor(source: ProjectSource) {
    this.#source = source;
  }

  *chunks(): Generator<Chunk> {
    const claims = yield* this.#claims();
    const steps = networkSteps(claims, wholeNetwork);
    for (;;) {
      const step = steps.next();
      if (step.done) {
        this.#network = step.value;
        break;
      }
      // Nothing is written before all ties are known; the pieces without text let others have their turn.
      yield { text: '', rows: 0 };
    }
    yield* graphmlOf(this.#network);
  }

  notes(): Note[] {
    if (!this.#network) return [];
    const { nodes, statements, withoutProposition, withoutSpeaker } = this.#network;
    const notes: Note[] = [];
    if (statements === 0) notes.push({ key: 'note.graphml.none' });
    if (withoutProposition > 0)
      notes.push({ key: 'note.graphml.no-proposition', params: { count: withoutProposition } });
    if (withoutSpeaker > 0) notes.push({ key: 'note.graphml.no-speaker', params: { count: withoutSpeaker } });
    const unfit = nodes.filter(({ name }) => !fitsXml(name)).length;
    if (unfit > 0) notes.push({ key: 'note.graphml.characters', params: { count: unfit } });
    return notes;
  }

  *#claims(): Generator<Chunk, ClaimsOfProject> {
    const { codebook, documents, propositions, annotators } = this.#source;
    const links = Map.groupBy(this.#source.links, ({ fromId }) => String(fromId));
    const entities = new Map(this.#source.entities.map((entity) => [String(entity.id), entity]));
    const frames: ClaimFrame[] = [];
    for (const document of documents) {
      frames.push(
        ...claimFrames({
          document,
          annotations: this.#source.annotationsOf(document.id).filter(({ status }) => status !== 'rejected'),
          isClaim: ({ layerId }) => findLayer(codebook, layerId)?.kind === 'claim',
          linksFrom: (id) => links.get(id) ?? [],
          annotation: (id) => this.#source.annotation(id),
          entity: (id) => entities.get(id),
        }),
      );
      yield { text: '', rows: 0 };
    }
    const names = new Map<string, string>(annotators.map(({ id, name }) => [id, name]));
    return {
      frames,
      links: [],
      propositions: new Map(propositions.map((one) => [one.id, one])),
      annotatorName: (id) => names.get(id) ?? id,
    };
  }
}

export const graphml: Format = {
  id: 'graphml',
  name: 'format.graphml.name',
  mediaTypes: ['application/graphml+xml'],
  extensions: ['.graphml'],
  reads: 'nothing',
  writes: 'file',
  keeps: 'format.graphml.keeps',
  plan: (source) => {
    const written = new GraphmlExport(source);
    return {
      files: [{ path: 'network.graphml', chunks: () => written.chunks() }],
      notes: () => written.notes(),
    };
  },
};
