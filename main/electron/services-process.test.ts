import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { toJsonText } from '#shared/api/json-text.ts';
import type { EventMessage, MessageToServices } from '../services-messages.ts';

/** A utility process that does what the test says. */
class FakeProcess extends EventEmitter {
  readonly received: MessageToServices[] = [];
  readonly pid = undefined;
  readonly stderr = new EventEmitter();
  postMessage(message: MessageToServices): void {
    this.received.push(message);
  }
  kill(): boolean {
    this.emit('exit', 15);
    return true;
  }
  /** Answers the oldest call that has no answer yet. */
  reply(value: unknown): void {
    const call = this.received.find((message) => message.kind === 'call');
    if (call?.kind !== 'call') throw new Error('nothing was asked');
    this.received.splice(this.received.indexOf(call), 1);
    this.emit('message', { kind: 'reply', id: call.id, result: toJsonText({ ok: true, value }) });
  }
}

const { children } = vi.hoisted(() => ({ children: [] as unknown[] }));
vi.mock('electron', () => ({
  utilityProcess: {
    fork: () => {
      const child = new FakeProcess();
      children.push(child);
      return child;
    },
  },
}));

const { ServicesProcess } = await import('./services-process.ts');
const forked = children as FakeProcess[];
const stopped = { ok: false, error: { code: 'services/stopped', params: {} } };

function child(index: number): FakeProcess {
  const found = forked[index];
  if (!found) throw new Error(`process ${index} was not started`);
  return found;
}

let told: EventMessage[];
let printed: unknown[];
let services: InstanceType<typeof ServicesProcess>;
beforeEach(() => {
  forked.length = 0;
  told = [];
  printed = [];
  services = new ServicesProcess({
    folder: '/out/main',
    onEvent: (message) => told.push(message),
    newPrinter: (tell) => ({
      obey: (request) => {
        printed.push(request);
        tell({ kind: 'not-printed', print: request.print, reason: 'no paper' });
      },
      cancelAll: () => printed.push('all cancelled'),
    }),
  });
});

async function openProject(): Promise<void> {
  const opened = services.call('project.open', { path: '/p.annotary' });
  await vi.waitFor(() => child(0).reply({}));
  await opened;
}

describe('ServicesProcess', () => {
  it('starts one process and answers by it', async () => {
    const answers = Promise.all([services.call('project.current', {}), services.call('formats.list', {})]);
    await vi.waitFor(() => child(0).reply('first'));
    await vi.waitFor(() => child(0).reply('second'));
    expect(await answers).toMatchObject([{ value: 'first' }, { value: 'second' }]);
    expect(forked).toHaveLength(1);
  });

  it('answers what was asked of a process that died, and opens the project again in the next', async () => {
    await openProject();
    const asked = services.call('documents.list', {});
    await vi.waitFor(() => expect(child(0).received).toHaveLength(1));
    child(0).emit('exit', 1);
    expect(await asked).toEqual(stopped);
    expect(told).toEqual([{ kind: 'event', name: 'services.stopped', event: '{}' }]);
    expect(child(1).received).toMatchObject([{ name: 'project.open', input: { path: '/p.annotary' } }]);
  });

  it('lets what is asked meanwhile wait until the project is open again', async () => {
    await openProject();
    child(0).emit('exit', 1);
    const asked = services.call('documents.list', {});
    await Promise.resolve();
    expect(child(1).received).toHaveLength(1);
    child(1).reply({});
    await vi.waitFor(() => child(1).reply(['a']));
    expect(await asked).toEqual({ ok: true, value: ['a'] });
  });

  it('does not open again what was closed', async () => {
    await openProject();
    const closed = services.call('project.close', {});
    await vi.waitFor(() => child(0).reply({}));
    await closed;
    child(0).emit('exit', 1);
    expect(child(1).received).toEqual([]);
  });

  it('gives up on a process that keeps dying', async () => {
    void services.call('project.current', {});
    for (let index = 0; index < 3; index++) child(index).emit('exit', 1);
    expect(forked).toHaveLength(3);
    expect(await services.call('project.current', {})).toEqual(stopped);
  });

  it('tries a process that kept dying again by itself when its minute is over', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    try {
      void services.call('project.open', { path: '/p.annotary' });
      for (let index = 0; index < 3; index++) child(index).emit('exit', 1);
      await vi.advanceTimersByTimeAsync(59_000);
      expect(forked).toHaveLength(3);
      await vi.advanceTimersByTimeAsync(2000);
      expect(forked).toHaveLength(4);
    } finally {
      vi.useRealTimers();
    }
  });

  it('closes once, and starts nothing after that', async () => {
    void services.call('project.current', {});
    const closed = services.close(1000);
    expect(child(0).received.at(-1)).toEqual({ kind: 'close' });
    child(0).emit('exit', 0);
    await closed;
    expect(await services.call('project.current', {})).toEqual(stopped);
    expect(forked).toHaveLength(1);
  });

  it('ends a process that does not leave in time', async () => {
    void services.call('project.current', {});
    await services.close(10);
    expect(forked).toHaveLength(1);
  });

  it('has pages printed for the services, and ends that when they end', async () => {
    await openProject();
    const request = { kind: 'print', print: 3, job: { page: '/p.html', paper: 'A4', style: '' } };
    child(0).emit('message', request);
    expect(printed).toEqual([request]);
    expect(child(0).received).toContainEqual({ kind: 'not-printed', print: 3, reason: 'no paper' });
    child(0).emit('exit', 1);
    expect(printed.at(-1)).toBe('all cancelled');
  });

  it('forks readers for the services, and tells what they say and that they ended', async () => {
    void services.call('project.current', {});
    child(0).emit('message', { kind: 'reader-start', reader: 7 });
    child(0).emit('message', { kind: 'reader-post', reader: 7, message: 'read this' });
    expect(child(1).received).toEqual(['read this']);
    child(1).emit('message', 'done');
    child(1).stderr.emit('data', Buffer.from('FATAL ERROR: JavaScript heap out of memory'));
    child(0).emit('message', { kind: 'reader-kill', reader: 7 });
    expect(child(0).received.slice(-2)).toEqual([
      { kind: 'reader-message', reader: 7, message: 'done' },
      { kind: 'reader-exit', reader: 7, end: { code: 15, isOutOfMemory: true } },
    ]);
  });
});
