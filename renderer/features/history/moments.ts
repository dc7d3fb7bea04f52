const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'full' });
const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });

/** The day of a moment, where the person is. */
export function dayOf(timestamp: string): string {
  return day.format(new Date(timestamp));
}

export function timeOf(timestamp: string): string {
  return time.format(new Date(timestamp));
}

/** The items with the day that begins at each; empty where it is the day of the one before. */
export function withDays<Item extends { readonly at: string }>(
  items: readonly Item[],
): { readonly item: Item; readonly day: string }[] {
  let last = '';
  return items.map((item) => {
    const own = dayOf(item.at);
    const begins = own !== last;
    last = own;
    return { item, day: begins ? own : '' };
  });
}
