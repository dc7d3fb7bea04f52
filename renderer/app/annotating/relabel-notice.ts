import type { Annotation } from '#shared/domain/annotation.ts';
import { findLabel } from '#shared/domain/codebook.ts';
import type { LabelId } from '#shared/domain/ids.ts';
import { keptValues, linksThatNoLongerFit } from '#shared/domain/relabel-losses.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import type { Notices } from '../notices.ts';
import { codebookOf, openDocumentOf } from '../state/selectors.ts';
import type { AppState } from '../state/state.ts';

/** Says what an annotation of the open document loses with another label, since it cannot have it there. */
export function tellLosses(
  { state, notices }: { readonly state: AppState; readonly notices: Notices },
  annotation: Annotation,
  labelId: LabelId,
): void {
  const codebook = codebookOf(state);
  const open = openDocumentOf(state);
  const found = codebook && findLabel(codebook, labelId);
  if (!found || !open) return;
  const kept = Object.keys(keptValues(codebook, annotation, found.layer)).length;
  const values = Object.keys(annotation.attributes).length - kept;
  const links = linksThatNoLongerFit(
    codebook,
    open.links.filter(({ fromId, toId }) => fromId === annotation.id || toId === annotation.id),
    (id) => {
      const before = (open.shown.find(id) ?? state.linkEnds.get(id))?.labelId;
      return before && { before, after: id === annotation.id ? labelId : before };
    },
  ).length;
  const things = [
    ...(values > 0 ? [translateCount('window.relabelled.value', 'window.relabelled.values', values)] : []),
    ...(links > 0 ? [translateCount('window.relabelled.link', 'window.relabelled.links', links)] : []),
  ];
  if (things.length === 0) return;
  notices.warn('window.relabelled.loses', {
    label: found.label.name,
    things: things.join(translate('window.relabelled.and')),
  });
}
