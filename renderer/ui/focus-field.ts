/** Puts the cursor into a field and brings it into view, with its name. */
export function focusField(target: HTMLElement | null | undefined): void {
  target?.focus({ preventScroll: true });
  (target?.closest('.field') ?? target)?.scrollIntoView({ block: 'nearest' });
}
