import type { Annotation } from '#shared/domain/annotation.ts';
import type { HistoryEntry } from '#shared/api/answers.ts';
import type { AnyChange } from '#shared/domain/change-set.ts';
import { type Codebook, findLabel, findLayer } from '#shared/domain/codebook.ts';
import { type DocumentRecord, titleOf } from '#shared/domain/document.ts';
import { sameValue } from '#shared/domain/same-value.ts';
import { translate } from '#shared/locales/translate.ts';
import { describeAttributes, describeField, shorten } from './describe-values.ts';

/** What a change did to its record, as the parts of a sentence of which somebody is the subject. */
export function describeVersion(change: AnyChange, codebook: Codebook, how: HistoryEntry['kind'] = 'do'): string[] {
  // Nobody made it anew: deleting it was undone.
  if (how === 'undo' && change.before === null) return [translate('window.version.back-by-undo')];
  const parts = partsOf(change, codebook);
  return parts.length > 0 ? parts : [translate('window.version.other')];
}

function partsOf(change: AnyChange, codebook: Codebook): string[] {
  if (change.after === null) return [translate('window.version.deleted')];
  if (change.kind === 'annotation')
    return change.before ? annotationParts(change.before, change.after, codebook) : [madeAs(change.after, codebook)];
  if (change.kind !== 'document') return [];
  return change.before
    ? documentParts(change.before, change.after, codebook)
    : [translate('window.version.added', { name: titleOf(change.after) })];
}

function madeAs({ quote, labelId }: Annotation, codebook: Codebook): string {
  return translate('window.version.made', { quote: shorten(quote), label: labelName(codebook, labelId) });
}

function annotationParts(before: Annotation, after: Annotation, codebook: Codebook): string[] {
  const definitions = findLayer(codebook, after.layerId)?.attributes ?? [];
  return [
    ...(before.labelId === after.labelId
      ? []
      : [
          translate('window.version.label', {
            before: labelName(codebook, before.labelId),
            after: labelName(codebook, after.labelId),
          }),
        ]),
    ...placeParts(before, after),
    ...describeAttributes(definitions, before.attributes, after.attributes),
    ...describeField(translate('window.version.note'), before.note, after.note),
    ...describeField(translate('window.version.status'), statusOf(before), statusOf(after)),
    ...describeField(
      translate('window.version.confidence'),
      numberText(before.confidence),
      numberText(after.confidence),
    ),
    ...(before.entityId === after.entityId ? [] : [translate('window.version.entity')]),
  ];
}

function placeParts(before: Annotation, after: Annotation): string[] {
  if (sameValue(before.spans, after.spans) && before.quote === after.quote) return [];
  const quotes = { before: shorten(before.quote), after: shorten(after.quote) };
  const [was] = before.spans;
  const [is] = after.spans;
  if (before.spans.length > 1 || after.spans.length > 1 || !was || !is)
    return [translate('window.version.fragments', quotes)];
  if (was.start === is.start) return [translate('window.version.end', quotes)];
  return [translate(was.end === is.end ? 'window.version.start' : 'window.version.place', quotes)];
}

const metadataFields = ['title', 'byline', 'outlet', 'date', 'url', 'language'] as const;

function documentParts(before: DocumentRecord, after: DocumentRecord, codebook: Codebook): string[] {
  return [
    ...describeField(translate('window.version.name'), before.name, after.name),
    ...metadataFields.flatMap((field) =>
      describeField(translate(`window.version.field.${field}`), before.metadata[field], after.metadata[field]),
    ),
    ...describeField(
      translate('window.version.status'),
      translate(`window.status.${before.status}`),
      translate(`window.status.${after.status}`),
    ),
    ...describeAttributes(codebook.documentAttributes ?? [], before.fields, after.fields),
    ...describeField(translate('window.version.encoding'), before.source.encoding, after.source.encoding),
  ];
}

function statusOf({ status }: Annotation): string {
  return translate(status === 'open' ? 'window.version.status.open' : `window.annotation-status.${status}`);
}

function numberText(value: number | null): string {
  return value === null ? '' : String(value);
}

function labelName(codebook: Codebook, labelId: string): string {
  return findLabel(codebook, labelId)?.label.name ?? labelId;
}
