import type { Outcome } from '#shared/api/answers.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import { addAttribute } from '#shared/domain/attribute-edits.ts';
import { type Codebook, findLayer, type Layer } from '#shared/domain/codebook.ts';
import type { CodebookEdit } from '#shared/domain/codebook-edits.ts';
import type { LayerId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';
import { lackingReviewAttributes, reviewIds } from '#shared/domain/review-attributes.ts';
import { shownQuote } from '#shared/domain/shown-quote.ts';
import type { CodebookEditing } from '../codebook/codebook-editing.ts';
import type { Parts } from '../parts.ts';
import { codebookOf } from '../state/selectors.ts';

/** What is done about checking claims: saying which are worth it, and making room for what it has shown. */
export class Checking {
  readonly #deps: Parts & { readonly codebook: CodebookEditing };

  constructor(deps: Parts & { readonly codebook: CodebookEditing }) {
    this.#deps = deps;
  }

  /** Marks a claim of any article as worth checking, or takes the mark away. */
  toggleWorth(claim: Annotation): void {
    const { notices, store, sync } = this.#deps;
    const codebook = codebookOf(store.get());
    if (!canBeMarked(codebook && findLayer(codebook, claim.layerId)))
      return notices.inform('window.verdict.not-in-codebook');
    const worth = claim.attributes[reviewIds.checkworthy] !== true;
    const attributes = { [reviewIds.checkworthy]: worth ? true : null };
    sync.run({ type: 'annotation.edit', ids: [claim.id], attributes }, (result: Result<Outcome>) => {
      if (result.ok)
        notices.inform(worth ? 'window.verdict.marked' : 'window.verdict.unmarked', { claim: shownQuote(claim) });
    });
  }

  /** Gives a layer of an older codebook the attributes of a review that it lacks, in one step. */
  async addFields(layerId: LayerId): Promise<void> {
    const { codebook, notices } = this.#deps;
    let count = 0;
    const refused = await codebook.apply((before) => {
      const lacking = lackingReviewAttributes(findLayer(before, layerId)?.attributes ?? []);
      count = lacking.length;
      return lacking.reduce<CodebookEdit>(
        (edit, attribute) => addAttribute(edit.codebook, { kind: 'layer', layerId }, attribute) ?? edit,
        { codebook: before },
      );
    });
    if (!refused) notices.inform('window.verdict.fields-added', { count });
  }
}

/** Whether the claims of a layer can be marked as worth checking. */
export function canBeMarked(layer: Layer | undefined): boolean {
  return (
    layer?.kind === 'claim' &&
    layer.attributes.some(({ id, kind, retired }) => id === reviewIds.checkworthy && kind === 'boolean' && !retired)
  );
}

/** Whether the layer of an annotation lets it be marked. */
export function isMarkable(codebook: Codebook | undefined, annotation: Annotation | undefined): boolean {
  return codebook !== undefined && annotation !== undefined && canBeMarked(findLayer(codebook, annotation.layerId));
}
