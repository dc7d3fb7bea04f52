import { joinIds } from '../exchange/external-ids.ts';
import type { ForeignAnnotation } from '../exchange/foreign-corpus.ts';
import type { FeatureStructure } from './cas.ts';

/**
 * What a mention means in the registers that UMLS has joined, as Apache cTAKES says it: structures with a `cui`, and a
 * `code` in a `codingScheme`. Undefined where none of them is such.
 */
export function conceptsAsEntity(structures: Iterable<FeatureStructure>): ForeignAnnotation['entity'] {
  const ids: [authority: string, id: string][] = [];
  let name: string | undefined;
  for (const { features } of structures) {
    const text = (feature: string): string => {
      const value = features.get(feature);
      return typeof value === 'string' ? value : '';
    };
    const [cui, code, scheme] = [text('cui'), text('code'), text('codingScheme')];
    if (cui !== '') ids.push(['UMLS', cui]);
    if (code !== '' && scheme !== '') ids.push([scheme, code]);
    if (name === undefined && (cui !== '' || scheme !== '')) name = text('preferredText') || undefined;
  }
  if (ids.length === 0) return undefined;
  return { ...(name === undefined ? {} : { name }), externalIds: joinIds(ids) };
}
