import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { annotary } from './annotary.ts';

interface ExportedProject {
  propositions: unknown[];
  readonly annotations: { propositionId?: string }[];
}

/** The sample project as it would be if nobody had made propositions yet. */
export function sampleWithoutPropositions(project: string, annotator: string): void {
  const whole = `${project}.whole.annotary`;
  const json = `${project}.json`;
  annotary('new', whole, '--sample', '--annotator', annotator);
  annotary('export', whole, '--format', 'json', '--out', json);
  // What our own export has, by its published schema.
  const exported = JSON.parse(readFileSync(json, 'utf8')) as ExportedProject;
  exported.propositions = [];
  for (const annotation of exported.annotations) delete annotation.propositionId;
  writeFileSync(json, JSON.stringify(exported));
  annotary('new', project, '--annotator', annotator);
  annotary('import', project, json, '--annotator', annotator);
  for (const file of [whole, json]) rmSync(file);
}
