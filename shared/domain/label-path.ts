import type { Label } from './codebook.ts';

/** A label's name behind those of the labels above it, since two may have the same name: `Work › Programming`. */
export function labelPath(labels: readonly Label[], label: Label): string {
  const names = [label.name];
  const seen = new Set<string>([label.id]);
  let above = parentOf(labels, label);
  while (above && !seen.has(above.id)) {
    seen.add(above.id);
    names.unshift(above.name);
    above = parentOf(labels, above);
  }
  return names.join(' › ');
}

function parentOf(labels: readonly Label[], { parentId }: Label): Label | undefined {
  return parentId === null ? undefined : labels.find(({ id }) => id === parentId);
}
