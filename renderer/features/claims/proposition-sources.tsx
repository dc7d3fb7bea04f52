import type { ReactNode } from 'react';
import type { PropositionId } from '#shared/domain/ids.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useIndependenceOf } from '../../app/claims/use-independence.ts';
import { formatNumber } from '../../ui/format.ts';
import { oneLine } from '../../ui/one-line.ts';

/** How many of the articles that make a proposition are sources of their own, and which ones share the passage. */
export function PropositionSources({ id }: { readonly id: PropositionId }): ReactNode {
  const found = useIndependenceOf(id);
  if (!found || found.articles < 2) return null;
  const { articles, sources, groups } = found;
  return (
    <section className="proposition-sources">
      <h3>{translate('window.independence')}</h3>
      <p>
        {translate('window.independence.text', { articles: formatNumber(articles), sources: formatNumber(sources) })}
      </p>
      <ul>
        {groups.map(({ titles, text }) => (
          <li key={titles.join('\n')}>
            <span dir="auto">{translate('window.independence.group', { titles: titles.join(' · ') })}</span>
            <q dir="auto">{oneLine(text)}</q>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What stands under a proposition in the matrix: claims, and where articles share the passage, the sources too. */
export function countsText(
  claims: number,
  independence: { readonly articles: number; readonly sources: number } | undefined,
): string {
  const count = translateCount('window.coverage.claims', 'window.coverage.claims-many', claims);
  if (!independence) return count;
  return translate('window.independence.cell', {
    claims: count,
    articles: formatNumber(independence.articles),
    sources: translateCount('window.independence.source', 'window.independence.sources', independence.sources),
  });
}
