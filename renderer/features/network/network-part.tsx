import { type ReactNode, useMemo } from 'react';
import type { NetworkAnswer } from '#shared/api/network-answers.ts';
import { usualNetwork } from '#shared/claims/network/network-defaults.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { networkQuestion } from '../../app/claims/networking.ts';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import { useSettled } from '../../ui/use-settled.ts';
import { NetworkBehind } from './network-behind.tsx';
import { NetworkDrawing } from './network-drawing.tsx';
import { NetworkTables } from './network-tables.tsx';
import { NetworkFilters, NetworkTools } from './network-tools.tsx';
import './network.css';

/** More nodes are not told apart on a screen. */
const MOST = 300;

/** The network of speakers and propositions: drawn, as tables, and as files. */
export function NetworkPart(): ReactNode {
  const { network, olderVersions } = useApp((state) => state.claims);
  const question = useMemo(() => networkQuestion({ network, olderVersions }), [network, olderVersions]);
  const settled = useSettled(question);
  const query = useMemo(() => asking('network.read', { question: settled, most: MOST }), [settled]);
  const answer = useProjectQuery<NetworkAnswer>(query);
  return (
    <>
      <NetworkTools sum={answer.kind === 'ready' ? sumOf(answer.value) : ''} />
      <div className="network">
        <NetworkFilters outlets={answer.kind === 'ready' ? answer.value.outlets : []} />
        <AnswerView answer={answer}>{(network) => <Filled network={network} />}</AnswerView>
      </div>
    </>
  );
}

function Filled({ network }: { readonly network: NetworkAnswer }): ReactNode {
  const { networking } = useWorkbench();
  const { question, display, behind } = useApp((state) => state.claims.network);
  if (network.nodes.length === 0) {
    const isUsual = JSON.stringify({ ...usualNetwork, kind: '' }) === JSON.stringify({ ...question, kind: '' });
    return isUsual ? (
      <EmptyState title={translate('window.network.none')}>{translate('window.network.none-text')}</EmptyState>
    ) : (
      <EmptyState action={<Button onClick={() => networking.reset()}>{translate('window.network.reset')}</Button>}>
        {translate('window.network.nothing-left')}
      </EmptyState>
    );
  }
  const shown = behind.filter((id) => network.nodes.some((node) => node.id === id));
  return (
    <div className="network-body">
      <div className="network-stage">
        {display === 'drawing' ? <NetworkDrawing network={network} /> : <NetworkTables network={network} />}
        <Notes network={network} />
      </div>
      {shown.length > 0 && <NetworkBehind key={shown.join('\n')} nodeIds={shown} network={network} />}
    </div>
  );
}

function sumOf({ nodes, ties, claims, statements }: NetworkAnswer): string {
  return translate('window.network.sum', {
    nodes: formatNumber(nodes.length),
    ties: formatNumber(ties.length),
    claims: translateCount('window.claims.claim', 'window.claims.claims', claims),
    statements: translateCount('window.claims.statement', 'window.claims.statements', statements),
  });
}

/** What the network does not show, so that nobody takes it for everything. */
function Notes({ network }: { readonly network: NetworkAnswer }): ReactNode {
  const notes = [
    ['window.network.left-out', network.leftOut],
    ['window.network.repeated', network.repeated],
    ['window.network.undated', network.undated],
    ['window.network.without-proposition', network.withoutProposition],
    ['window.network.without-speaker', network.withoutSpeaker],
  ] as const;
  const told = notes.filter(([, count]) => count > 0);
  if (told.length === 0) return null;
  return (
    <p className="network-notes">{told.map(([key, count]) => translateCount(`${key}-one`, key, count)).join(' ')}</p>
  );
}
