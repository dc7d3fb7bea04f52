import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupsToRemove, type DatedBackup } from './backup-thinning.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const now = new Date('2026-11-22T12:00:00Z');

function every(minutes: number, days: number, end = now): DatedBackup[] {
  const backups: DatedBackup[] = [];
  for (let at = end.getTime() - days * DAY; at <= end.getTime(); at += minutes * MINUTE)
    backups.push({ name: new Date(at).toISOString(), at: new Date(at) });
  return backups;
}

function kept(backups: DatedBackup[], at = now): DatedBackup[] {
  const removed = new Set(backupsToRemove(backups, at));
  return backups.filter((backup) => !removed.has(backup));
}

describe('thinning of backups', () => {
  it('keeps everything of two days', () => {
    expect(kept(every(15, 2))).toHaveLength(2 * 96 + 1);
  });

  it.each([
    ['a month of quarter hours', every(15, 30), 250],
    ['two years of days', every(24 * 60, 730), 30],
  ])('keeps 12 days, 10 weeks and 9 months of %s', (_what, backups, atMost) => {
    const left = kept(backups);
    const days = new Set(left.map(({ name }) => name.slice(0, 10)));
    const months = new Set(left.map(({ name }) => name.slice(0, 7)));
    expect(days.size).toBeGreaterThanOrEqual(12);
    expect(months.size).toBe(Math.min(9, new Set(backups.map(({ name }) => name.slice(0, 7))).size));
    expect(left.length).toBeLessThanOrEqual(atMost);
  });

  it('removes nothing where a backup is from the future: the clock went back', () => {
    const backups = every(15, 30);
    expect(backupsToRemove(backups, new Date(now.getTime() - 365 * DAY))).toEqual([]);
  });

  it('keeps the old ones of a project that rested for ten years', () => {
    const backups = every(24 * 60, 12, new Date('2016-11-22T12:00:00Z'));
    expect(kept(backups)).toEqual(expect.arrayContaining(backups.slice(-12)));
  });

  it('always keeps the newest, loses nothing more when done twice, and a day later still has what the tiers ask', () => {
    const instants = fc.array(fc.integer({ min: 0, max: 900 * 24 * 4 }), { maxLength: 80 });
    fc.assert(
      fc.property(instants, (quarters) => {
        const backups = [...new Set(quarters)].map((quarter) => {
          const at = new Date(now.getTime() - quarter * 15 * MINUTE);
          return { name: at.toISOString(), at };
        });
        const left = kept(backups);
        const newest = backups.reduce<DatedBackup | undefined>((a, b) => (a && a.at >= b.at ? a : b), undefined);
        expect(newest === undefined || left.includes(newest)).toBe(true);
        expect(kept(left)).toEqual(left);
        const tomorrow = new Date(now.getTime() + DAY);
        expect(kept(left, tomorrow)).toEqual(kept(backups, tomorrow));
      }),
    );
  });
});
