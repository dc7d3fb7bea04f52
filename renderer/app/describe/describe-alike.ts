import type { AlikeChange } from '#shared/domain/alike-change.ts';
import { type Codebook, findLabel, findLayer } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { describeValue, shorten } from './describe-values.ts';
import { formatNumber } from '../../ui/format.ts';

/** What a step did to several annotations alike: `gave 5 annotations the label Organization`. */
export function describeAlike(alike: AlikeChange, codebook: Codebook): string {
  const count = formatNumber(alike.count);
  const label = alike.labelId === null ? '' : (findLabel(codebook, alike.labelId)?.label.name ?? alike.labelId);
  if (alike.how !== 'updated') return translate(`window.alike.${alike.how}`, { count, label });
  return [
    ...(label === '' ? [] : [translate('window.alike.label', { count, label })]),
    ...attributeParts(alike, codebook),
    ...(alike.status === null ? [] : [translate(`window.alike.status.${alike.status}`, { count })]),
  ].join('; ');
}

function attributeParts({ layerId, attributes, count }: AlikeChange, codebook: Codebook): string[] {
  const definitions = findLayer(codebook, layerId ?? '')?.attributes ?? [];
  return Object.entries(attributes).map(([id, value]) => {
    const definition = definitions.find((one) => one.id === id);
    const of = { name: definition?.name ?? id, count: formatNumber(count) };
    if (value === null) return translate('window.alike.unset', of);
    return translate('window.alike.set', { ...of, value: shorten(describeValue(definition, value)) });
  });
}
