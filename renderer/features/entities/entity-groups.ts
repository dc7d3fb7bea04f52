import type { AnnotationRow } from '../../app/annotating/annotation-pages.ts';

/** All mentions with the same words and label. */
export interface EntityGroup {
  readonly key: string;
  readonly text: string;
  readonly labelId: string;
  readonly mentions: readonly AnnotationRow[];
  readonly documents: number;
}

export type EntityTableRow =
  | { readonly kind: 'group'; readonly key: string; readonly group: EntityGroup; readonly expanded: boolean }
  | { readonly kind: 'mention'; readonly key: string; readonly mention: AnnotationRow };

export const groupOrders = ['mentions', 'text', 'label', 'documents'] as const;
export type GroupOrder = (typeof groupOrders)[number];

/** Line breaks and runs of blanks inside a mention are the article's, not the name's. */
export function groupMentions(rows: readonly AnnotationRow[]): EntityGroup[] {
  const groups = new Map<string, { text: string; labelId: string; mentions: AnnotationRow[] }>();
  for (const row of rows) {
    const text = row.annotation.quote.replace(/\s+/g, ' ').trim();
    const key = `${row.annotation.labelId}\n${text}`;
    const group = groups.get(key) ?? { text, labelId: row.annotation.labelId, mentions: [] };
    group.mentions.push(row);
    groups.set(key, group);
  }
  return [...groups].map(([key, group]) => ({
    ...group,
    key,
    documents: new Set(group.mentions.map(({ annotation }) => annotation.documentId)).size,
  }));
}

export function sortGroups(
  groups: readonly EntityGroup[],
  order: GroupOrder,
  direction: 'ascending' | 'descending',
): EntityGroup[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return [...groups].sort((a, b) => sign * compareBy(order, a, b) || a.text.localeCompare(b.text));
}

function compareBy(order: GroupOrder, a: EntityGroup, b: EntityGroup): number {
  if (order === 'mentions') return a.mentions.length - b.mentions.length;
  if (order === 'documents') return a.documents - b.documents;
  if (order === 'label') return a.labelId.localeCompare(b.labelId);
  return a.text.localeCompare(b.text);
}

/** The groups, and under those that are open their mentions. */
export function tableRows(groups: readonly EntityGroup[], expanded: ReadonlySet<string>): EntityTableRow[] {
  return groups.flatMap((group): EntityTableRow[] => {
    const isOpen = expanded.has(group.key);
    const head: EntityTableRow = { kind: 'group', key: group.key, group, expanded: isOpen };
    if (!isOpen) return [head];
    return [
      head,
      ...group.mentions.map((mention) => ({ kind: 'mention' as const, key: mention.annotation.id, mention })),
    ];
  });
}
