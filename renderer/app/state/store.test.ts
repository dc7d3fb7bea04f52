import { expect, it } from 'vitest';
import { createStore } from './store.ts';

function storeWithFrames() {
  const after: (() => void)[] = [];
  const store = createStore(0, (run) => after.push(run));
  const told = { painter: [] as number[], other: [] as number[] };
  store.subscribePainter(() => told.painter.push(store.get()));
  store.subscribe(() => told.other.push(store.get()));
  return { store, told, paintFrame: () => after.splice(0).forEach((run) => run()) };
}

it('tells everyone of a change at once, and nobody of none', () => {
  const { store, told } = storeWithFrames();
  store.set(1);
  store.set(1);
  expect(told).toEqual({ painter: [1], other: [1] });
});

it('tells a gesture once: at once to what paints, after the frame to all others', () => {
  const { store, told, paintFrame } = storeWithFrames();
  store.gesture(() => {
    store.set(1);
    store.gesture(() => store.set(2));
    expect(told.painter).toEqual([]);
  });
  expect(told).toEqual({ painter: [2], other: [] });
  paintFrame();
  expect(told).toEqual({ painter: [2], other: [2] });
});

it('tells others of a gesture no second time when a change came in between', () => {
  const { store, told, paintFrame } = storeWithFrames();
  store.gesture(() => store.set(1));
  store.set(2);
  paintFrame();
  expect(told).toEqual({ painter: [1, 2], other: [2] });
});
