import type { ApiClient } from '#shared/api/client.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import type { Failure } from '#shared/domain/result.ts';
import type { Show } from '../use-project-query.ts';

export type AnnotationRow = OutputOf<'annotations.list'>['rows'][number];

export interface AnnotationRows {
  readonly rows: readonly AnnotationRow[];
  /** How many there are in all; more than `rows` while pages are still coming. */
  readonly total: number;
}

const PAGE_SIZE = 1000;

/** For `useProjectQuery`: all annotations of some layers over the project, page by page, shown as they come. */
export function annotationPages(layerIds: readonly string[]) {
  return async (api: ApiClient, show: Show<AnnotationRows>, signal: AbortSignal): Promise<Failure | undefined> => {
    const rows: AnnotationRow[] = [];
    let total = 0;
    for (const layerId of layerIds) {
      const before = rows.length;
      for (let more = true; more && !signal.aborted;) {
        const page = await api.call('annotations.list', { layerId, offset: rows.length - before, limit: PAGE_SIZE });
        if (!page.ok) return page.error;
        if (rows.length === before) total += page.value.total;
        rows.push(...page.value.rows);
        more = page.value.rows.length > 0 && rows.length - before < page.value.total;
        if (more) show({ rows: [...rows], total }, 'part');
      }
    }
    show({ rows, total });
    return undefined;
  };
}
