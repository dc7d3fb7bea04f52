import fc from 'fast-check';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { expect, it } from 'vitest';
import { datasetHolds } from '../hugging-face/hugging-face.ts';
import { digestOf, digestOfCorpus, resolvedOf } from '../testing/digest.ts';
import { generatedProject } from '../testing/generated-project.ts';
import { bytesOf, foreignFile } from '../testing/read-back.ts';
import { parquet } from './parquet.ts';
import { type SchemaColumn, schemaOf } from './parquet-schema.ts';
import { parquetReader } from './read-parquet.ts';

it('reads back what it writes: fragments, values, notes, hands, status and links across documents', async () => {
  await fc.assert(
    fc.asyncProperty(generatedProject(), async (source) => {
      const [file] = parquet.plan?.(source, { offsets: 'utf16', excel: false, shape: 'file' }).files ?? [];
      if (!file) throw new Error('it writes nothing');
      const unpacked = await parquetReader.unpack?.(foreignFile(file.path, bytesOf(file)));
      if (!unpacked?.ok) throw new Error(JSON.stringify(unpacked));
      const corpus = parquetReader.read(unpacked.value, []);
      if (!corpus.ok) throw new Error(JSON.stringify(corpus.error));
      expect(corpus.value.faults).toEqual([]);
      const resolved = resolvedOf(corpus.value.documents, parquetReader.units);
      expect(digestOfCorpus(resolved, datasetHolds)).toEqual(digestOf(source, datasetHolds));
    }),
  );
});

it('says why a half file is not read', async () => {
  const half = foreignFile('half.parquet', new TextEncoder().encode('PAR1 and no more'));
  expect(await parquetReader.unpack?.(half)).toMatchObject({
    ok: false,
    error: { code: 'import/damaged', params: { file: 'half.parquet' } },
  });
});

/** As a Buffer of Node is: a part of a pool, and so are its slices. */
class PooledBytes extends Uint8Array<ArrayBuffer> {
  override slice(start?: number, end?: number): Uint8Array<ArrayBuffer> {
    return this.subarray(start, end);
  }
}

it('reads bytes that are a part of something larger', async () => {
  const [source] = fc.sample(generatedProject(), { numRuns: 1, seed: 3 });
  const [file] = source ? (parquet.plan?.(source, { offsets: 'utf16', excel: false, shape: 'file' }).files ?? []) : [];
  if (!file) throw new Error('it writes nothing');
  const bytes = bytesOf(file);
  const pool = new PooledBytes(new ArrayBuffer(bytes.length + 200));
  pool.set(bytes, 100);
  const unpacked = await parquetReader.unpack?.(foreignFile('a.parquet', pool.subarray(100, 100 + bytes.length)));
  expect(unpacked).toMatchObject({ ok: true });
});

/** As `datasets` writes rows of tokens: 64-bit numbers in lists, and their names beside the schema. */
function tokenTable(info: unknown): Uint8Array {
  const int64 = (name: string): SchemaColumn[] => [
    { name, converted_type: 'LIST', num_children: 1, repetition_type: 'OPTIONAL' },
    { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
    { name: 'element', type: 'INT64', repetition_type: 'OPTIONAL' },
  ];
  const writer = new ByteWriter();
  const table = new ParquetWriter({
    writer,
    schema: [
      { name: 'root', num_children: 2 },
      ...schemaOf({ name: 'tokens', type: { kind: 'strings' } }),
      ...int64('ner_tags'),
    ],
    statistics: false,
    kvMetadata: [{ key: 'huggingface', value: JSON.stringify(info) }],
  });
  const columnData = [
    { name: 'tokens', data: [['Peter', 'Blackburn', 'left']] },
    { name: 'ner_tags', data: [[1n, 2n, 0n]] },
  ];
  void table.write({ columnData, rowGroupSize: 1 });
  void table.finish();
  return writer.getBytes();
}

it('reads tokens with numbered tags by the names that the table has for them', async () => {
  const names = ['O', 'B-PER', 'I-PER'];
  const features = { ner_tags: { feature: { names, _type: 'ClassLabel' }, _type: 'Sequence' } };
  const read = async (info: unknown) => {
    const unpacked = await parquetReader.unpack?.(foreignFile('train.parquet', tokenTable(info)));
    if (!unpacked?.ok) throw new Error(JSON.stringify(unpacked));
    return parquetReader.read(unpacked.value, []);
  };
  expect(await read({ info: { features } })).toMatchObject({
    ok: true,
    value: { documents: [{ annotations: [{ label: 'PER', quote: 'Peter Blackburn' }] }], faults: [] },
  });
  expect(await read({})).toMatchObject({
    ok: false,
    error: { params: { reason: expect.stringContaining('“ner_tags” are numbers') } },
  });
});
