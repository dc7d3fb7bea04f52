import type { Codebook, Label, Layer } from '../domain/codebook.ts';
import { countLabels } from './codebook-json.ts';
import type { Format, Note } from './format.ts';
import { guidOf } from './guid.ts';
import { writeDescription } from './label-description.ts';

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
  const sets = codebook.layers.filter(({ labels }) => labels.length > 0);
  const taken = new Set(codebook.layers.flatMap(({ labels }) => labels.map(({ id }) => guidOf(id))));
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<CodeBook xmlns="${QDC_NAMESPACE}" origin="Annotary">`,
    '  <Codes>',
    ...codebook.layers.flatMap((layer) => codeLines(layer, { parentId: null, indent: '    ' })),
    '  </Codes>',
    ...(sets.length === 0 ? [] : ['  <Sets>', ...sets.flatMap((layer) => setLines(layer, taken)), '  </Sets>']),
    '</CodeBook>',
  ];
  return `${lines.join('\n')}\n`;
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
        `${indent}<Code guid="${guidOf(label.id)}" name="${attributeText(label.name)}"` +
        ` isCodable="${label.retired ? 'false' : 'true'}" color="${label.color.toUpperCase()}"`;
      return inside.length === 0 ? [`${head}/>`] : [`${head}>`, ...inside, `${indent}</Code>`];
    });
}

function descriptionLines(label: Label, indent: string): string[] {
  const description = writeDescription(label);
  return description === '' ? [] : [`${indent}<Description>${elementText(description)}</Description>`];
}

function setLines(layer: Layer, taken: ReadonlySet<string>): string[] {
  // A layer may have the id of a label; their GUIDs must differ.
  const own = guidOf(layer.id);
  const guid = taken.has(own) ? guidOf(`layer ${layer.id}`) : own;
  return [
    `    <Set guid="${guid}" name="${attributeText(layer.name)}">`,
    ...layer.labels.map(({ id }) => `      <MemberCode guid="${guidOf(id)}"/>`),
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

function attributeText(text: string): string {
  // A parser would turn these blanks into spaces if they stood there as they are.
  return elementText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

function elementText(text: string): string {
  return onlyXmlCharacters(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

/** XML 1.0 has no way to write most control characters, nor half of a surrogate pair. */
function onlyXmlCharacters(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the characters that XML 1.0 cannot hold
  return text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}
