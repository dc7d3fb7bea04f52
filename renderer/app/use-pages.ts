import { useEffect, useState } from 'react';
import type { ApiClient } from '#shared/api/client.ts';
import type { Result } from '#shared/domain/result.ts';
import { useWorkbench } from './context.tsx';
import { type Answer, SETTLE_MS } from './use-project-query.ts';

const PAGE = 200;

/** One page of a long answer, with what is said of the whole of it. */
export interface Page<Row, Sum> {
  readonly rows: readonly Row[];
  readonly sum: Sum;
}

export type LoadPage<Row, Sum> = (
  api: ApiClient,
  page: { readonly offset: number; readonly limit: number },
) => Promise<Result<Page<Row, Sum>>>;

/** A long answer, of which only the pages are here that were looked at. */
export interface Pages<Row, Sum> {
  readonly sum: Sum;
  /** Undefined where its page is not here; `need` fetches it. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly need: (index: number) => void;
}

/**
 * Asks for the pages of a long answer as they are needed, and for those in view again when the project has changed.
 * The former answer stays until the new one is there. `load` must be the same function as long as the question is.
 */
export function usePages<Row, Sum>(load: LoadPage<Row, Sum>): Answer<Pages<Row, Sum>> {
  const { api } = useWorkbench();
  const [answer, setAnswer] = useState<Answer<Pages<Row, Sum>>>({ kind: 'loading' });
  useEffect(() => {
    const book = new PageBook(api, load, setAnswer);
    const end = api.on('project.changed', () => book.renewSoon());
    void book.renew();
    return () => {
      end();
      book.close();
    };
  }, [api, load]);
  return answer;
}

class PageBook<Row, Sum> {
  readonly #api: ApiClient;
  readonly #load: LoadPage<Row, Sum>;
  readonly #show: (answer: Answer<Pages<Row, Sum>>) => void;
  #pages = new Map<number, readonly Row[]>();
  readonly #coming = new Set<number>();
  /** The page that was needed last: the one in view. */
  #current = 0;
  /** Counts the answers: what still comes of an older one is not shown. */
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(api: ApiClient, load: LoadPage<Row, Sum>, show: (answer: Answer<Pages<Row, Sum>>) => void) {
    this.#api = api;
    this.#load = load;
    this.#show = show;
  }

  close(): void {
    this.#turn += 1;
    clearTimeout(this.#timer);
  }

  /** Changes often come in groups; one question for all of them. */
  renewSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.renew(), SETTLE_MS);
  }

  async renew(): Promise<void> {
    this.#turn += 1;
    this.#coming.clear();
    await this.#fetch(this.#current, new Map());
  }

  readonly #need = (index: number): void => {
    const page = Math.floor(index / PAGE);
    this.#current = page;
    if (!this.#pages.has(page) && !this.#coming.has(page)) void this.#fetch(page, this.#pages);
  };

  async #fetch(page: number, kept: ReadonlyMap<number, readonly Row[]>): Promise<void> {
    const turn = this.#turn;
    this.#coming.add(page);
    const answer = await this.#load(this.#api, { offset: page * PAGE, limit: PAGE });
    if (turn !== this.#turn) return;
    this.#coming.delete(page);
    if (!answer.ok) {
      this.#show({ kind: 'failed', failure: answer.error, retry: () => void this.renew() });
      return;
    }
    const { rows, sum } = answer.value;
    // Other pages may have come in the meantime, unless all of them were asked for anew.
    this.#pages = new Map([...(kept.size === 0 ? [] : this.#pages), [page, rows]]);
    const pages = this.#pages;
    const rowAt = (index: number) => pages.get(Math.floor(index / PAGE))?.[index % PAGE];
    this.#show({ kind: 'ready', value: { sum, rowAt, need: this.#need } });
  }
}
