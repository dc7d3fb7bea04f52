/** The parts of the window, in the order in which F6 goes through them. */
const regions = ['documents', 'reader', 'inspector', 'labels'] as const;
export type Region = (typeof regions)[number];

const focusable = ':is(button, input, select, textarea, [tabindex="0"]):not([tabindex="-1"], :disabled)';

/** Goes on to the next part that is there, and to the article from anywhere else. */
export function focusNextRegion(): void {
  const current = document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region'];
  const at = regions.findIndex((region) => region === current);
  const from = at < 0 ? 1 : at + 1;
  for (let i = 0; i < regions.length; i += 1) {
    const region = regions[(from + i) % regions.length];
    if (region && focusRegion(region)) return;
  }
}

export function focusRegion(region: Region): boolean {
  const within = `[data-region="${region}"]`;
  const target =
    document.querySelector<HTMLElement>(`${within} [data-reader]`) ??
    // A list's own place, rather than the field that filters it.
    document.querySelector<HTMLElement>(`${within} [data-row][tabindex="0"]`) ??
    document.querySelector<HTMLElement>(`${within} ${focusable}`);
  target?.focus();
  return target !== null && document.activeElement === target;
}

/** The note of what is selected, in the inspector. */
export function focusNote(): void {
  document.querySelector<HTMLElement>('[data-region="inspector"] [data-note]')?.focus();
}
