import { findValueFault, type ValueFault } from './attribute-value.ts';
import type { AttributeDefinition, Codebook, Label } from './codebook.ts';

/** What in a codebook contradicts the rest of it, though each part has its shape. */
export interface CodebookFault {
  /** As in JavaScript: `layers[0].attributes[2].default`. */
  readonly path: string;
  readonly reason: string;
}

/**
 * Every fault that would break something later: annotations that nothing would take back in, fields that nobody ever
 * sees, types of links that join nothing, things without a name. Empty for every codebook that edits lead to.
 */
export function findCodebookFaults(codebook: Codebook): CodebookFault[] {
  const labelIds = new Set<string>(codebook.layers.flatMap((layer) => layer.labels.map(({ id }) => id)));
  const ends = (ids: readonly string[], path: string): CodebookFault[] =>
    ids.flatMap((id, at) => fault(!labelIds.has(id), `${path}[${at}]`, `there is no label "${id}"`));
  return [
    ...blank(codebook, ''),
    ...codebook.layers.flatMap((layer, at) => [
      ...blank(layer, `layers[${at}].`),
      ...layer.labels.flatMap((label, index) => blank(label, `layers[${at}].labels[${index}].`)),
      ...attributeFaults(layer.attributes, `layers[${at}].attributes`),
    ]),
    ...codebook.linkTypes.flatMap((type, at) => [
      ...blank(type, `linkTypes[${at}].`),
      ...ends(type.fromLabelIds, `linkTypes[${at}].fromLabelIds`),
      ...ends(type.toLabelIds, `linkTypes[${at}].toLabelIds`),
      ...attributeFaults(type.attributes ?? [], `linkTypes[${at}].attributes`),
    ]),
    ...attributeFaults(codebook.documentAttributes ?? [], 'documentAttributes'),
  ];
}

/** The faults that came in with a change: those that were there before can be mended one after the other. */
export function findNewCodebookFaults(before: Codebook, after: Codebook): CodebookFault[] {
  const faults = findCodebookFaults(after);
  if (faults.length === 0) return faults;
  // Paths change when something is moved, so the reasons are counted.
  const known = findCodebookFaults(before).map(({ reason }) => reason);
  return faults.filter(({ reason }) => {
    const at = known.indexOf(reason);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}

/** So many are named: who mends them finds the others then. */
const NAMED = 10;

/** One line per fault, each with its place. */
export function describeCodebookFaults(faults: readonly CodebookFault[]): string {
  const lines = faults.slice(0, NAMED).map(({ path, reason }) => `${path}: ${reason}`);
  return [...lines, ...(faults.length > NAMED ? [`and ${faults.length - NAMED} more`] : [])].join('\n');
}

function attributeFaults(attributes: readonly AttributeDefinition[], path: string): CodebookFault[] {
  const reaches = conditionsIn(attributes);
  return attributes.flatMap((attribute, at) => {
    const { id, options, shownIf, default: value } = attribute;
    const here = `${path}[${at}]`;
    const wrong = value === undefined ? undefined : findValueFault(attribute, value);
    const ids = options.map((option) => option.id);
    return [
      ...blank(attribute, `${here}.`),
      ...options.flatMap((option, index) => [
        ...blank(option, `${here}.options[${index}].`),
        ...fault(
          ids.indexOf(option.id) < index,
          `${here}.options[${index}].id`,
          `the option id "${option.id}" of "${id}" is used twice`,
        ),
      ]),
      ...fault(
        wrong !== undefined,
        `${here}.default`,
        `the default ${JSON.stringify(value)} of "${id}" ${wrong ? valueReasons[wrong] : ''}`,
      ),
      ...(shownIf ? conditionFaults({ id, on: shownIf.attributeId, path: `${here}.shownIf` }, reaches) : []),
    ];
  });
}

type Conditions = ReadonlyMap<string, string | undefined>;

/** On which attribute each depends. */
function conditionsIn(attributes: readonly AttributeDefinition[]): Conditions {
  return new Map(attributes.map(({ id, shownIf }) => [id, shownIf?.attributeId]));
}

function conditionFaults(
  { id, on, path }: { readonly id: string; readonly on: string; readonly path: string },
  conditions: Conditions,
): CodebookFault[] {
  if (on === id) return fault(true, path, `"${id}" is shown only where it has a value itself`);
  if (!conditions.has(on)) return fault(true, path, `"${id}" depends on "${on}", which is not there`);
  return fault(dependsOnItself(id, conditions), path, `"${id}" depends on itself by way of "${on}"`);
}

function dependsOnItself(id: string, conditions: Conditions): boolean {
  const seen = new Set<string>();
  for (let at = conditions.get(id); at !== undefined && !seen.has(at); at = conditions.get(at)) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}

/** The attributes with those conditions taken away that would close a circle, which nothing could ever meet. */
export function withoutCircles(attributes: readonly AttributeDefinition[]): readonly AttributeDefinition[] {
  const conditions = new Map(conditionsIn(attributes));
  return attributes.map((attribute) => {
    if (!attribute.shownIf || !dependsOnItself(attribute.id, conditions)) return attribute;
    conditions.set(attribute.id, undefined);
    const { shownIf: _, ...always } = attribute;
    return always;
  });
}

/**
 * The codebook with every key given to one label only: the first that has it. A key that is a blank goes too. Labels
 * that are retired listen to no key.
 */
export function withDistinctKeys(codebook: Codebook): { readonly codebook: Codebook; readonly lost: readonly Label[] } {
  const taken = new Set<string>();
  const lost: Label[] = [];
  const layers = codebook.layers.map((layer) => ({
    ...layer,
    labels: layer.labels.map((label) => {
      const key = label.shortcut.toLowerCase();
      if (key === '' || label.retired) return label;
      if (key.trim() !== '' && !taken.has(key)) {
        taken.add(key);
        return label;
      }
      lost.push(label);
      return { ...label, shortcut: '' };
    }),
  }));
  return lost.length === 0 ? { codebook, lost } : { codebook: { ...codebook, layers }, lost };
}

function blank({ name }: { readonly name: string }, path: string): CodebookFault[] {
  return fault(name.trim() === '', `${path}name`, 'the name is blank');
}

function fault(found: boolean, path: string, reason: string): CodebookFault[] {
  return found ? [{ path, reason }] : [];
}

/** What is wrong with a value, for messages about files. */
export const valueReasons: Readonly<Record<ValueFault, string>> = {
  'not-a-text': 'is not a text',
  'not-a-number': 'is not a number',
  'not-true-or-false': 'is not true or false',
  'no-option': 'is not one of its options',
  'not-options': 'is not a list of its options',
  'not-a-date': 'is not a date (2024-03-09, 2024-03 or 2024)',
};
