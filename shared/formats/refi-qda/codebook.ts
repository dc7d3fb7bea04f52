import type { Codebook, Label, Layer } from '../../domain/codebook.ts';
import { countLabels } from '../codebook/codebook-json.ts';
import type { Format, Note } from '../format.ts';
import { guidOf } from '../guid.ts';
import { writeDescription } from '../codebook/label-description.ts';
import { xmlAttribute, xmlText } from '../xml/xml-text.ts';

export const QDC_NAMESPACE = 'urn:QDA-XML:codebook:1.0';

/**
 * The exchange format for codebooks of the REFI-QDA standard 1.5 (https://www.qdasoftware.org, schema Codebook.xsd):
 * labels are codes, nested as they are here, and each layer is a set of them. A retired label is a code that cannot be
 * used for coding. Attributes, types of links and shortcuts have no place in it.
 */
export const refiQdaCodebook: Format = {
  id: 'qdc',
  name: 'format.qdc.name',
  mediaTypes: ['application/xml'],
  extensions: ['.qdc'],
  reads: 'codebook',
  writes: 'file',
  keeps: 'format.qdc.keeps',
  plan: ({ codebook }) => ({
    files: [{ path: 'codebook.qdc', chunks: () => [{ text: writeQdc(codebook), rows: countLabels(codebook) }] }],
    notes: () => notesOn(codebook),
  }),
};

/** Nothing in it depends on when or where it was written: the same label has the same GUID in every export. */
export function writeQdc(codebook: Codebook): string {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<CodeBook xmlns="${QDC_NAMESPACE}" origin="Annotary">`,
    ...codesLines(codebook),
    ...setsLines(codebook, 'guid'),
    '</CodeBook>',
  ];
  return `${lines.join('\n')}\n`;
}

/** The codes of a codebook, nested; the project's half of the standard has them in the same form. */
export function codesLines({ layers }: Codebook): string[] {
  const codes = layers.flatMap((layer) => codeLines(layer, { parentId: null, indent: '    ' }));
  return ['  <Codes>', ...codes, '  </Codes>'];
}

/** A set of codes for each layer; nothing where there are none. The two schemas name the member in their own ways. */
export function setsLines({ layers }: Codebook, member: 'guid' | 'targetGUID'): string[] {
  const sets = layers.filter(({ labels }) => labels.length > 0);
  if (sets.length === 0) return [];
  const taken = new Set(layers.flatMap(({ labels }) => labels.map(({ id }) => guidOf(id))));
  return ['  <Sets>', ...sets.flatMap((layer) => setLines(layer, { taken, member })), '  </Sets>'];
}

function codeLines(
  layer: Layer,
  { parentId, indent }: { readonly parentId: string | null; readonly indent: string },
): string[] {
  return layer.labels
    .filter((label) => label.parentId === parentId)
    .flatMap((label) => {
      const inside = [
        ...descriptionLines(label, `${indent}  `),
        ...codeLines(layer, { parentId: label.id, indent: `${indent}  ` }),
      ];
      const head =
        `${indent}<Code guid="${guidOf(label.id)}" name="${xmlAttribute(label.name)}"` +
        ` isCodable="${label.retired ? 'false' : 'true'}" color="${label.color.toUpperCase()}"`;
      return inside.length === 0 ? [`${head}/>`] : [`${head}>`, ...inside, `${indent}</Code>`];
    });
}

function descriptionLines(label: Label, indent: string): string[] {
  const description = writeDescription(label);
  return description === '' ? [] : [`${indent}<Description>${xmlText(description)}</Description>`];
}

function setLines(
  layer: Layer,
  { taken, member }: { readonly taken: ReadonlySet<string>; readonly member: string },
): string[] {
  // A layer may have the id of a label; their GUIDs must differ.
  const own = guidOf(layer.id);
  const guid = taken.has(own) ? guidOf(`layer ${layer.id}`) : own;
  return [
    `    <Set guid="${guid}" name="${xmlAttribute(layer.name)}">`,
    ...layer.labels.map(({ id }) => `      <MemberCode ${member}="${guidOf(id)}"/>`),
    '    </Set>',
  ];
}

function notesOn({ layers, linkTypes, documentAttributes = [] }: Codebook): Note[] {
  const attributes = layers.reduce((sum, layer) => sum + layer.attributes.length, documentAttributes.length);
  const labels = layers.flatMap((layer) => layer.labels);
  const shortcuts = labels.filter(({ shortcut }) => shortcut !== '').length;
  const notes: Note[] = [];
  if (labels.length === 0) notes.push({ key: 'note.qdc.no-codes' });
  if (attributes + linkTypes.length + shortcuts > 0)
    notes.push({ key: 'note.qdc.left-out', params: { attributes, linkTypes: linkTypes.length, shortcuts } });
  return notes;
}
