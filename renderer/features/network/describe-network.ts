import type { NetworkTie, PlacedNode } from '#shared/api/network-answers.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { formatNumber } from '../../ui/format.ts';

const LONGEST = 26;

/** As it stands beside a node. */
export function shortName(name: string): string {
  return name.length <= LONGEST
    ? name
    : `${name
        .slice(0, LONGEST - 1)
        .toWellFormed()
        .trimEnd()}…`;
}

export function modeName(mode: PlacedNode['mode']): string {
  return translate(mode === 'speaker' ? 'window.network.speaker' : 'window.network.proposition-node');
}

/** As a screen reader says it. */
export function nodeLabel({ mode, name, statements }: PlacedNode, ties: number): string {
  return translate('window.network.node', {
    mode: modeName(mode),
    name,
    statements: translateCount('window.claims.statement', 'window.claims.statements', statements),
    ties: translateCount('window.network.tie-one', 'window.network.ties', ties),
  });
}

export function tieLabel(tie: NetworkTie, source: string, target: string): string {
  return translate('window.network.tie-to', {
    name: translate('window.network.behind-tie', { source, target }),
    sign: signName(tie),
    weight: weightText(tie.weight),
  });
}

/** A speaker agrees with a proposition; with each other two of one mode are congruent. */
export function signName({ sign, source, target }: Pick<NetworkTie, 'sign' | 'source' | 'target'>): string {
  if (sign === 'both') return translate('window.network.sign.both');
  const isOneMode = modeOfId(source) === modeOfId(target);
  return translate(isOneMode ? `window.network.sign-one-mode.${sign}` : `window.network.sign.${sign}`);
}

function modeOfId(id: string): string {
  return id.slice(0, id.indexOf(':'));
}

/** Whole where it was counted, with three digits behind the point where it was divided. */
export function weightText(weight: number): string {
  return Number.isInteger(weight) ? formatNumber(weight) : weight.toFixed(3);
}
