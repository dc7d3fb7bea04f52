import type { DiscourseNetwork } from '../../claims/network/discourse-network.ts';
import type { NetworkNode, NetworkTie } from '../../api/network-answers.ts';
import type { Chunk } from '../format.ts';

type Kind = 'string' | 'int' | 'double' | 'boolean';

interface Key<Item> {
  readonly name: string;
  readonly kind: Kind;
  /** Undefined where the item has none. */
  readonly value: (item: Item, isTwoMode: boolean) => string | number | boolean | undefined;
}

const nodeKeys: readonly Key<NetworkNode>[] = [
  // `label` is what Gephi shows, `type` what igraph takes for the side of a two-mode network.
  { name: 'label', kind: 'string', value: ({ name }) => name },
  { name: 'mode', kind: 'string', value: ({ mode }) => mode },
  { name: 'type', kind: 'boolean', value: ({ mode }, isTwoMode) => (isTwoMode ? mode === 'proposition' : undefined) },
  { name: 'entity_type', kind: 'string', value: ({ entityType }) => entityType || undefined },
  { name: 'entity_id', kind: 'string', value: ({ entityId }) => entityId || undefined },
  { name: 'external_ids', kind: 'string', value: ({ externalIds }) => idsText(externalIds) || undefined },
  { name: 'statements', kind: 'int', value: ({ statements }) => statements },
  { name: 'agreements', kind: 'int', value: ({ agreements }) => agreements },
  { name: 'disagreements', kind: 'int', value: ({ disagreements }) => disagreements },
  { name: 'documents', kind: 'int', value: ({ documents }) => documents },
  { name: 'first_date', kind: 'string', value: ({ first }) => first || undefined },
  { name: 'last_date', kind: 'string', value: ({ last }) => last || undefined },
];

const tieKeys: readonly Key<NetworkTie>[] = [
  { name: 'weight', kind: 'double', value: ({ weight }) => weight },
  { name: 'sign', kind: 'string', value: ({ sign }) => sign },
  { name: 'agreements', kind: 'int', value: ({ positive }, isTwoMode) => (isTwoMode ? positive : undefined) },
  { name: 'disagreements', kind: 'int', value: ({ negative }, isTwoMode) => (isTwoMode ? negative : undefined) },
  { name: 'congruence', kind: 'double', value: ({ positive }, isTwoMode) => (isTwoMode ? undefined : positive) },
  { name: 'conflict', kind: 'double', value: ({ negative }, isTwoMode) => (isTwoMode ? undefined : negative) },
  // As Discourse Network Analyzer has them: `subtract` is what joins less what divides, `code` that of its `combine`.
  { name: 'subtract', kind: 'double', value: ({ positive, negative }) => positive - negative },
  { name: 'code', kind: 'int', value: (tie, isTwoMode) => (isTwoMode ? codeOf(tie) : undefined) },
];

/** How the ties were counted, so that a file says for itself what its weights are. */
const graphKeys: readonly Key<DiscourseNetwork>[] = [
  { name: 'relation', kind: 'string', value: ({ question }) => question.relation },
  { name: 'normalization', kind: 'string', value: ({ question }) => question.normalization },
  { name: 'duplicates', kind: 'string', value: ({ question }) => question.duplicates },
  { name: 'minimum', kind: 'double', value: ({ question }) => question.minimum || undefined },
  { name: 'from', kind: 'string', value: ({ question }) => question.from || undefined },
  { name: 'to', kind: 'string', value: ({ question }) => question.to || undefined },
  {
    name: 'outlets',
    kind: 'string',
    value: ({ question }) => (question.outlets.length > 0 ? JSON.stringify(question.outlets) : undefined),
  },
  {
    name: 'propositions',
    kind: 'string',
    value: ({ question }) => (question.propositionIds.length > 0 ? JSON.stringify(question.propositionIds) : undefined),
  },
  { name: 'statements', kind: 'int', value: ({ statements }) => statements },
  { name: 'claims', kind: 'int', value: ({ claims }) => claims },
];

/** 1 for it, 2 against it, 3 both. */
function codeOf({ positive, negative }: NetworkTie): number {
  return Number(positive > 0) + 2 * Number(negative > 0);
}

/**
 * A network as GraphML (http://graphml.graphdrawing.org/), a piece per node and per tie. Undirected, attributes typed.
 * Characters that XML 1.0 cannot hold become U+FFFD.
 */
export function* graphmlOf(network: DiscourseNetwork): Generator<Chunk> {
  const { question, nodes, ties } = network;
  const isTwoMode = question.kind === 'two-mode';
  const head = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"' +
      ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    ...nodeKeys.map((key) => keyLine(key, 'node')),
    ...tieKeys.map((key) => keyLine(key, 'edge')),
    ...graphKeys.map((key) => keyLine(key, 'graph')),
    `  <graph id="${question.kind}" edgedefault="undirected">`,
    ...data('g', graphKeys, network, isTwoMode),
  ];
  yield { text: `${head.join('\n')}\n`, rows: 0 };
  const numbers = new Map(nodes.map(({ id }, at) => [id, `n${at}`]));
  for (const node of nodes)
    yield { text: element(`node id="${numbers.get(node.id)}"`, data('n', nodeKeys, node, isTwoMode)), rows: 1 };
  for (const [at, tie] of ties.entries()) {
    const ends = `source="${numbers.get(tie.source)}" target="${numbers.get(tie.target)}"`;
    yield { text: element(`edge id="e${at}" ${ends}`, data('e', tieKeys, tie, isTwoMode)), rows: 1 };
  }
  yield { text: '  </graph>\n</graphml>\n', rows: 0 };
}

/** Whether all of a text can stand in XML 1.0 (production 2, Char): no control characters, no half pairs. */
export function fitsXml(text: string): boolean {
  return xmlText(text) === text.replace(/[&<>"\r]/gu, (one) => escapes[one] ?? one);
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A reader would otherwise make a line feed of it.
  '\r': '&#13;',
};

function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"\r]/gu, (one) => escapes[one] ?? one);
}

function keyLine({ name, kind }: Pick<Key<never>, 'name' | 'kind'>, side: 'node' | 'edge' | 'graph'): string {
  return `  <key id="${side.charAt(0)}_${name}" for="${side}" attr.name="${name}" attr.type="${kind}"/>`;
}

function data<Item>(side: 'n' | 'e' | 'g', keys: readonly Key<Item>[], item: Item, isTwoMode: boolean): string[] {
  return keys.flatMap(({ name, value }) => {
    const found = value(item, isTwoMode);
    return found === undefined ? [] : [`      <data key="${side}_${name}">${xmlText(String(found))}</data>`];
  });
}

function element(opening: string, lines: readonly string[]): string {
  const [name = ''] = opening.split(' ');
  return `    <${opening}>\n${lines.join('\n')}\n    </${name}>\n`;
}

/** `wikidata=Q1156; viaf=1`, in the order of the authorities. */
function idsText(ids: NetworkNode['externalIds']): string {
  return Object.entries(ids)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([authority, id]) => `${authority}=${id}`)
    .join('; ');
}
