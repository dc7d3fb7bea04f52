import { z } from 'zod';
import type { CodebookUsage } from '#shared/domain/codebook-usage.ts';
import type { ProjectReader } from '../store/project-reader.ts';
import type { ProjectStore } from '../store/project-store.ts';

/** Looking through more entries than this costs as much as counting anew. */
const ENTRIES_LOOKED_AT = 100;

const Summary = z.record(z.string(), z.unknown());

/**
 * How often the codebook is used. Counting takes 1.5 s at 200,000 annotations, and whoever edits the codebook would
 * wait for it at every step, so the last count stays as long as nothing but the codebook was changed.
 */
export class UsageCache {
  #last:
    | { readonly store: ProjectStore; readonly counted: string; readonly usage: CodebookUsage; sequence: number }
    | undefined;

  read(store: ProjectStore): CodebookUsage {
    const ids = attributesWithOptions(store.read);
    const counted = JSON.stringify(ids);
    const sequence = store.sequence();
    const last = this.#last;
    if (last?.store === store && last.counted === counted && changedCodebookOnly(store.read, last.sequence, sequence)) {
      last.sequence = sequence;
      return last.usage;
    }
    const usage = store.read.usage(ids);
    this.#last = { store, counted, usage, sequence };
    return usage;
  }
}

function attributesWithOptions(read: ProjectReader): string[] {
  const { layers, linkTypes, documentAttributes = [] } = read.codebook();
  const lists = [
    ...layers.map(({ attributes }) => attributes),
    ...linkTypes.map(({ attributes = [] }) => attributes),
    documentAttributes,
  ];
  const withOptions = lists.flat().filter(({ kind }) => kind === 'one-of' || kind === 'many-of');
  return withOptions.map(({ id }) => id);
}

function changedCodebookOnly({ past }: ProjectReader, from: number, to: number): boolean {
  if (to < from || to - from > ENTRIES_LOOKED_AT) return false;
  for (let sequence = from + 1; sequence <= to; sequence += 1) {
    // What an entry changed, by kind. One of a repair says nothing, so anything may have changed.
    const kinds = Object.keys(Summary.parse(JSON.parse(past.entry(sequence).summary)));
    if (kinds.length !== 1 || kinds[0] !== 'codebook') return false;
  }
  return true;
}
