import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { SaidRow } from '#shared/api/claim-answers.ts';
import type { NetworkAnswer } from '#shared/api/network-answers.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { ClaimLines } from '../../app/claims/claim-lines.tsx';
import { networkQuestion } from '../../app/claims/networking.ts';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { Button } from '../../ui/button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { signName, weightText } from './describe-network.ts';

interface NetworkBehindProps {
  /** A node, or the two ends of a tie. */
  readonly nodeIds: readonly string[];
  readonly network: NetworkAnswer;
}

/** So many are listed; more than that nobody reads here. */
const MOST = 500;

/** The claims behind a node or a tie, and the ties of a node. */
export function NetworkBehind({ nodeIds, network }: NetworkBehindProps): ReactNode {
  const { networking } = useWorkbench();
  const { network: shown, olderVersions } = useApp((state) => state.claims);
  const query = useMemo(
    () =>
      asking('network.claims', {
        question: networkQuestion({ network: shown, olderVersions }),
        nodeIds: shown.behind.slice(0, 2),
        offset: 0,
        limit: MOST,
      }),
    [shown, olderVersions],
  );
  const answer = useProjectQuery(query);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const names = nodeIds.map((id) => network.nodes.find((node) => node.id === id)?.name ?? id);
  const title =
    names.length === 2
      ? translate('window.network.behind-tie', { source: names[0] ?? '', target: names[1] ?? '' })
      : (names[0] ?? '');
  const close = (): void => {
    const node = document.querySelector<SVGElement>(`.network-canvas [data-node="${CSS.escape(nodeIds[0] ?? '')}"]`);
    networking.show({ behind: [] });
    node?.focus();
  };
  return (
    // Esc leaves it, from wherever in it the focus is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className="network-behind"
      aria-label={translate('window.network.behind')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        close();
      }}
    >
      <header>
        <h3 ref={heading} tabIndex={-1} dir="auto">
          {title}
        </h3>
        <Button tone="quiet" onClick={close}>
          {translate('window.network.close')}
        </Button>
      </header>
      {nodeIds.length === 1 && <TiesOf id={nodeIds[0] ?? ''} network={network} />}
      <AnswerView answer={answer}>{({ rows, total }) => <Claims rows={rows} total={total} />}</AnswerView>
    </section>
  );
}

function TiesOf({ id, network }: { readonly id: string; readonly network: NetworkAnswer }): ReactNode {
  const { networking } = useWorkbench();
  const names = useMemo(() => new Map(network.nodes.map((node) => [node.id, node.name])), [network]);
  const ties = network.ties
    .filter(({ source, target }) => source === id || target === id)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  if (ties.length === 0) return null;
  return (
    <div className="network-ties" style={{ height: Math.min(ties.length, 6) * 28 }}>
      <VirtualList
        label={translate('window.network.all-ties')}
        items={ties}
        keyOf={({ source, target }) => `${source}\n${target}`}
        heightOf={() => 28}
        renderItem={(tie, focus) => (
          <button
            type="button"
            className="row-button network-tie-row"
            data-row
            tabIndex={focus.tabIndex}
            onClick={() => networking.show({ behind: [tie.source, tie.target] })}
          >
            <span dir="auto">{names.get(tie.source === id ? tie.target : tie.source)}</span>
            <small data-sign={tie.sign}>
              {signName(tie)} {weightText(tie.weight)}
            </small>
          </button>
        )}
      />
    </div>
  );
}

function Claims({ rows, total }: { readonly rows: readonly SaidRow[]; readonly total: number }): ReactNode {
  return (
    <>
      {rows.length < total && (
        <p className="network-notes">
          {translate('window.network.all-claims', { shown: formatNumber(rows.length), total: formatNumber(total) })}
        </p>
      )}
      <ClaimLines label={translate('window.network.claims')} rows={rows} />
    </>
  );
}
