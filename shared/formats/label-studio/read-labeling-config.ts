import type { ForeignAttribute, ForeignLayer, ForeignScheme } from '../exchange/foreign-corpus.ts';
import { parseXml, type XmlElement } from '../xml/xml-tree.ts';
import { attributeOfControl } from './label-studio-names.ts';

/** What a labeling interface says of tasks: where their texts are, and what may be said of these. */
export interface LabelingConfig {
  /** By the name of the tag that shows it: a key of the data, or the text itself. */
  readonly objects: ReadonlyMap<string, TaskText>;
  readonly scheme: ForeignScheme;
}

export type TaskText =
  { readonly key: string; readonly isHtml: boolean } | { readonly literal: string; readonly isHtml: boolean };

const objectTags = new Set(['Text', 'HyperText']);
const labelTags = new Set(['Labels', 'HyperTextLabels', 'ParagraphLabels']);

/** Undefined for XML that is no labeling interface. Its colours can have names of CSS, which are left to the codebook. */
export function readLabelingConfig(xml: string, file: string): LabelingConfig | undefined {
  const parsed = parseXml(xml, file);
  if (!parsed.ok || parsed.value.name !== 'View') return undefined;
  const tags = [...allTags(parsed.value)];
  const objects = new Map<string, TaskText>();
  for (const tag of tags) {
    const value = tag.attributes.get('value') ?? '';
    if (!objectTags.has(tag.name)) continue;
    const isHtml = tag.name === 'HyperText';
    const text = value.startsWith('$') ? { key: value.slice(1), isHtml } : { literal: value, isHtml };
    objects.set(tag.attributes.get('name') ?? '', text);
  }
  const layers = tags.filter(({ name }) => labelTags.has(name));
  const names = layers.map(({ attributes }) => attributes.get('name') ?? '');
  const attributes = tags.flatMap((tag) => attributeOf(tag) ?? []);
  const relations = tags.filter(({ name }) => name === 'Relation').map((tag) => tag.attributes.get('value') ?? '');
  return {
    objects,
    scheme: {
      layers: layers.map((tag, index) => layerOf(tag, names[index] ?? '', attributes)),
      linkTypes: relations.filter((name) => name !== '').map((name) => ({ name, from: [], to: [] })),
    },
  };
}

function* allTags(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* allTags(child);
}

interface Control {
  readonly attribute: ForeignAttribute;
  /** The layer that it is shown for; absent for any. */
  readonly layer: string | undefined;
}

function layerOf(tag: XmlElement, name: string, controls: readonly Control[]): ForeignLayer {
  const labels = tag.children.filter((child) => child.name === 'Label');
  return {
    name,
    labels: labels.map(({ attributes }) => {
      const value = attributes.get('value') ?? '';
      const alias = attributes.get('alias');
      const color = attributes.get('background')?.toLowerCase() ?? '';
      return {
        name: alias ?? value,
        ...(alias === undefined ? {} : { displayName: value }),
        ...(/^#[0-9a-f]{6}$/.test(color) ? { color } : {}),
      };
    }),
    attributes: controls
      .filter(({ layer }) => layer === undefined || layer === name)
      .map(({ attribute }) => ({ ...attribute, name: attributeOfControl(name, attribute.name) })),
  };
}

function attributeOf({ name: tag, attributes, children }: XmlElement): Control | undefined {
  const name = attributes.get('name') ?? '';
  if (name === '' || attributes.get('perRegion') !== 'true') return undefined;
  const layer = attributes.get('whenTagName');
  if (tag === 'Number' || tag === 'Rating') return { attribute: { name, kind: 'number', options: [] }, layer };
  if (tag === 'TextArea' || tag === 'DateTime') return { attribute: { name, kind: 'text', options: [] }, layer };
  if (tag !== 'Choices') return undefined;
  const options = children.map((child) => child.attributes.get('alias') ?? child.attributes.get('value') ?? '');
  const isSwitch = options.length === 2 && options.includes('true') && options.includes('false');
  if (isSwitch) return { attribute: { name, kind: 'boolean', options: [] }, layer };
  return { attribute: { name, kind: attributes.get('choice') === 'multiple' ? 'many-of' : 'one-of', options }, layer };
}
