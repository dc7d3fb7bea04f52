import type { AttributeDefinition, Codebook, Label, Layer, LinkType } from '../../domain/codebook.ts';
import { ATTRIBUTION } from './attribution-event.ts';
import { EXACT_NAME } from './brat-config.ts';
import type { BratNames } from './brat-names.ts';
import { escapeLine } from './escaped-line.ts';

interface Configuring {
  readonly codebook: Codebook;
  readonly names: BratNames;
  readonly withEvents: boolean;
}

/** Every layer is a group with its labels under it; that is also how it is read again. */
export function annotationConfig({ codebook, names, withEvents }: Configuring): string {
  const { layers, linkTypes } = codebook;
  const claims = layers.filter(({ kind }) => kind === 'claim').flatMap(({ labels }) => labels);
  const anyOf = (labels: readonly Label[]) => labels.map(({ id }) => names.label(id)).join('|') || '<ENTITY>';
  return [
    '[entities]',
    ...layers.flatMap((layer) => [`!${names.layer(layer)}`, ...labelLines(layer, names)]),
    '',
    '[relations]',
    ...linkTypes.map((type) => relationLine(type, names)),
    '<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>',
    '',
    '[events]',
    ...(withEvents ? [`${ATTRIBUTION}\tSource*:<ENTITY>, Cue*:<ENTITY>, Content+:${anyOf(claims)}`] : []),
    '',
    '[attributes]',
    ...attributeLines(layers, names),
    '',
  ].join('\n');
}

function labelLines({ labels }: Layer, names: BratNames): string[] {
  const lines: string[] = [];
  const add = (parentId: string | null, depth: number): void => {
    for (const { id } of labels.filter((label) => label.parentId === parentId)) {
      lines.push(`${'\t'.repeat(depth)}${names.label(id)}`);
      add(id, depth + 1);
    }
  };
  add(null, 1);
  return lines;
}

function relationLine({ id, fromLabelIds, toLabelIds, symmetric }: LinkType, names: BratNames): string {
  const types = (ids: readonly string[]) => ids.map((label) => names.label(label)).join('|') || '<ENTITY>';
  const ends = `Arg1:${types(fromLabelIds)}, Arg2:${types(toLabelIds)}`;
  return `${names.linkType(id)}\t${ends}${symmetric ? ', <REL-TYPE>:symmetric' : ''}`;
}

/** Only what has a list of values can be said here; free text needs no configuration to be read. */
function attributeLines(layers: readonly Layer[], names: BratNames): string[] {
  const found = new Map<string, { readonly on: string[]; readonly values: Set<string> }>();
  for (const { labels, attributes } of layers)
    for (const attribute of attributes) {
      const values = valuesOf(attribute);
      if (values.length === 0 || labels.length === 0) continue;
      const name = names.attribute(attributes, attribute.id);
      const known = found.get(name) ?? { on: [], values: new Set() };
      known.on.push(...labels.map(({ id }) => names.label(id)));
      for (const value of values) known.values.add(value);
      found.set(name, known);
    }
  return [...found].map(([name, { on, values }]) => `${name}\tArg:${on.join('|')}, Value:${[...values].join('|')}`);
}

function valuesOf({ kind, options }: AttributeDefinition): string[] {
  if (kind === 'boolean') return ['true', 'false'];
  return options.map(({ id }) => id.replaceAll(/[\s|,]+/gu, '_'));
}

/**
 * What people read in place of the safe names, and the colours. A bar or a line end has no place in a name here: such a
 * name stands as it is in a comment, which brat passes over.
 */
export function visualConfig({ codebook, names }: Configuring): string {
  const labels = codebook.layers.flatMap((layer) => layer.labels);
  return [
    '[labels]',
    ...names.shown.flatMap(([safe, shown]) => {
      const words = shown.replaceAll(/[\s|]+/gu, ' ').trim();
      const line = `${safe} | ${words}`;
      return words === shown
        ? [line]
        : [`${EXACT_NAME} ${safe}\t${escapeLine(shown)}`, ...(words === '' ? [] : [line])];
    }),
    '',
    '[drawing]',
    'SPAN_DEFAULT\tfgColor:black, bgColor:lightgreen, borderColor:darken',
    'ARC_DEFAULT\tcolor:black, dashArray:-, arrowHead:triangle-5',
    ...labels.map(({ id, color }) => `${names.label(id)}\tbgColor:${color}`),
    '',
  ].join('\n');
}
