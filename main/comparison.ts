import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { type ComparedTexts, compareTexts } from '#shared/comparison/compare-texts.ts';

// The thread that compares two long texts. The comparison itself makes no pauses, so it must not run where others wait;
// one that is not wanted any more is stopped with its thread.

z.config({ jitless: true });

const port = parentPort;
if (!port) throw new Error('This file is for a worker thread.');
// What our own services hand over; nobody else can start this thread.
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port to our own process, not a window
port.postMessage(compareTexts(workerData as ComparedTexts));
