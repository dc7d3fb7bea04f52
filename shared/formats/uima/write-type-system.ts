import { xmlText } from '../xml/xml-text.ts';
import type { FeatureDescription, TypeDescription, TypeSystem } from './cas.ts';

/** A type system as UIMA's XML; types and features in their order. */
export function typeSystemXml({ types }: TypeSystem): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">',
    '  <types>',
    ...[...types.values()].flatMap(typeLines),
    '  </types>',
    '</typeSystemDescription>',
  ];
  return `${lines.join('\n')}\n`;
}

function typeLines({ name, description = '', supertype, features, allowedValues = [] }: TypeDescription): string[] {
  return [
    '    <typeDescription>',
    `      <name>${xmlText(name)}</name>`,
    `      <description>${xmlText(description)}</description>`,
    `      <supertypeName>${xmlText(supertype)}</supertypeName>`,
    ...(allowedValues.length === 0
      ? []
      : [
          '      <allowedValues>',
          ...allowedValues.map((value) => `        <value><string>${xmlText(value)}</string></value>`),
          '      </allowedValues>',
        ]),
    ...(features.length === 0 ? [] : ['      <features>', ...features.flatMap(featureLines), '      </features>']),
    '    </typeDescription>',
  ];
}

function featureLines(feature: FeatureDescription): string[] {
  const { name, description = '', range, elementType, multipleReferencesAllowed } = feature;
  return [
    '        <featureDescription>',
    `          <name>${xmlText(name)}</name>`,
    `          <description>${xmlText(description)}</description>`,
    `          <rangeTypeName>${xmlText(range)}</rangeTypeName>`,
    ...(elementType === undefined ? [] : [`          <elementType>${xmlText(elementType)}</elementType>`]),
    ...(multipleReferencesAllowed === undefined
      ? []
      : [`          <multipleReferencesAllowed>${String(multipleReferencesAllowed)}</multipleReferencesAllowed>`]),
    '        </featureDescription>',
  ];
}
