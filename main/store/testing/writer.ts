import { addAnnotator, addDocument, annotationCommand, createStore, must, newId, openStore } from './fixture.ts';
import { Command } from '#shared/domain/command.ts';
import { existsSync } from 'node:fs';
import { backUp } from '../backup.ts';

// A process that annotates until it is killed, and prints the id of each command after it was acknowledged. With
// `backup` as the second argument it backs up all the time instead.

const [path = '', task] = process.argv.slice(2);
const clock = { now: () => new Date() };
const isNew = !existsSync(path);
const store = isNew ? createStore(path, clock) : openStore(path, clock);
if (isNew) {
  addAnnotator(store);
  addDocument(store, 'd1');
}
const [annotator] = store.read.annotators();
const annotatorId = annotator?.id ?? addAnnotator(store);
if (!store.read.document('d1')) addDocument(store, 'd1');
process.stdout.write('ready\n');

function acknowledge(id: string): void {
  process.stdout.write(`${id}\n`);
}

for (let round = 1; ; round += 1) {
  if (task === 'backup') {
    acknowledge(must(backUp(store, new Date(Date.now() + round * 1000))).path);
    continue;
  }
  const id = newId();
  const command = Command.parse(annotationCommand({ documentId: 'd1', start: 0, end: 6, annotatorId }));
  must(store.run({ id, command }));
  acknowledge(id);
  if (round % 7 === 0) {
    const undo = newId();
    must(store.undo(undo));
    acknowledge(undo);
  }
  if (round % 11 === 0) store.checkpoint();
}
