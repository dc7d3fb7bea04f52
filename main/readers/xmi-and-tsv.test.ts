import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AnnotationReader, ForeignFile } from '#shared/formats/exchange/annotation-reader.ts';
import { foreignFile } from '#shared/formats/testing/read-back.ts';
import { xmiReader } from '#shared/formats/uima/xmi-reader.ts';
import { webannoTsvReader } from '#shared/formats/webanno-tsv/read-webanno-tsv.ts';
import { samples } from '../testing/public-samples.ts';

// One document that INCEpTION exported in both formats must be the same project, whichever of them is taken in.

const folder = join(samples, 'webanno-tsv');
const suite = join(folder, 'tsv3-suite');

/** Edges between tokens, which TSV cannot say: its writer moves them to a token. */
const moved = [
  'testAnnotationWithLeadingWhitespaceAtStart',
  'testAnnotationWithTrailingWhitespace',
  'testZeroWidthAnnotationBeforeFirstTokenIsMovedToBeginOfFirstToken',
  'testZeroWidthAnnotationBetweenTokenIsMovedToEndOfPreviousToken',
];

function told(reader: AnnotationReader, file: ForeignFile, beside: readonly ForeignFile[]): readonly string[] {
  const read = reader.read(file, beside);
  if (!read.ok) expect.fail(JSON.stringify(read.error));
  const [{ annotations, links } = expect.fail()] = read.value.documents;
  const named = new Map(
    annotations.map(({ key, layer, label, spans }) => [key, `${layer}:${label} ${spans[0]?.start}–${spans[0]?.end}`]),
  );
  const values = (of: object = {}) => JSON.stringify(Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1)));
  const lines = [
    ...annotations.map(({ key, attributes }) => `${named.get(key)} ${values(attributes)}`),
    ...links.map(({ type, from, to, attributes }) =>
      [type, named.get(from.key), named.get(to.key), values(attributes)].join(' | '),
    ),
  ];
  // The suite's TSV files were made anew with layers of its own, the XMI files beside them were not.
  return lines
    .map((line) =>
      line
        .replaceAll('NamedEntity:', 'Span:')
        .replace(/^Dependency /, 'Relation ')
        .replace('intValue', 'integerValue'),
    )
    .sort();
}

describe('a document of INCEpTION as XMI and as TSV', () => {
  const typeSystem = join(folder, 'dkpro+webanno-typesystem.xml');

  it.each(['with its type system', 'without'])('has the same layers, labels, attributes and links, %s', (how) => {
    if (!existsSync(suite)) return console.warn(`${suite} is not there: XMI and TSV were not compared.`);
    const beside = how === 'without' ? [] : [foreignFile('TypeSystem.xml', readFileSync(typeSystem))];
    const names = readdirSync(suite).filter((name) => existsSync(join(suite, name, 'reference.xmi')));
    const others = names.filter((name) => {
      const [tsv, xmi] = ['tsv', 'xmi'].map((end) =>
        foreignFile(`reference.${end}`, readFileSync(join(suite, name, `reference.${end}`))),
      );
      if (!tsv || !xmi) return true;
      return told(webannoTsvReader, tsv, []).join('\n') !== told(xmiReader, xmi, beside).join('\n');
    });
    expect([names.length, others]).toEqual([48, moved]);
  });
});
