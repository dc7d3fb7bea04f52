import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { resolvedOf } from '../testing/digest.ts';
import { foreignFile } from '../testing/read-back.ts';
import { labelStudioReader } from './read-label-studio.ts';

function read(tasks: unknown, config?: string) {
  const beside = config === undefined ? [] : [foreignFile('config.xml', strToU8(config))];
  const answer = labelStudioReader.read(foreignFile('tasks.json', strToU8(JSON.stringify(tasks))), beside);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const { documents, faults, scheme } = answer.value;
  return { ...resolvedOf(documents, labelStudioReader.units), faults, scheme };
}

const region = (id: string, start: number, end: number, text: string, more: object = {}) => ({
  id,
  from_name: 'ner',
  to_name: 'text',
  type: 'labels',
  value: { start, end, text, labels: ['PER'] },
  ...more,
});
const task = (data: object, ...result: object[]) => ({ id: 7, data, annotations: [{ result }] });

describe('tables of Label Studio', () => {
  const header = 'annotation_id,annotator,created_at,id,label,lead_time,sentiment,text,updated_at';
  const cell = (value: unknown): string => `"${JSON.stringify(value).replaceAll('"', '""')}"`;
  const regions = (start: number, end: number, text: string) => cell([{ start, end, text, labels: ['PER'] }]);
  const rows = [
    `1,ada@x.example,2022,7,${regions(2, 5, 'Ada')},9.1,good,"😀 Ada, and\nBo",2022`,
    `2,bo@x.example,2022,7,${regions(11, 13, 'Bo')},9.1,good,"😀 Ada, and\nBo",2022`,
    `3,bo@x.example,2022,8,,9.1,,[not JSON,2022`,
  ];

  it.each([',', '\t'])('are a task for each id, with what each person says of it (%j)', (delimiter) => {
    const table = [header.replaceAll(',', delimiter), ...rows]
      .map((row) => (delimiter === ',' ? row : row.replaceAll(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/g, delimiter)))
      .join('\r\n');
    expect(labelStudioReader.recognises({ path: 'x.csv', head: table })).toBe(3);
    const answer = labelStudioReader.read(foreignFile('x.csv', strToU8(table)), []);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    const { documents, misfits } = resolvedOf(answer.value.documents, labelStudioReader.units);
    expect(misfits).toEqual([]);
    expect(documents).toMatchObject([
      {
        name: 'x.csv 7',
        text: '😀 Ada, and\nBo',
        fields: { sentiment: 'good' },
        annotations: [
          { quote: 'Ada', label: 'PER', layer: 'label', annotator: 'ada@x.example' },
          { quote: 'Bo', label: 'PER', layer: 'label', annotator: 'bo@x.example' },
        ],
      },
      { name: 'x.csv 8', text: '[not JSON', annotations: [] },
    ]);
  });

  it('that end in the middle of a cell are read as far as they go, and the place is named', () => {
    const answer = labelStudioReader.read(foreignFile('x.csv', strToU8(`${header}\n${rows[0]}\n2,"bo`)), []);
    expect(answer.ok && answer.value.documents).toHaveLength(1);
    expect(answer.ok && answer.value.faults).toMatchObject([
      { place: 'line 4', reason: 'a quoted cell is never closed' },
    ]);
  });
});

describe('tasks of Label Studio', () => {
  it('count code points today, and UTF-16 in exports of the old editor: the words tell', () => {
    const text = '😀 Ada and Bo';
    expect(read([task({ text }, region('a', 2, 5, 'Ada'), region('b', 10, 12, 'Bo'))]).counting.unit).toBe('codepoint');
    expect(read([task({ text }, region('a', 3, 6, 'Ada'), region('b', 11, 13, 'Bo'))]).counting.unit).toBe('utf16');
  });

  it('write a line end as two characters', () => {
    const { documents, misfits } = read([task({ text: 'Ada\nMoss' }, region('a', 0, 8, String.raw`Ada\nMoss`))]);
    expect([documents[0]?.annotations[0]?.quote, misfits]).toEqual(['Ada\nMoss', []]);
  });

  it('mark HTML by the offsets of its text, or by words that are there once', () => {
    const text = '<p>Ada &amp; <b>Bo</b>&#8230;</p>\r\n<!-- no --><p>Bonn</p>';
    const path = { start: '/p[1]/b[1]/text()[1]', end: '/p[1]/b[1]/text()[1]', startOffset: 0, endOffset: 2 };
    const hyper = (id: string, value: object) => ({ ...region(id, 0, 0, ''), type: 'hypertextlabels', value });
    const { documents, misfits } = read([
      task(
        { text },
        hyper('a', { ...path, globalOffsets: { start: 6, end: 8 }, text: 'Bo', hypertextlabels: ['PER'] }),
        hyper('b', { ...path, text: 'Bonn', hypertextlabels: ['LOC'] }),
      ),
    ]);
    expect(documents[0]?.text).toBe('Ada & Bo…\nBonn');
    expect(documents[0]?.annotations.map(({ quote, label }) => [quote, label])).toEqual([
      ['Bo', 'PER'],
      ['Bonn', 'LOC'],
    ]);
    expect(misfits).toEqual([]);
  });

  it('say more of a region under its id, and of the whole text without one', () => {
    const said = (type: string, value: object, more: object) => ({
      type,
      value,
      from_name: type,
      to_name: 'text',
      ...more,
    });
    const { documents, faults } = read([
      task(
        { text: 'Ada was there', url: 'https://gazette.example/1', desk: 'North' },
        region('a', 0, 3, 'Ada', { meta: { text: ['sure'] } }),
        said('choices', { start: 0, end: 3, choices: ['certain'] }, { id: 'a' }),
        said('rating', { rating: 4 }, { id: 'z' }),
        said('taxonomy', { taxonomy: [['Politics', 'Law']] }, { id: 'y' }),
      ),
    ]);
    expect(documents[0]).toMatchObject({
      name: 'tasks.json 7',
      fields: { desk: 'North', rating: 4, taxonomy: 'Politics > Law' },
      metadata: { url: 'https://gazette.example/1' },
      annotations: [{ attributes: { choices: 'certain' }, note: 'sure' }],
    });
    expect(faults).toEqual([]);
  });

  it('are of people, of models, and skipped', () => {
    const result = [region('a', 0, 3, 'Ada', { score: 0.25 })];
    const { documents, faults } = read({
      data: { text: 'Ada' },
      completions: [{ completed_by: { id: 1, email: 'ada@gazette.example' }, was_cancelled: true, result }],
      predictions: [{ model_version: 'v2', score: 0.5, result: [region('a', 0, 3, 'Ada')] }],
      drafts: [{ result }],
    });
    expect(documents[0]?.annotations).toMatchObject([
      { annotator: 'ada@gazette.example', status: 'rejected', confidence: 0.25 },
      { annotator: 'v2', status: 'open', confidence: 0.5 },
    ]);
    expect(faults.map(({ place }) => place)).toEqual(['the task.drafts[0]']);
  });

  it('connect regions, to the left too, and name ends that are not there', () => {
    const relation = (from_id: string, to_id: string, direction: string) => ({
      type: 'relation',
      from_id,
      to_id,
      direction,
      labels: ['knows'],
    });
    const { documents, faults } = read([
      task(
        { text: 'Ada Bo' },
        region('a', 0, 3, 'Ada'),
        region('b', 4, 6, 'Bo'),
        relation('a', 'b', 'right'),
        relation('a', 'b', 'left'),
        relation('a', 'gone', 'right'),
      ),
    ]);
    const [a, b] = documents[0]?.annotations.map(({ key }) => key) ?? [];
    expect(documents[0]?.links.map(({ type, from, to }) => [type, from.key, to.key])).toEqual([
      ['knows', a, b],
      ['knows', b, a],
    ]);
    expect(faults.map(({ place }) => place)).toEqual(['[0].annotations[0].result[4]']);
  });

  it('have their text where the labeling interface says, with its colours and values', () => {
    const config = `<View><Labels name="ner" toName="text"><Label value="Person" alias="PER" background="#FF0000"/></Labels>
      <Text name="text" value="$body"/><Choices name="sure" toName="text" perRegion="true"><Choice value="yes"/><Choice value="no"/></Choices></View>`;
    const { documents, scheme } = read([task({ text: 'no', body: 'Ada' }, region('a', 0, 3, 'Ada'))], config);
    expect(documents[0]?.text).toBe('Ada');
    expect(scheme.layers).toEqual([
      {
        name: 'ner',
        labels: [{ name: 'PER', displayName: 'Person', color: '#ff0000' }],
        attributes: [{ name: 'sure', kind: 'one-of', options: ['yes', 'no'] }],
      },
    ]);
  });

  it('have labels of HTML under the key of older versions', () => {
    const value = { globalOffsets: { start: 0, end: 3 }, text: 'Ada', htmllabels: ['Title'] };
    const { documents } = read([
      task({ text: 'Ada' }, { ...region('a', 0, 3, 'Ada'), type: 'hypertextlabels', value }),
    ]);
    expect(documents[0]?.annotations).toMatchObject([{ label: 'Title', attributes: {} }]);
  });

  it('are about the text that their tag is called by, where there are several and no labeling interface', () => {
    const { documents, moved } = read([
      task(
        { title: 'Bob and Ann are here today', text: 'Ann loves Bob.' },
        region('a', 0, 3, 'Bob', { to_name: 'title' }),
        region('b', 0, 3, 'Ann'),
      ),
    ]);
    expect(documents.map(({ text, annotations: [one] }) => [text, one?.spans[0]?.start])).toEqual([
      ['Bob and Ann are here today', 0],
      ['Ann loves Bob.', 0],
    ]);
    expect(moved).toEqual([]);
  });

  it('say that turns of dialogues are not read', () => {
    const turn = { ...region('a', 0, 0, 'Bob'), type: 'paragraphlabels' };
    const { faults } = read([task({ text: 'A text.' }, turn)]);
    expect(faults).toMatchObject([{ reason: 'it marks a turn of a dialogue, which is not read' }]);
  });

  it('are one where several people have said something of it, also flattened', () => {
    const flat = (annotator: number, text: string) => ({
      id: 1,
      text,
      ner: [{ start: 0, end: 3, text: text.slice(0, 3), labels: ['PER'] }],
      annotator,
    });
    const { documents } = read([flat(1, 'Ada met Bo.'), flat(2, 'Ada met Bo.'), flat(3, 'Another text.')]);
    expect(documents.map(({ annotations }) => annotations.map(({ annotator }) => annotator))).toEqual([
      ['1', '2'],
      ['3'],
    ]);
  });

  it('stay apart where people do not say the same of the whole text', () => {
    const said = (annotator: number, sentiment: string) => ({
      id: 1,
      text: 'Ada met Bo.',
      sentiment,
      annotator,
      ner: [],
    });
    const flat = [said(1, 'good'), said(2, 'bad'), { ...said(3, 'bad'), lead_time: 3 }];
    expect(read(flat).documents.map(({ fields }) => fields?.['sentiment'])).toEqual(['good', 'bad']);
  });

  it('come flattened as well', () => {
    const tasks = [{ id: 1, text: 'Ada', ner: [{ start: 0, end: 3, text: 'Ada', labels: ['PER'] }], annotator: 2 }];
    expect(labelStudioReader.recognises({ path: 'x.json', head: JSON.stringify(tasks) })).toBe(2);
    expect(read(tasks).documents[0]?.annotations).toMatchObject([{ label: 'PER', layer: 'ner', annotator: '2' }]);
  });
});
