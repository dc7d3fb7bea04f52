import { highlightName, type numberLabels, type PaintState, paintStates } from './highlight-plan.ts';
import { LANES } from './lanes.ts';

interface Look {
  readonly paint: 'fill' | 'underline';
  readonly color: string;
  readonly lane: number;
  readonly state: PaintState;
}

/** How much of the label's colour lies behind the text: readable on, yet plain to see. */
const strength = { plain: 18, selected: 40, suggested: 10 } as const;

/**
 * The rules for every highlight that a codebook can need, written once when the codebook changes. An entity is a tint
 * with a line of the full colour under it (the tint alone would not reach 3:1 on the page); a claim is a line only.
 */
export function highlightRules(labels: ReturnType<typeof numberLabels>): string {
  const rules: string[] = [];
  for (const { number, layer, label } of labels.values()) {
    for (let lane = 0; lane < LANES; lane += 1) {
      for (const state of paintStates) {
        const look = { paint: layer.paint, color: label.color, lane, state };
        const selector = `::highlight(${highlightName(number, lane, state)})`;
        rules.push(`${selector} {${declarations(look)}}`);
        const light = { ...look, color: `color-mix(in oklab, ${label.color} 68%, white)` };
        rules.push(`@media (prefers-color-scheme: dark) { ${selector} {${declarations(light)}} }`);
      }
    }
  }
  return rules.join('\n');
}

function declarations({ paint, color, lane, state }: Look): string {
  const shown = state === 'suggested' ? 'GrayText' : color;
  const width = state === 'selected' ? 3 : 2;
  const line = state === 'suggested' ? 'dashed' : 'solid';
  const offset = paint === 'fill' ? 2 + lane * 3 : 6 + lane * 4;
  // Sentences are long: what makes a word stand out would shout behind three lines of them.
  const underlined = state === 'selected' ? 22 : 0;
  const share = paint === 'fill' ? strength[state] : underlined;
  const tint = share > 0 ? `background-color: color-mix(in oklab, ${shown} ${share}%, transparent);` : '';
  return `${tint} text-decoration: underline ${line} ${width}px ${shown}; text-underline-offset: ${offset}px;`;
}
