import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { NetworkNode } from '../../api/network-answers.ts';
import type { DiscourseNetwork } from '../../claims/network/discourse-network.ts';
import { usualNetwork } from '../../claims/network/network-defaults.ts';
import { fitsXml, graphmlOf } from './graphml-text.ts';

function node(id: string, name: string, mode: NetworkNode['mode']): NetworkNode {
  return {
    id,
    mode,
    name,
    entityType: 'person',
    entityId: 'e1',
    externalIds: { wikidata: 'Q1', viaf: '2' },
    statements: 2,
    agreements: 1,
    disagreements: 1,
    documents: 1,
    first: '2025-03-28',
    last: '',
  };
}

const hostile = 'A <b> & "c" ]]>\u0000\u000b\ud800 x\r\ny 😀 \uffff';
const network: DiscourseNetwork = {
  question: usualNetwork,
  nodes: [node('s', hostile, 'speaker'), node('p', 'Tariffs', 'proposition')],
  ties: [{ source: 's', target: 'p', sign: 'both', weight: 0.5, positive: 1, negative: 1 }],
  statements: 2,
  claims: 2,
  repeated: 0,
  leftOut: 0,
  withoutProposition: 0,
  withoutSpeaker: 0,
  undated: 0,
};

/** As any XML parser reads it, by the names of the keys. */
function read(text: string) {
  const parser = new SaxesParser({ xmlns: true });
  const types = new Map<string, string>();
  const items: Record<string, string>[] = [];
  let key = '';
  parser.on('opentag', ({ local, attributes }) => {
    const values = Object.fromEntries(Object.values(attributes).map((one) => [one.name, one.value]));
    if (local === 'key') types.set(values['id'] ?? '', `${values['attr.name']}:${values['attr.type']}`);
    if (local === 'node' || local === 'edge') items.push({ ...values, element: local });
    key = local === 'data' ? (values['key'] ?? '') : '';
  });
  parser.on('text', (words) => {
    const item = items.at(-1);
    if (key !== '' && item) item[types.get(key) ?? key] = words;
  });
  parser.on('closetag', () => {
    key = '';
  });
  parser.write(text).close();
  return items;
}

describe('GraphML', () => {
  const text = [...graphmlOf(network)].map((chunk) => chunk.text).join('');

  it('is XML whatever stands in names, with typed attributes', () => {
    const [speaker, proposition, tie] = read(text);
    expect(speaker).toMatchObject({
      element: 'node',
      'label:string': 'A <b> & "c" ]]>\ufffd\ufffd\ufffd x\r\ny 😀 \ufffd',
      'type:boolean': 'false',
      'statements:int': '2',
      'external_ids:string': 'viaf=2; wikidata=Q1',
      'first_date:string': '2025-03-28',
    });
    expect(speaker).not.toHaveProperty('last_date:string');
    expect(proposition).toMatchObject({ 'type:boolean': 'true' });
    expect(tie).toMatchObject({
      element: 'edge',
      source: speaker?.['id'],
      target: proposition?.['id'],
      'weight:double': '0.5',
      'agreements:int': '1',
    });
  });

  it('has the sides of a tie as Discourse Network Analyzer counts them, and says how it was counted', () => {
    expect(read(text)[2]).toMatchObject({ 'subtract:double': '0', 'code:int': '3', 'sign:string': 'both' });
    const question = {
      ...usualNetwork,
      kind: 'speakers',
      relation: 'conflict',
      minimum: 2,
      outlets: ['A; B'],
    } as const;
    const tie = { source: 's', target: 'p', sign: 'negative', weight: 3, positive: 1, negative: 3 } as const;
    const oneMode = [...graphmlOf({ ...network, question, ties: [tie] })].map((chunk) => chunk.text).join('');
    expect(read(oneMode)[2]).toMatchObject({
      'weight:double': '3',
      'sign:string': 'negative',
      'congruence:double': '1',
      'conflict:double': '3',
      'subtract:double': '-2',
    });
    for (const [key, value] of [
      ['relation', 'conflict'],
      ['normalization', 'none'],
      ['duplicates', 'document'],
      ['minimum', '2'],
      ['outlets', '[&quot;A; B&quot;]'],
      ['statements', '2'],
    ])
      expect(oneMode).toContain(`<data key="g_${key}">${value}</data>`);
  });

  it('knows which names it cannot hold', () => {
    expect([hostile, 'a\u0000'].map(fitsXml)).toEqual([false, false]);
    expect(['R&D <x>', 'a\r\n\tb', '😀'].map(fitsXml)).toEqual([true, true, true]);
  });
});
