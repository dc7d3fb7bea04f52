const DAY_MS = 86_400_000;
const KEEP_ALL_MS = 2 * DAY_MS;
const DAYS = 12;
const WEEKS = 10;
const MONTHS = 9;

export interface DatedBackup {
  readonly name: string;
  readonly at: Date;
}

/**
 * Which backups may go: all of the last two days stay, and before that the newest of each of 12 days, 10 weeks and 9
 * months (Anki's tiers). Days without a backup do not count, so a project that rested for years loses nothing, and a
 * clock that jumps ahead thins by tiers at most. A backup from the future means that the clock went back: then nothing
 * is known about ages, and nothing goes. Days, weeks (from Monday) and months are those of UTC.
 */
export function backupsToRemove(backups: readonly DatedBackup[], now: Date): DatedBackup[] {
  if (backups.some(({ at }) => at.getTime() > now.getTime())) return [];
  const newestFirst = [...backups].sort((a, b) => b.at.getTime() - a.at.getTime() || (a.name < b.name ? 1 : -1));
  const kept = new Set(newestFirst.filter(({ at }) => now.getTime() - at.getTime() <= KEEP_ALL_MS));
  for (const [bucketOf, count] of tiers)
    for (const backup of newestOfEach(newestFirst, bucketOf).slice(0, count)) kept.add(backup);
  return backups.filter((backup) => !kept.has(backup));
}

const tiers: readonly (readonly [(at: Date) => string, number])[] = [
  [(at) => at.toISOString().slice(0, 10), DAYS],
  [(at) => weekOf(at), WEEKS],
  [(at) => at.toISOString().slice(0, 7), MONTHS],
];

function newestOfEach(newestFirst: readonly DatedBackup[], bucketOf: (at: Date) => string): DatedBackup[] {
  const newest = new Map<string, DatedBackup>();
  for (const backup of newestFirst) {
    const bucket = bucketOf(backup.at);
    if (!newest.has(bucket)) newest.set(bucket, backup);
  }
  return [...newest.values()];
}

/** Weeks counted from Monday, 29 December 1969. */
function weekOf(at: Date): string {
  const daysSinceMonday = Math.floor(at.getTime() / DAY_MS) + 3;
  return String(Math.floor(daysSinceMonday / 7));
}
