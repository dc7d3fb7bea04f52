/** Where a file has what is read: CoNLL-U has ten columns, CoNLL-U Plus those that it names. */
export interface ConlluColumns {
  readonly count: number;
  readonly id: number;
  readonly form: number;
  /** Negative where there is none. */
  readonly misc: number;
  /** Columns that CoNLL-U does not have, with their names: `PARSEME:MWE`. */
  readonly more: readonly (readonly [name: string, at: number])[];
}

const standard = 'ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC'.split(' ');

export const tenColumns: ConlluColumns = { count: 10, id: 0, form: 1, misc: 9, more: [] };

/** Marks a file of CoNLL-U Plus, in one of its first lines. */
export const namedColumns = /^#[ \t]*global\.columns[ \t]*=[ \t]*(\S.*?)[ \t\r]*$/mu;

/** Of `# global.columns = ID FORM …` (https://universaldependencies.org/ext-format.html); undefined without the two. */
export function columnsNamed(names: string): ConlluColumns | undefined {
  const all = names.trim().split(/\s+/u);
  const [id, form] = [all.indexOf('ID'), all.indexOf('FORM')];
  if (id < 0 || form < 0) return undefined;
  const more = all.flatMap((name, at) => (standard.includes(name) ? [] : [[name, at] as const]));
  return { count: all.length, id, form, misc: all.indexOf('MISC'), more };
}
