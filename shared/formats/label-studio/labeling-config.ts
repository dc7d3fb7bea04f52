import { assertNever } from '../../domain/assert-never.ts';
import type { AttributeDefinition, Codebook, Layer } from '../../domain/codebook.ts';
import { LabelNames } from '../exchange/label-names.ts';
import { attributeControl, TEXT_KEY, textTag } from './label-studio-names.ts';

/** The labeling interface for the tasks: what the project's settings in Label Studio want before these are imported. */
export function writeLabelingConfig(codebook: Codebook): string {
  const names = new LabelNames(codebook, { once: 'per-layer' });
  const text = textTag(codebook);
  const relations = codebook.linkTypes.filter(({ retired }) => retired === undefined);
  return [
    '<View>',
    ...codebook.layers.flatMap((layer) => labelsOf(layer, names, text)),
    `  <Text ${xml({ name: text, value: `$${TEXT_KEY}`, saveTextResult: 'yes' })}/>`,
    ...codebook.layers.flatMap((layer) => layer.attributes.flatMap((one) => controlOf(layer, one, text))),
    ...(relations.length === 0
      ? []
      : ['  <Relations>', ...relations.map(({ name }) => `    <Relation ${xml({ value: name })}/>`), '  </Relations>']),
    '</View>',
    '',
  ].join('\n');
}

function labelsOf(layer: Layer, names: LabelNames, text: string): string[] {
  const labels = layer.labels.map(({ id, color, shortcut }) => {
    const hotkey: Record<string, string> = shortcut === '' ? {} : { hotkey: shortcut };
    return `    <Label ${xml({ value: names.nameOf(id), background: color, ...hotkey })}/>`;
  });
  return [`  <Labels ${xml({ name: layer.id, toName: text })}>`, ...labels, '  </Labels>'];
}

function controlOf(layer: Layer, { id, kind, options }: AttributeDefinition, text: string): string[] {
  const common = { name: attributeControl(layer.id, id), toName: text, perRegion: 'true', whenTagName: layer.id };
  switch (kind) {
    case 'number':
      return [`  <Number ${xml(common)}/>`];
    case 'boolean':
      return choices({ ...common, choice: 'single-radio' }, [
        { id: 'true', name: 'true' },
        { id: 'false', name: 'false' },
      ]);
    case 'one-of':
      return choices({ ...common, choice: 'single-radio' }, options);
    case 'many-of':
      return choices({ ...common, choice: 'multiple' }, options);
    case 'text':
    case 'date':
    case 'entity':
      return [`  <TextArea ${xml({ ...common, editable: 'true' })}/>`];
    default:
      return assertNever(kind);
  }
}

function choices(tag: Readonly<Record<string, string>>, options: AttributeDefinition['options']): string[] {
  const lines = options.map(({ id, name }) => `    <Choice ${xml({ value: name, alias: id })}/>`);
  return [`  <Choices ${xml(tag)}>`, ...lines, '  </Choices>'];
}

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function xml(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(' ');
}

function escaped(value: string): string {
  return (
    value
      .toWellFormed()
      // eslint-disable-next-line no-control-regex -- what XML 1.0 cannot hold
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
      .replaceAll(/[&<>"]/g, (character) => named[character] ?? character)
      .replaceAll(/[\t\r\n]/g, (character) => `&#${character.charCodeAt(0)};`)
  );
}
