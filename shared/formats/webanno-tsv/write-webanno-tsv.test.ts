import { describe, expect, it } from 'vitest';
import { type Annotation, Attributes } from '../../domain/annotation.ts';
import { AnnotatorId, LayerId } from '../../domain/ids.ts';
import { annotationRecord, documentRecord, linkRecord } from '../../domain/testing/records.ts';
import type { ProjectSource } from '../project-source.ts';
import { generatedCodebook } from '../testing/generated-project.ts';
import { bytesOf, readBack } from '../testing/read-back.ts';
import { webannoTsvReader } from './read-webanno-tsv.ts';
import { webannoTsv } from './webanno-tsv.ts';

interface Given {
  readonly codebook?: ProjectSource['codebook'];
  readonly links?: ProjectSource['links'];
}

function project(text: string, annotations: readonly Annotation[], given: Given = {}): ProjectSource {
  return {
    name: 'p',
    codebook: given.codebook ?? generatedCodebook,
    annotators: [],
    documents: [documentRecord({ id: 'd', length: text.length })],
    entities: [],
    propositions: [],
    memos: [],
    queries: [],
    rules: [],
    links: given.links ?? [],
    content: () => ({ text, blocks: [], marks: [] }),
    sourceBase64: () => '',
    annotationsOf: () => annotations,
    annotation: (id) => annotations.find((one) => one.id === id),
  };
}

function mark(text: string, words: string, more: Partial<Annotation> = {}): Annotation {
  const start = text.indexOf(words);
  const record = annotationRecord({ id: words.trim() || 'blank', text, spans: [{ start, end: start + words.length }] });
  return { ...record, annotatorId: AnnotatorId.parse('ada'), ...more };
}

function planOf(source: ProjectSource, columns = 'plain') {
  return (
    webannoTsv.plan?.(source, { offsets: 'utf16', excel: false, shape: 'folder', choices: { columns } }) ??
    expect.fail()
  );
}

function written(source: ProjectSource, columns?: string): string {
  return planOf(source, columns)
    .files.map((file) => new TextDecoder().decode(bytesOf(file)))
    .join('---\n');
}

function notesOf(source: ProjectSource) {
  const plan = planOf(source);
  for (const file of plan.files) bytesOf(file);
  return plan.notes().filter(({ key }) => key !== 'note.webanno-tsv.layers');
}

const text = 'Ada Moss spoke. She left\nthe town_hall.';

describe('the writer of WebAnno TSV', () => {
  it('writes what INCEpTION writes: header, two empty lines, sentences, rows with a tab at their end', () => {
    const ada = mark(text, 'Ada Moss', { attributes: Attributes.parse({ certain: true, remark: 'a|b_c' }) });
    const she = mark(text, 'She', { layerId: LayerId.parse('claims') });
    const hall = mark(text, 'hall');
    const links = [
      linkRecord({ id: 'l1', fromId: 'She', toId: 'Ada Moss', typeId: 'said-by' }),
      linkRecord({ id: 'l2', fromId: 'hall', toId: 'Ada Moss', typeId: 'supports' }),
    ];
    expect(written(project(text, [ada, she, hall], { links }))).toBe(
      [
        '#FORMAT=WebAnno TSV 3.3',
        '#T_SP=webanno.custom.Claims|value',
        '#T_SP=webanno.custom.Entities|certain|remark|value',
        '#T_RL=webanno.custom.AnnotaryLink|value|BT_uima.tcas.Annotation',
        '',
        '',
        '#Text=Ada Moss spoke. ',
        '1-1\t0-3\tAda\t_\ttrue[1]\ta\\|b\\_c[1]\tPerson[1]\tsaid by|supports\t2-1[2_1]|3-2.1[3_1]\t',
        '1-2\t4-8\tMoss\t_\ttrue[1]\ta\\|b\\_c[1]\tPerson[1]\t_\t_\t',
        '1-3\t9-14\tspoke\t_\t_\t_\t_\t_\t_\t',
        '1-4\t14-15\t.\t_\t_\t_\t_\t_\t_\t',
        '',
        '#Text=She left',
        '2-1\t16-19\tShe\tPerson[2]\t_\t_\t_\t_\t_\t',
        '2-2\t20-24\tleft\t_\t_\t_\t_\t_\t_\t',
        '',
        '#Text=the town_hall.',
        '3-1\t25-28\tthe\t_\t_\t_\t_\t_\t_\t',
        '3-2\t29-38\ttown_hall\t_\t_\t_\t_\t_\t_\t',
        '3-2.1\t34-38\thall\t_\t*[3]\t*[3]\tPerson[3]\t_\t_\t',
        '3-3\t38-39\t.\t_\t_\t_\t_\t_\t_\t',
        '',
      ].join('\n'),
    );
  });

  it('says that relations lead between annotations of one layer where all do', () => {
    const links = [linkRecord({ id: 'l', fromId: 'She', toId: 'Ada', typeId: 'supports' })];
    expect(written(project(text, [mark(text, 'Ada'), mark(text, 'She')], { links }))).toContain(
      '|BT_webanno.custom.Entities\n',
    );
  });

  it('brings back texts that look like numbers, truth values and lists as texts', () => {
    const values = ['true', '42', '["a"]'].map((remark, index) =>
      mark(text, ['Ada', 'Moss', 'spoke'][index] ?? '', { attributes: Attributes.parse({ remark }) }),
    );
    for (const one of values) {
      const read = readBack(webannoTsvReader, planOf(project(text, [one])));
      expect(read.documents[0]?.annotations[0]?.attributes).toEqual(one.attributes);
    }
    expect(written(project(text, values.slice(1, 2)))).toContain(
      '\n\n#Annotary.text=webanno.custom.Entities|remark\n#Text=',
    );
    expect(written(project(text, values))).not.toContain('#Annotary');
  });

  it('gives layers and attributes names that UIMA allows, each its own, and finds the attributes again', () => {
    const [entities, ...others] = generatedCodebook.layers;
    const attributes = ['value', 'attribute_value', '2nd', 'a-b', 'a_b'].map((id) => ({
      ...(entities?.attributes[1] ?? expect.fail()),
      id,
      name: id,
    }));
    const codebook = {
      ...generatedCodebook,
      layers: [{ ...entities, id: 'annotary-link', name: 'Annotary link', attributes }, ...others],
    };
    const one = mark(text, 'Ada', {
      layerId: LayerId.parse('annotary-link'),
      attributes: Attributes.parse(Object.fromEntries(attributes.map(({ id }) => [id, `x ${id}`]))),
    });
    const source = project(text, [one], { codebook: codebook as ProjectSource['codebook'] });
    expect(written(source).split('\n')[1]).toBe(
      '#T_SP=webanno.custom.AnnotaryLink2|a_b|a_b2|attribute_2nd|attribute_attribute_value|attribute_value|value',
    );
    const [read] = readBack(webannoTsvReader, planOf(source)).documents[0]?.annotations ?? [];
    expect(read?.attributes).toMatchObject({ value: 'x value', attribute_value: 'x attribute_value', a_b: 'x a-b' });
  });

  it('says which annotations begin or end between words, and which cover none', () => {
    const blank = { ...mark(text, ' '), spans: [{ start: 24, end: 25 }] };
    const links = [linkRecord({ id: 'l', fromId: 'blank', toId: 'Ada', typeId: 'supports' })];
    const all = [mark(text, 'Ada'), mark(text, ' spoke. '), blank];
    expect(notesOf(project(text, all, { links }))).toEqual([
      { key: 'note.webanno-tsv.trimmed', params: { annotations: 1 } },
      { key: 'note.webanno-tsv.empty', params: { annotations: 1, links: 1 } },
    ]);
    const [document] = readBack(webannoTsvReader, planOf(project(text, all, { links }))).documents;
    expect(document?.annotations.map(({ quote }) => quote)).toEqual(['Ada', 'spoke.']);
  });

  it('keeps a text without words, of which INCEpTION reads nothing', () => {
    const source = project('\r\n \n', []);
    expect(readBack(webannoTsvReader, planOf(source)).documents[0]?.text).toBe('\r\n \n');
    expect(notesOf(source)).toEqual([{ key: 'note.webanno-tsv.wordless', params: { documents: 1 } }]);
  });
});
