import type { AttributeValue } from '../../domain/annotation.ts';
import type { DocumentMetadata } from '../../domain/document.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { childrenOf, guidIn } from './project-codes.ts';
import { LINE_ENDS_VARIABLE, metadataVariable } from './write-project.ts';

export interface SourceValues {
  readonly metadata: Partial<DocumentMetadata>;
  readonly fields: Record<string, AttributeValue>;
}

const metadataKeys = ['title', 'byline', 'outlet', 'date', 'url', 'language'] as const;

/** What is said of sources: by variables of their own, and of the cases that they belong to. */
export class ProjectVariables {
  readonly #names: ReadonlyMap<string, string>;
  readonly #cases: ReadonlyMap<string, readonly XmlElement[]>;

  constructor(project: XmlElement) {
    this.#names = new Map(
      childrenOf(project, 'Variables', 'Variable').map((one) => [
        guidIn(one, 'guid') ?? '',
        one.attributes.get('name') ?? '',
      ]),
    );
    const members = childrenOf(project, 'Cases', 'Case').flatMap((one) =>
      childrenOf(one, 'SourceRef').map((reference) => ({ one, guid: guidIn(reference, 'targetGUID') ?? '' })),
    );
    const grouped = Map.groupBy(members, ({ guid }) => guid);
    this.#cases = new Map([...grouped].map(([guid, all]) => [guid, all.map(({ one }) => one)]));
  }

  /** Values of several cases stand in one field, joined; a source's own value comes first. */
  valuesOf(source: XmlElement): SourceValues {
    const metadata: Partial<Record<keyof DocumentMetadata, string>> = {};
    const fields: Record<string, AttributeValue> = {};
    const cases = this.#cases.get(guidIn(source, 'guid') ?? '') ?? [];
    const names = cases.map((one) => (one.attributes.get('name') ?? '').trim()).filter((name) => name !== '');
    if (names.length > 0) fields['case'] = names.join('; ');
    for (const element of [source, ...cases].flatMap((one) => childrenOf(one, 'VariableValue'))) {
      const guid = guidIn(childrenOf(element, 'VariableRef')[0] ?? element, 'targetGUID');
      const value = valueOf(element);
      if (guid === undefined || value === undefined) continue;
      const own = metadataKeys.find((key) => metadataVariable(key) === guid);
      const name = guid === LINE_ENDS_VARIABLE ? guid : (this.#names.get(guid) ?? guid);
      if (own) metadata[own] = String(value).slice(0, 2000).toWellFormed();
      else if (Object.hasOwn(fields, name)) fields[name] = `${String(fields[name])}; ${String(value)}`;
      else if (name !== '__proto__') fields[name] = value;
    }
    return { metadata, fields };
  }
}

function valueOf({ children }: XmlElement): AttributeValue | undefined {
  const value = children.find(({ name }) => name.endsWith('Value'));
  if (!value) return undefined;
  const text = value.text;
  if (value.name === 'BooleanValue') return /^\s*(?:true|1)\s*$/.test(text);
  const number = Number(text);
  const isNumber = value.name === 'IntegerValue' || value.name === 'FloatValue';
  return isNumber && text.trim() !== '' && Number.isFinite(number) ? number : text;
}
