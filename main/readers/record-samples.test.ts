import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAnnotations } from './read-annotations.ts';
import { samples } from '../testing/public-samples.ts';

// Files that the tools themselves wrote. They lie beside the project and are read where they are.
const areThere = existsSync(samples);

function filesIn(folder: string): string[] {
  return readdirSync(join(samples, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(samples.length + 1));
}

async function read(main: string) {
  const [folder = ''] = main.split('/');
  const beside = filesIn(folder).filter((path) => path.endsWith('.xml'));
  const files = [main, ...beside].map((path) => ({ path, bytes: new Uint8Array(readFileSync(join(samples, path))) }));
  const answer = await readAnnotations({ main, files });
  if (!answer.ok) return { code: answer.error.code, reason: String(answer.error.params['reason'] ?? '') };
  const { format, corpus, faults } = answer.value;
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
  return {
    format,
    documents: corpus.documents.length,
    annotations: sum(corpus.documents.map(({ annotations }) => annotations.length)),
    links: sum(corpus.documents.map(({ links }) => links.length)),
    fields: sum(corpus.documents.map(({ fields }) => Object.keys(fields ?? {}).length)),
    misfits: corpus.misfits.length,
    moved: corpus.moved.length,
    faults: faults.length,
  };
}

// [file, documents, annotations, links, fields of documents, misfits, faults]
const doccano: [string, number, number, number, number, number, number][] = [
  ['export-examples/intent_detection/example.jsonl', 2, 3, 0, 2, 0, 0],
  ['export-examples/relation_extraction/example.jsonl', 1, 4, 3, 0, 0, 0],
  ['export-examples/sequence_labeling/example.jsonl', 3, 4, 0, 0, 0, 0],
  ['export-examples/sequence_to_sequence/example.json', 3, 0, 0, 3, 0, 0],
  ['export-examples/sequence_to_sequence/example.jsonl', 3, 0, 0, 3, 0, 0],
  ['export-examples/text_classification/example.json', 3, 0, 0, 3, 0, 0],
  ['export-examples/text_classification/example.jsonl', 3, 0, 0, 3, 0, 0],
  ['import-examples/intent_detection/example.jsonl', 2, 3, 0, 2, 0, 0],
  ['import-examples/relation_extraction/example.jsonl', 1, 4, 3, 0, 0, 0],
  ['import-examples/sequence_labeling/example.jsonl', 3, 3, 0, 0, 0, 0],
  ['import-examples/sequence_to_sequence/example.jsonl', 3, 0, 0, 3, 0, 0],
  ['import-examples/text_classification/example.jsonl', 3, 0, 0, 3, 0, 0],
  // Each of these has records without a text, which doccano's own tests refuse as well.
  ['import-tests/intent/example.jsonl', 4, 2, 0, 2, 0, 1],
  ['import-tests/seq2seq/example.json', 2, 0, 0, 1, 0, 2],
  ['import-tests/seq2seq/example.jsonl', 2, 0, 0, 1, 0, 2],
  ['import-tests/sequence_labeling/example.jsonl', 2, 1, 0, 2, 0, 1],
  ['import-tests/text_classification/example.json', 3, 0, 0, 2, 0, 1],
  ['import-tests/relation_extraction/example.jsonl', 1, 4, 3, 0, 0, 0],
  ['import-tests/sequence_labeling/example_overlapping.jsonl', 1, 2, 0, 1, 0, 0],
  ['import-tests/text_classification/example.jsonl', 3, 0, 0, 5, 0, 0],
];

const labelStudio: typeof doccano = [
  // A rectangle of a prediction and its label are about an image.
  ['classification_mixed/annotations/1.json', 1, 0, 0, 6, 0, 2],
  ['classification_mixed/tasks.json', 3, 0, 0, 3, 0, 0],
  ['named_entity/annotations/1.json', 1, 1, 0, 0, 0, 0],
  ['named_entity/tasks.json', 1, 1, 0, 0, 0, 0],
  ['references/annotations/1.json', 1, 0, 0, 1, 0, 0],
  ['references/tasks.json', 2, 0, 0, 1, 0, 0],
  // These two have the annotation of named_entity on another text: the file itself is wrong.
  ['rich_text_plain/annotations/1.json', 1, 0, 0, 0, 1, 0],
  ['rich_text_plain/tasks.json', 1, 0, 0, 0, 1, 0],
  ['test_export_csv-csv_test.json', 2, 0, 0, 4, 0, 5],
  ['test_export_csv-csv_test2.json', 1, 0, 0, 10, 0, 0],
  ['test_export_csv-csv_test_colliding_keys.json', 1, 0, 0, 1, 0, 0],
  ['test_export_csv-csv_test_history.json', 1, 0, 0, 1, 0, 0],
  ['test_export_json_min-chat_data.json', 1, 0, 0, 1, 0, 4],
];

const prodigy: typeof doccano = [
  ['demo.jsonl', 1, 1, 0, 0, 0, 0],
  ['emerson_annotated_text.jsonl', 30, 30, 0, 0, 0, 0],
  ['ner_demo-train.json', 2, 3, 0, 0, 0, 0],
  ['ner_tweets-test-150.jsonl', 150, 80, 0, 3, 0, 0],
  // Heads and dependencies of single words.
  ['parser_demo-train.json', 2, 0, 0, 0, 0, 2],
  ['spancat_demo-train.json', 3, 4, 0, 0, 0, 0],
];

const tables = [
  ['doccano', 'doccano', doccano],
  ['label-studio', 'label-studio', labelStudio],
  ['prodigy', 'prodigy-spacy', prodigy],
] as const;

describe.skipIf(!areThere)(`samples of records (${areThere ? 'in' : 'NOT READ: there is no'} ${samples})`, () => {
  for (const [format, folder, table] of tables)
    it.each(table)(`${format}: %s`, async (path, documents, annotations, links, fields, misfits, faults) => {
      const expected = { format, documents, annotations, links, fields, misfits, moved: 0, faults };
      expect(await read(`${folder}/${path}`)).toEqual(expected);
    });

  it.each([
    ['prodigy-spacy/drugs_patterns.jsonl', 'match patterns'],
    ['label-studio/test_export_json_min-data.json', 'polygonlabels'],
    ['parquet/alpha.parquet', 'it has no text'],
    ['parquet/brotli_compressed.parquet', 'BROTLI'],
  ])('refuses %s and says why', async (path, reason) => {
    const answer = await read(path);
    expect(answer).toMatchObject({ code: 'import/damaged' });
    expect(answer.reason).toContain(reason);
  });

  it('finds in a DocBin what the file that it was made of says', async () => {
    const [packed, made] = [await read('prodigy-spacy/demo.spacy'), await read('prodigy-spacy/demo.jsonl')];
    expect(packed).toEqual({ ...made, format: 'spacy' });
  });

  it('knows whom a mention was linked to', async () => {
    const main = 'prodigy-spacy/emerson_annotated_text.jsonl';
    const bytes = new Uint8Array(readFileSync(join(samples, main)));
    const answer = await readAnnotations({ main, files: [{ path: main, bytes }] });
    const first = answer.ok ? answer.value.corpus.documents[0]?.annotations[0] : undefined;
    expect(first).toMatchObject({
      quote: 'Emerson',
      status: 'accepted',
      entity: { externalIds: { wikidata: 'Q312545' } },
    });
  });
});
