import type { InputOf, MethodName, OutputOf } from '#shared/api/contract.ts';
import type { ClaimsOfProject } from '#shared/claims/claim-rows.ts';
import { finished, networkSteps } from '#shared/claims/network/discourse-network.ts';
import { claimsBehind, drawnNetworkSteps, networkFile, timedClaims } from '#shared/claims/network/network-answers.ts';
import { cellKey, timeLine } from '#shared/claims/time-line.ts';
import { type Result, success } from '#shared/domain/result.ts';

type NetworkMethod =
  Extract<MethodName, `network.${string}` | `time-line.${string}`> | 'shell.export-network' | 'shell.export-time-line';
type Fakes = { [Name in NetworkMethod]: (input: InputOf<Name>) => Result<OutputOf<Name>> };

const file = { path: '/tmp/network.graphml', bytes: 1024, rows: 12, sha256: 'a'.repeat(64) };

/** The network and the time line of a project in memory, made as the services make them. */
export function fakeNetwork(read: () => ClaimsOfProject): Fakes {
  return {
    'network.read': ({ question, most }) => success(finished(drawnNetworkSteps(read(), question, most))),
    'network.claims': ({ offset, limit, ...asked }) => {
      const rows = claimsBehind(read(), asked);
      return success({ total: rows.length, rows: rows.slice(offset, offset + limit) });
    },
    'network.text': ({ question, ...asked }) => {
      const network = finished(networkSteps(read(), question));
      return success({ text: Array.from(networkFile(network, asked), ({ text }) => text).join('') });
    },
    'network.export-path': () => success({ files: [], notes: [], losses: [] }),
    'shell.export-network': () => success({ files: [file], notes: [], losses: [] }),
    'time-line.lanes': ({ offset, limit, ...question }) => {
      const { lanes, claims, unplaced, period, first, last } = timeLine(timedClaims(read()), question);
      const shown = lanes.slice(offset, offset + limit);
      return success({ total: lanes.length, lanes: shown, claims, undated: unplaced.length, period, first, last });
    },
    'time-line.claims': ({ question, lane, period, offset, limit }) => {
      const { behind, unplaced } = timeLine(timedClaims(read()), question);
      const claims = lane === null || period === null ? unplaced : (behind.get(cellKey(lane, period)) ?? []);
      return success({ total: claims.length, rows: claims.slice(offset, offset + limit).map(({ row }) => row) });
    },
    'time-line.table': () => success({ columns: [], rows: [] }),
    'time-line.export-path': () => success({ files: [], notes: [], losses: [] }),
    'shell.export-time-line': () => success({ files: [file], notes: [], losses: [] }),
  };
}
