import { z } from 'zod';
import { Codebook, type Label } from '../../domain/codebook.ts';
import { describeCodebookFaults, findCodebookFaults, withDistinctKeys } from '../../domain/codebook-faults.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { ANNOTARY_FORMAT } from '../annotary-json/annotary-json.ts';
import type { Format, Note } from '../format.ts';
import { findOwnProto } from '../json/own-proto.ts';
import { stableJson } from '../json/stable-json.ts';

const CODEBOOK_FORMAT = 'annotary-codebook';
const CODEBOOK_VERSION = 1;

/** A codebook out of a file, and what of the file it could not keep. */
export interface ReadCodebook {
  readonly codebook: Codebook;
  readonly notes: readonly Note[];
}

/** A codebook alone, laid out for people and for version control. */
export const codebookJson: Format = {
  id: 'codebook',
  name: 'format.codebook.name',
  mediaTypes: ['application/json'],
  extensions: ['.json'],
  reads: 'codebook',
  writes: 'file',
  keeps: 'format.codebook.keeps',
  plan: ({ codebook }) => ({
    files: [
      {
        path: 'codebook.json',
        chunks: () => [{ text: writeCodebookJson(codebook), rows: countLabels(codebook) }],
      },
    ],
    notes: () => [],
  }),
};

export function writeCodebookJson(codebook: Codebook): string {
  const sorted: unknown = JSON.parse(stableJson(codebook));
  return `${JSON.stringify({ format: CODEBOOK_FORMAT, version: CODEBOOK_VERSION, codebook: sorted }, null, 2)}\n`;
}

/** How many records a file of the codebook holds. */
export function countLabels({ layers }: Codebook): number {
  return layers.reduce((sum, layer) => sum + layer.labels.length, 0);
}

/** Reads a codebook file, a codebook as it stands in a project's JSON, or that of a whole project. */
export function parseCodebookJson(json: string, file: string): Result<ReadCodebook> {
  const invalid = (reason: string) => failure('codebook/invalid', { file, reason });
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return invalid(error instanceof Error ? error.message.slice(0, 200) : String(error));
  }
  const proto = json.includes('"__proto__"') ? findOwnProto(value) : undefined;
  if (proto !== undefined) return invalid('a key may not be called "__proto__"');
  const wrapped = Wrapped.safeParse(value);
  if (wrapped.success && wrapped.data.format === CODEBOOK_FORMAT && wrapped.data.version > CODEBOOK_VERSION)
    return failure('project/newer', { path: file, found: wrapped.data.version, known: CODEBOOK_VERSION });
  const parsed = Codebook.safeParse(wrapped.success ? wrapped.data.codebook : value);
  if (!parsed.success) return invalid(z.prettifyError(parsed.error));
  const faults = findCodebookFaults(parsed.data);
  if (faults.length > 0) return invalid(describeCodebookFaults(faults));
  const { codebook, lost } = withDistinctKeys(parsed.data);
  return success({ codebook, notes: lost.map(keyLost) });
}

function keyLost({ name, shortcut }: Label): Note {
  return { key: 'note.codebook.key-taken', params: { label: name, key: shortcut } };
}

const Wrapped = z.object({
  format: z.enum([CODEBOOK_FORMAT, ANNOTARY_FORMAT]),
  version: z.number(),
  codebook: z.unknown(),
});
