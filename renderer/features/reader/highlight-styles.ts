import type { Look } from './highlight-plan.ts';

/** How much of the label's colour lies behind the text: readable on, yet plain to see. */
const strength = { plain: 18, suggested: 10 } as const;

/**
 * The two rules of one highlight, for either theme. An entity is a tint with a line of the full colour under it (the
 * tint alone would not reach 3:1 on the page); a claim is a line only. On the root, from which highlights inherit: a rule
 * that matched every element would be computed for each of them.
 */
export function highlightRules(name: string, look: Look): readonly [string, string] {
  const selector = `:root::highlight(${name})`;
  const light = { ...look, color: `color-mix(in oklab, ${look.color} 68%, white)` };
  return [
    `${selector} {${declarations(look)}}`,
    `@media (prefers-color-scheme: dark) { ${selector} {${declarations(light)}} }`,
  ];
}

function declarations({ paint, color, lane, state }: Look): string {
  const shown = state === 'suggested' ? 'GrayText' : color;
  const line = state === 'suggested' ? 'dashed' : 'solid';
  const offset = paint === 'fill' ? 2 + lane * 3 : 6 + lane * 4;
  const share = paint === 'fill' ? strength[state] : 0;
  const tint = share > 0 ? `background-color: color-mix(in oklab, ${shown} ${share}%, transparent);` : '';
  return `${tint} text-decoration: underline ${line} 2px ${shown}; text-underline-offset: ${offset}px;`;
}
