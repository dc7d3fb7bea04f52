import { type ReactNode, useState } from 'react';
import { claimTables } from '#shared/api/claim-answers.ts';
import { translate } from '#shared/locales/translate.ts';
import { ClaimList } from '../../features/claims/claim-list.tsx';
import { CoveragePart } from '../../features/claims/coverage-part.tsx';
import { FiguresPart } from '../../features/claims/figures-part.tsx';
import { SaidPart } from '../../features/claims/said-part.tsx';
import { MatchesPart } from '../../features/matches/matches-part.tsx';
import { NetworkPart } from '../../features/network/network-part.tsx';
import { PropositionsPart } from '../../features/propositions/propositions-part.tsx';
import { QuotationsPart } from '../../features/quotations/quotations-part.tsx';
import { RelationsPart } from '../../features/relations/relations-part.tsx';
import { TimeLinePart } from '../../features/time-line/time-line-part.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { ToolsSlot } from '../../ui/view-tools.tsx';
import { useApp, useWorkbench } from '../context.tsx';
import type { ClaimsState } from '../state/view-states.ts';
import '../../features/claims/claims.css';

const parts = [
  'claims',
  'propositions',
  ...claimTables,
  'network',
  'time-line',
  'matches',
  'relations',
  'quotations',
] as const;

/** The claims of the project: one by one, in tables, as a network and along time. */
export function ClaimsView(): ReactNode {
  const { claiming } = useWorkbench();
  const part = useApp((state) => state.claims.part);
  // What belongs to one part stands in the head too, which stays as it is, and keeps the focus, when the part changes.
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  return (
    <ToolsSlot value={slot}>
      <div className="view-head claims-head">
        <h2>{translate('action.view.claims')}</h2>
        <Segmented
          label={translate('window.claims.part')}
          value={part}
          options={parts.map((id) => ({ id, name: translate(`window.claims.part.${id}`) }))}
          onChange={(id) =>
            claiming.ask({ part: parts.find((one) => one === id) ?? 'claims', filter: '', ticked: new Set() })
          }
        />
        <div ref={setSlot} className="claims-tools" />
      </div>
      <Part part={part} />
    </ToolsSlot>
  );
}

function Part({ part }: Pick<ClaimsState, 'part'>): ReactNode {
  switch (part) {
    case 'claims':
      return <ClaimList />;
    case 'propositions':
      return <PropositionsPart />;
    case 'matches':
      return <MatchesPart />;
    case 'relations':
      return <RelationsPart />;
    case 'who-said-what':
      return <SaidPart />;
    case 'matrix':
      return <CoveragePart />;
    case 'figures':
      return <FiguresPart />;
    case 'network':
      return <NetworkPart />;
    case 'time-line':
      return <TimeLinePart />;
    case 'quotations':
      return <QuotationsPart />;
    default:
      return part satisfies never;
  }
}
