import type { AttributeDefinition } from '#shared/domain/codebook.ts';

/** What the options of attributes are called; a value that is none of them stays as it is. */
export function optionNames(
  definitions: readonly AttributeDefinition[],
): (attributeId: string, value: string) => string {
  const names = new Map<string, string>(
    definitions.flatMap(({ id, options }) => options.map((option) => [`${id}\n${option.id}`, option.name] as const)),
  );
  return (attributeId, value) => names.get(`${attributeId}\n${value}`) ?? value;
}
