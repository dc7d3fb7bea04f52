import type { InputOf } from '#shared/api/contract.ts';
import type { NetworkAnswer, NetworkQuestion } from '#shared/api/network-answers.ts';
import type { TimeLineQuestion } from '#shared/api/time-line-answers.ts';
import type { ClaimsOfProject } from '#shared/claims/claim-rows.ts';
import { networkSteps } from '#shared/claims/network/discourse-network.ts';
import { claimsBehind, drawnNetworkSteps, networkFile, timedClaims } from '#shared/claims/network/network-answers.ts';
import { cellKey, type TimedClaim, type TimeLine, timeLine, timeLineTable } from '#shared/claims/time-line.ts';
import { type Result, success } from '#shared/domain/result.ts';
import type { ClaimReader } from './claim-frames.ts';
import { writeTable, writeWhole } from '../export/write-table.ts';
import type { Handlers, ServiceMethod } from '../handlers.ts';
import { KeptWork, runSteps } from '../comparison/kept-work.ts';
import type { OpenProject } from '../open-project.ts';
import { noProject } from '../outcome.ts';

type Method = Extract<ServiceMethod, `network.${string}` | `time-line.${string}`>;

/** The network of speakers and propositions, and claims along time. */
export function networkHandlers(project: () => OpenProject | undefined, reader: ClaimReader): Handlers<Method> {
  const drawn = new DrawnNetworks(reader);
  const lines = new KeptTimeLine();
  const lineOf = async (open: OpenProject, question: TimeLineQuestion): Promise<TimeLine> =>
    lines.of(await reader.read(open, question), question);
  const wholeNetwork = async (open: OpenProject, question: NetworkQuestion) =>
    runSteps(networkSteps(await reader.read(open, question), question), { total: 1, watch: patient });
  return {
    'network.read': async (input) => {
      const open = project();
      return open ? drawn.read(open, input) : noProject;
    },
    'network.claims': async ({ offset, limit, ...asked }) => {
      const open = project();
      if (!open) return noProject;
      const rows = claimsBehind(await reader.read(open, asked.question), asked);
      return success({ total: rows.length, rows: rows.slice(offset, offset + limit) });
    },
    'network.text': async ({ question, ...file }) => {
      const open = project();
      if (!open) return noProject;
      const network = await wholeNetwork(open, question);
      if (!network.ok) return network;
      return success({ text: Array.from(networkFile(network.value, file), ({ text }) => text).join('') });
    },
    'network.export-path': async ({ path, question, ...file }) => {
      const open = project();
      if (!open) return noProject;
      const network = await wholeNetwork(open, question);
      return network.ok ? writeWhole(path, () => networkFile(network.value, file), open) : network;
    },
    'time-line.lanes': async ({ offset, limit, ...question }) => {
      const open = project();
      if (!open) return noProject;
      const { lanes, claims, unplaced, period, first, last } = await lineOf(open, question);
      const shown = lanes.slice(offset, offset + limit);
      return success({ total: lanes.length, lanes: shown, claims, undated: unplaced.length, period, first, last });
    },
    'time-line.claims': async ({ question, lane, period, offset, limit }) => {
      const open = project();
      if (!open) return noProject;
      const { behind, unplaced } = await lineOf(open, question);
      const claims = lane === null || period === null ? unplaced : (behind.get(cellKey(lane, period)) ?? []);
      return success({ total: claims.length, rows: claims.slice(offset, offset + limit).map(({ row }) => row) });
    },
    'time-line.table': async (question) => {
      const open = project();
      return open ? success(timeLineTable(await lineOf(open, question), question)) : noProject;
    },
    'time-line.export-path': async ({ path, question, format, excel }) => {
      const open = project();
      if (!open) return noProject;
      const table = timeLineTable(await lineOf(open, question), question);
      return writeTable(table, { path, format, excel, open });
    },
  };
}

const patient = { cancelled: () => false, progress: () => {} };

/** The network that was drawn last. A newer question ends the work on an older one. */
class DrawnNetworks {
  readonly #reader: ClaimReader;
  readonly #kept = new KeptWork<NetworkAnswer>();
  #asked = '';

  constructor(reader: ClaimReader) {
    this.#reader = reader;
  }

  async read(open: OpenProject, { question, most }: InputOf<'network.read'>): Promise<Result<NetworkAnswer>> {
    const key = JSON.stringify({ question, most, sequence: open.store.sequence() });
    this.#asked = key;
    const claims = await this.#reader.read(open, question);
    return this.#kept.of(open, key, () =>
      runSteps(drawnNetworkSteps(claims, question, most), {
        total: 1,
        watch: { cancelled: () => this.#asked !== key, progress: () => {} },
      }),
    );
  }
}

/** The time line that was asked for last: a person goes through its pages. */
class KeptTimeLine {
  #claims: { readonly of: ClaimsOfProject; readonly timed: readonly TimedClaim[] } | undefined;
  #last: { readonly of: ClaimsOfProject; readonly key: string; readonly line: TimeLine } | undefined;

  of(claims: ClaimsOfProject, { filter, axis, lane, period }: TimeLineQuestion): TimeLine {
    const key = JSON.stringify({ filter, axis, lane, period });
    if (this.#last?.of === claims && this.#last.key === key) return this.#last.line;
    if (this.#claims?.of !== claims) this.#claims = { of: claims, timed: timedClaims(claims) };
    this.#last = { of: claims, key, line: timeLine(this.#claims.timed, { filter, axis, lane, period }) };
    return this.#last.line;
  }
}
