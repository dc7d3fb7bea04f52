import type { ParquetWriter } from 'hyparquet-writer';
import { assertNever } from '../../domain/assert-never.ts';
import type { DatasetColumn } from '../hugging-face/dataset-rows.ts';

export type SchemaColumn = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

/** The elements of a column, depth first. Everything can be null; lists have the three levels of the standard. */
export function schemaOf({ name, type }: DatasetColumn): SchemaColumn[] {
  const repetition_type = 'OPTIONAL';
  switch (type.kind) {
    case 'string':
      return [{ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type }];
    case 'int':
      return [{ name, type: 'INT32', repetition_type }];
    case 'float':
      return [{ name, type: 'DOUBLE', repetition_type }];
    case 'bool':
      return [{ name, type: 'BOOLEAN', repetition_type }];
    case 'strings':
      return [...listOf(name), { name: 'element', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type }];
    case 'list':
      return [
        ...listOf(name),
        { name: 'element', num_children: type.columns.length, repetition_type },
        ...type.columns.flatMap(schemaOf),
      ];
    case 'record':
      return [{ name, num_children: type.columns.length, repetition_type }, ...type.columns.flatMap(schemaOf)];
    default:
      return assertNever(type);
  }
}

function listOf(name: string): SchemaColumn[] {
  return [
    { name, converted_type: 'LIST', num_children: 1, repetition_type: 'OPTIONAL' },
    { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
  ];
}
