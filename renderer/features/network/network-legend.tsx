import type { ReactNode } from 'react';
import { type NetworkNode, type NetworkTie, tieSigns } from '#shared/api/network-answers.ts';
import { translate } from '#shared/locales/translate.ts';
import { modeName, signName } from './describe-network.ts';

interface NetworkLegendProps {
  readonly nodes: readonly NetworkNode[];
  readonly ties: readonly NetworkTie[];
}

/** What shapes and lines stand for, of those that are drawn. */
export function NetworkLegend({ nodes, ties }: NetworkLegendProps): ReactNode {
  const modes = (['speaker', 'proposition'] as const).filter((mode) => nodes.some((node) => node.mode === mode));
  const signs = tieSigns.flatMap((sign) => ties.find((tie) => tie.sign === sign) ?? []);
  return (
    <ul className="network-legend" aria-label={translate('window.network.legend')}>
      {modes.map((mode) => (
        <li key={mode} className="network-node" data-mode={mode}>
          <svg width="16" height="16" aria-hidden="true">
            {mode === 'speaker' ? (
              <circle cx="8" cy="8" r="6" />
            ) : (
              <rect x="2.5" y="2.5" width="11" height="11" rx="2" />
            )}
          </svg>
          {modeName(mode)}
        </li>
      ))}
      {signs.map((tie) => (
        <li key={tie.sign} className="network-tie" data-near="true">
          <svg width="32" height="16" aria-hidden="true">
            <line x1="1" y1="8" x2="31" y2="8" data-sign={tie.sign} strokeWidth="3" />
          </svg>
          {signName(tie)}
        </li>
      ))}
      <li>{translate('window.network.width')}</li>
    </ul>
  );
}
