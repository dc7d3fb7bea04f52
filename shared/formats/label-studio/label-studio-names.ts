import type { Codebook } from '../../domain/codebook.ts';

/** The key of a task's data that has the text. */
export const TEXT_KEY = 'text';

/** The tag that shows the text; names of tags are unique, and layers are tags as well. */
export function textTag({ layers }: Codebook): string {
  let name = 'article';
  while (layers.some(({ id }) => id === name)) name += '_';
  return name;
}

/** The control for an attribute: two layers can have attributes of one name. */
export function attributeControl(layer: string, attribute: string): string {
  return `${layer}.${attribute}`;
}

/** The opposite: the attribute that a control is for, beside a region of this layer. */
export function attributeOfControl(layer: string, control: string): string {
  return layer !== '' && control.startsWith(`${layer}.`) ? control.slice(layer.length + 1) : control;
}
