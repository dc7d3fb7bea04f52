import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RestartBudget } from './restart-budget.ts';
import { UnsavedWork } from './unsaved-work.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('UnsavedWork', () => {
  it('waits until the window has saved everything', async () => {
    const unsaved = new UnsavedWork(() => {});
    unsaved.report(2);
    const saved = unsaved.saved();
    await vi.advanceTimersByTimeAsync(3000);
    unsaved.report(1);
    await vi.advanceTimersByTimeAsync(3000);
    unsaved.report(0);
    expect(await saved).toBe(true);
  });

  it('asks the window, and takes its answer at once', async () => {
    const unsaved: UnsavedWork = new UnsavedWork(() => unsaved.report(0));
    unsaved.report(1);
    expect(await unsaved.saved()).toBe(true);
  });

  it('gives up when it takes too long', async () => {
    const unsaved = new UnsavedWork(() => {});
    unsaved.report(1);
    const saved = unsaved.saved();
    await vi.advanceTimersByTimeAsync(11_000);
    expect(await saved).toBe(false);
  });

  it('does not wait long for a window that says nothing and had nothing', async () => {
    const saved = new UnsavedWork(() => {}).saved();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await saved).toBe(true);
  });

  it('needs no answer from a window that has gone', async () => {
    const unsaved = new UnsavedWork(() => {});
    unsaved.report(3);
    const saved = unsaved.saved();
    unsaved.forget();
    expect(await saved).toBe(true);
  });
});

describe('RestartBudget', () => {
  it('allows three starts in a minute, and more when time has passed', () => {
    const budget = new RestartBudget();
    expect([0, 1, 2, 3, 59_999].map((now) => budget.take(now))).toEqual([true, true, true, false, false]);
    expect(budget.take(60_000)).toBe(true);
  });
});
