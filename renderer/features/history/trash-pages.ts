import type { ApiClient } from '#shared/api/client.ts';
import type { InputOf, OutputOf } from '#shared/api/contract.ts';
import type { Failure } from '#shared/domain/result.ts';
import type { Show } from '../../app/use-project-query.ts';

type Trash = OutputOf<'history.trash'>;

const PAGE = 500;

/** For `useProjectQuery`: the first so many pages of the trash, shown as they come. */
export function trashPages({
  pages,
  ...question
}: Omit<InputOf<'history.trash'>, 'offset' | 'limit'> & { readonly pages: number }) {
  return async (api: ApiClient, show: Show<Trash>, signal: AbortSignal): Promise<Failure | undefined> => {
    const items: Trash['items'][number][] = [];
    for (let page = 0; page < pages && !signal.aborted; page += 1) {
      const answer = await api.call('history.trash', { ...question, offset: page * PAGE, limit: PAGE });
      if (!answer.ok) return answer.error;
      items.push(...answer.value.items);
      const last = page === pages - 1 || answer.value.items.length < PAGE;
      show({ ...answer.value, items: [...items] }, last ? 'whole' : 'part');
      if (last) break;
    }
    return undefined;
  };
}
