import type { NetworkNode } from '../../api/network-answers.ts';
import type { PlainTable } from '../../formats/csv/plain-table.ts';
import type { DiscourseNetwork } from './discourse-network.ts';

/**
 * The network as the matrix that stands in papers: speakers by propositions, or speakers or propositions by themselves
 * (symmetric, the diagonal empty). `combined` has the codes of Discourse Network Analyzer: 0 nothing, 1 for it, 2 against
 * it, 3 both; where weights are divided there are no codes, and the cells are the weights.
 */
export function networkMatrix({ question, nodes, ties }: DiscourseNetwork): PlainTable {
  const isTwoMode = question.kind === 'two-mode';
  const rows = isTwoMode ? nodes.filter(({ mode }) => mode === 'speaker') : nodes;
  const columns = isTwoMode ? nodes.filter(({ mode }) => mode === 'proposition') : nodes;
  const isCoded = question.relation === 'combined' && question.normalization === 'none';
  const weights = new Map<string, number>();
  for (const tie of ties) {
    const weight = isCoded ? { positive: 1, negative: 2, both: 3 }[tie.sign] : tie.weight;
    weights.set(`${tie.source}\n${tie.target}`, weight);
    if (!isTwoMode) weights.set(`${tie.target}\n${tie.source}`, weight);
  }
  const names = namesOf(nodes);
  return {
    columns: ['', ...columns.map(({ id }) => names.get(id) ?? id)],
    rows: rows.map((row) => [
      names.get(row.id) ?? row.id,
      ...columns.map((column) =>
        !isTwoMode && row.id === column.id ? null : (weights.get(`${row.id}\n${column.id}`) ?? 0),
      ),
    ]),
  };
}

/** Nodes of one name get their ids as well: a matrix with two rows of one name cannot be read back. */
function namesOf(nodes: readonly NetworkNode[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const { name } of nodes) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map(nodes.map(({ id, name }) => [id, (counts.get(name) ?? 0) > 1 ? `${name} (${id})` : name]));
}
