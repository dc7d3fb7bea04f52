import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { biocXmlReader } from '../bioc/read-bioc.ts';
import { planBiocXml } from '../bioc/write-bioc.ts';
import { bratReader } from '../brat/read-brat.ts';
import { planBrat } from '../brat/write-brat.ts';
import { pubtatorReader } from '../pubtator/read-pubtator.ts';
import { planPubtator } from '../pubtator/write-pubtator.ts';
import { annotationRecord, documentRecord } from '../../domain/testing/records.ts';
import { Entity } from '../../domain/entity.ts';
import type { ExportPlan } from '../format.ts';
import type { ProjectSource } from '../project-source.ts';
import { generatedCodebook } from '../testing/generated-project.ts';
import { foreignFile } from '../testing/read-back.ts';
import { textOf } from '../testing/text-of.ts';
import type { AnnotationReader } from './annotation-reader.ts';

const text = 'Ovarian and breast cancer.';

function idsIn(reader: AnnotationReader, file: string, others: Readonly<Record<string, string>> = {}): unknown {
  const beside = Object.entries(others).map(([path, words]) => foreignFile(path, strToU8(words)));
  const result = reader.read(foreignFile('a.ann', strToU8(file)), beside);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const [document] = result.value.documents;
  return document?.annotations[0]?.entity?.externalIds;
}

function sourceWith(externalIds: Readonly<Record<string, string>>): ProjectSource {
  const entity = Entity.parse({
    id: 'e',
    name: 'cancer',
    labelId: 'person',
    aliases: [],
    externalIds,
    note: '',
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
  });
  const annotation = annotationRecord({ id: 'a', text, spans: [{ start: 0, end: 25 }], labelId: 'person' });
  const annotations = [{ ...annotation, entityId: entity.id }];
  return {
    name: '',
    codebook: generatedCodebook,
    annotators: [],
    documents: [documentRecord({ id: 'd', length: text.length })],
    entities: [entity],
    propositions: [],
    memos: [],
    queries: [],
    rules: [],
    links: [],
    content: () => ({ text, blocks: [], marks: [] }),
    sourceBase64: () => '',
    annotationsOf: () => annotations,
    annotation: (id) => annotations.find((one) => one.id === id),
  };
}

function written(plan: ExportPlan): string {
  return plan.files.map((file) => textOf(file)).join('\n');
}

describe('several ids of one authority', () => {
  const ann = 'T1\tDisease 0 25\tOvarian and breast cancer\nN1\tReference T1 MESH:D1\tx\nN2\tReference T1 MESH:D2\tx\n';
  const infons = '<infon key="identifier">MESH:D1</infon><infon key="MESH">D2</infon>';

  it('are kept, under one name of the authority in all formats', () => {
    const ids = { MESH: 'D1 | D2' };
    expect(idsIn(pubtatorReader, `9|t|${text}\n9|a|x\n9\t0\t25\tx\tDisease\tMESH:D1,MESH:D2\n`)).toEqual(ids);
    expect(idsIn(bratReader, ann, { 'a.txt': text })).toEqual(ids);
    expect(
      idsIn(
        biocXmlReader,
        `<collection><document><passage><offset>0</offset><text>${text}</text><annotation id="1">${infons}<location offset="0" length="25"/></annotation></passage></document></collection>`,
      ),
    ).toEqual(ids);
  });

  it('are written one by one', () => {
    const source = sourceWith({ MESH: 'D1 | D2' });
    expect(written(planPubtator(source))).toContain('\tMESH:D1,MESH:D2\n');
    expect(written(planBrat(source, 'links'))).toMatch(/Reference T1 MESH:D1\t.*\n.*Reference T1 MESH:D2\t/);
    expect(written(planBiocXml(source))).toContain(
      '<infon key="identifier">MESH:D1</infon>\n<infon key="identifier">MESH:D2</infon>',
    );
  });
});

describe('an id of no authority', () => {
  it('is written as it came, but where it would be read as one of an authority', () => {
    expect(written(planPubtator(sourceWith({ identifier: '3175' })))).toContain('\t3175\n');
    expect(written(planPubtator(sourceWith({ identifier: 'p:3175' })))).toContain('\tidentifier:p:3175\n');
    expect(written(planBiocXml(sourceWith({ identifier: '3175' })))).toContain('>3175<');
    expect(written(planBiocXml(sourceWith({ identifier: 'p:3175' })))).toContain('>identifier:p:3175<');
  });
});
