import type { QuotationRow, QuotationVersion } from '#shared/api/comparison-answers.ts';
import type { Outcome } from '#shared/api/answers.ts';
import { findLinkType, type Layer } from '#shared/domain/codebook.ts';
import type { Command } from '#shared/domain/command.ts';
import { AnnotatorId, type AnnotationId, AttributeId, type DocumentId, LinkTypeId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';
import type { Span } from '#shared/domain/span.ts';
import type { MessageKey } from '#shared/locales/message-key.ts';
import { exportTable } from './export-table.ts';
import type { Parts } from '../parts.ts';
import { codebookOf, projectOf } from '../state/selectors.ts';
import type { AppState } from '../state/state.ts';
import type { QuotationsState } from '../state/view-states.ts';

/** The links that say how one quotation stands to the other. */
export const quotationLinks = ['same', 'different-attribution'] as const;
export type QuotationLink = (typeof quotationLinks)[number];

const directness = AttributeId.parse('directness');

/** What is done with quotations and passages that several articles have. Each change is one step to undo. */
export class Comparing {
  readonly #deps: Parts;

  constructor(deps: Parts) {
    this.#deps = deps;
  }

  ask(patch: Partial<QuotationsState>): void {
    this.#deps.store.update((state) => ({ ...state, quotations: { ...state.quotations, ...patch } }));
  }

  /** Follows how far a comparison is. Returns what ends it. */
  follow(): () => void {
    const { api, store } = this.#deps;
    return api.on('comparison.progress', (comparison) => store.update((state) => ({ ...state, comparison })));
  }

  async cancel(): Promise<void> {
    const { api, notices } = this.#deps;
    notices.reportIfFailed(await api.call('comparison.cancel', {}));
  }

  goTo(documentId: DocumentId, span: Span, annotationId?: AnnotationId): void {
    void this.#deps.reading.openAt(documentId, annotationId ? { span, annotationId } : { span });
  }

  /** Says how two claims in the same words stand to each other. */
  link(type: QuotationLink, fromId: AnnotationId, toId: AnnotationId): void {
    const annotatorId = this.#annotatorId();
    const linkTypeId = LinkTypeId.parse(type);
    this.#run({ type: 'link.add', linkTypeId, fromId, toId, annotatorId }, `window.quotations.linked.${type}`);
  }

  /** Labels what stands in the other article as a claim, of the same proposition where the quotation has one. */
  label({ claim }: QuotationRow, { documentId, span, verdict }: QuotationVersion): void {
    const layer = claimLayerOf(this.#deps.store.get());
    const labelId = layer?.labels.find(({ retired }) => !retired)?.id;
    if (!layer || labelId === undefined) return;
    const propositionId = claim?.propositionId ?? undefined;
    this.#run(
      {
        type: 'annotation.create',
        documentId,
        labelId,
        spans: [span],
        ...(verdict === 'partial' ? {} : directly(layer)),
        ...(propositionId === undefined ? {} : { propositionId }),
        annotatorId: this.#annotatorId(),
        origin: { kind: 'propagated', by: 'quotations' },
      },
      propositionId === undefined ? 'window.quotations.labelled' : 'window.quotations.labelled-same',
    );
  }

  /** Writes what is shown, with its filter and in its order, to where a person says. */
  async exportShown(): Promise<void> {
    const { store } = this.#deps;
    const { half } = store.get().quotations;
    await exportTable(this.#deps, half === 'passages' ? 'shared-passages' : 'quotations', () => {
      const { filter, kind, sort, passageSort } = store.get().quotations;
      const order = half === 'passages' ? passageOrder(passageSort) : quotationOrder(sort);
      return { question: { filter, sort: { column: order.sort, direction: order.direction }, group: null }, kind };
    });
  }

  #annotatorId(): AnnotatorId {
    return AnnotatorId.parse(projectOf(this.#deps.store.get())?.annotatorId);
  }

  #run(command: Command, told: MessageKey): void {
    const { sync, notices } = this.#deps;
    sync.run(command, (result: Result<Outcome>) => {
      if (result.ok) notices.inform(told);
    });
  }
}

/** Counts begin with the most. */
export function quotationOrder(sort: QuotationsState['sort']) {
  return { sort, direction: sort === 'found' || sort === 'altered' ? 'descending' : 'ascending' } as const;
}

/** As in `quotationOrder`; only dates begin with the earliest. */
export function passageOrder(sort: QuotationsState['passageSort']) {
  return { sort, direction: sort === 'date' ? 'ascending' : 'descending' } as const;
}

/** Words that are found again were said directly, if the codebook knows the word for it. */
function directly({ attributes }: Layer) {
  const attribute = attributes.find(({ id }) => id === directness);
  const isOffered = attribute && 'options' in attribute && attribute.options.some(({ id }) => id === 'direct');
  return isOffered ? { attributes: { [directness]: 'direct' } } : {};
}

function claimLayerOf(state: AppState): Layer | undefined {
  return codebookOf(state)?.layers.find(({ kind }) => kind === 'claim');
}

/** The links that the codebook has. */
export function offeredLinks(state: AppState): QuotationLink[] {
  const codebook = codebookOf(state);
  return quotationLinks.filter((type) => codebook && findLinkType(codebook, type));
}
