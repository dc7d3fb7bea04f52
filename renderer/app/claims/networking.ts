import type { InputOf } from '#shared/api/contract.ts';
import type { NetworkQuestion } from '#shared/api/network-answers.ts';
import { possibleQuestion } from '#shared/claims/network/discourse-network.ts';
import { usualNetwork } from '#shared/claims/network/network-defaults.ts';
import { translate } from '#shared/locales/translate.ts';
import type { Parts } from '../parts.ts';
import type { ClaimsState, NetworkState } from '../state/view-states.ts';

type NetworkFile = InputOf<'shell.export-network'>['format'];

/** The network of speakers and propositions, and claims along time: what is asked, and files of it. */
export class Networking {
  readonly #deps: Parts;

  constructor(deps: Parts) {
    this.#deps = deps;
  }

  /** Another network; what its kind cannot count becomes what is usual for it. */
  ask(patch: Partial<NetworkQuestion>): void {
    const { question } = this.#deps.store.get().claims.network;
    this.show({ question: possibleQuestion({ ...question, ...patch }), behind: [] });
  }

  /** The kind, and what it is to count, stay. */
  reset(): void {
    const { kind, relation } = this.#deps.store.get().claims.network.question;
    this.ask({ ...usualNetwork, kind, relation });
  }

  show(patch: Partial<NetworkState>): void {
    this.#change((claims) => ({ network: { ...claims.network, ...patch } }));
  }

  askTimeLine(patch: Partial<ClaimsState['timeLine']>): void {
    this.#change((claims) => ({ timeLine: { ...claims.timeLine, ...patch } }));
  }

  async exportNetwork(format: NetworkFile): Promise<void> {
    const { api, notices, store, sync } = this.#deps;
    const place = await this.#choose(translate('window.network.file'), format);
    if (!place) return;
    await sync.settled();
    const question = networkQuestion(store.get().claims);
    const report = await api.call('shell.export-network', { handle: place.handle, question, format, excel: false });
    if (!report.ok) return notices.report(report.error);
    notices.inform('window.network.exported', { name: place.name });
  }

  async exportTimeLine(): Promise<void> {
    const { api, notices, store, sync } = this.#deps;
    const place = await this.#choose(translate('window.time-line.file'), 'csv');
    if (!place) return;
    await sync.settled();
    const { timeLine, filter, olderVersions } = store.get().claims;
    const question = { ...timeLine, filter, olderVersions };
    const file = { handle: place.handle, question, format: 'csv', excel: false } as const;
    const report = await api.call('shell.export-time-line', file);
    if (!report.ok) return notices.report(report.error);
    notices.inform('window.time-line.exported', { name: place.name, rows: report.value.files[0]?.rows ?? 0 });
  }

  async #choose(suggestedName: string, extension: string) {
    const { api, notices } = this.#deps;
    const chosen = await api.call('dialog.choose-export', { suggestedName, kind: 'file', extension });
    if (!chosen.ok) notices.report(chosen.error);
    if (!chosen.ok || !chosen.value) return undefined;
    return { handle: chosen.value.handle, name: chosen.value.names[0] ?? '' };
  }

  #change(patch: (claims: ClaimsState) => Partial<ClaimsState>): void {
    this.#deps.store.update((state) => ({ ...state, claims: { ...state.claims, ...patch(state.claims) } }));
  }
}

/** What is asked of the services. */
export function networkQuestion({
  network,
  olderVersions,
}: Pick<ClaimsState, 'network' | 'olderVersions'>): NetworkQuestion {
  return { ...network.question, olderVersions };
}
