import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Command } from '#shared/domain/command.ts';
import { CommandId } from '#shared/domain/ids.ts';
import { zipOf } from '../../testing/document-files.ts';
import { TestProject, valueOf } from './import-test-project.ts';

interface Exported {
  readonly version: number;
  readonly documents: { readonly id: string; readonly text: string }[];
  readonly annotations: { readonly id: string; readonly quote: string; readonly spans: { start: number }[] }[];
}

let sample: Promise<string> | undefined;

/** The sample project as JSON in `p.json`, beside an empty project that is open. */
async function exported(project: TestProject): Promise<string> {
  sample ??= exportSample();
  const json = await sample;
  writeFileSync(project.path('p.json'), json);
  await project.create('q.annotary');
  return json;
}

async function exportSample(): Promise<string> {
  await using project = new TestProject();
  await project.create('p.annotary', true);
  valueOf(await project.export('p.json', 'json'));
  return project.text('p.json');
}

describe('our own JSON', () => {
  it.each(['codepoint', 'utf16'] as const)('comes back as the same project, in %s', async (offsets) => {
    await using project = new TestProject();
    const before = await exported(project);
    await project.importFiles('p.json');
    valueOf(await project.export('in.json', 'json', offsets === 'utf16' ? { offsets } : {}));
    await project.create('r.annotary');
    const report = await project.importFiles('in.json');
    expect(report).toMatchObject({ annotations: 149, problems: [] });
    valueOf(await project.export('q.json', 'json'));
    expect(project.text('q.json') === before).toBe(true);
    expect(valueOf(await project.services.call('project.check', {}))).toMatchObject({ sound: true, findings: [] });
  });

  it.each(['p.txt', 'p.xml', 'p.ann', 'p.csv', 'p'])('is known by what it says where it is called %s', async (name) => {
    await using project = new TestProject();
    const json = await exported(project);
    writeFileSync(project.path(name), name === 'p.txt' ? `\ufeff ${json}` : json);
    expect(await project.importFiles(name)).toMatchObject({ annotations: 149, problems: [] });
  });

  it('is no article in an archive either', async () => {
    await using project = new TestProject();
    writeFileSync(project.path('all.zip'), zipOf({ 'a.txt': 'An article.', 'p.txt': await exported(project) }));
    const report = await project.importFiles('all.zip');
    expect(report.added.map(({ name }) => name)).toEqual(['a.txt']);
    expect(report.problems).toMatchObject([{ error: { code: 'import/unknown-format' } }]);
  });

  it('keeps notes, links, saved queries and rules', async () => {
    await using project = new TestProject();
    await project.create('p.annotary', true);
    const { services } = project;
    const info = valueOf(await services.call('project.current', {}));
    const codebook = info?.codebook;
    const documentId = valueOf(await services.call('documents.list', {})).ids[0];
    const query = { layerIds: ['entities'] };
    const page = { layerId: 'entities', offset: 0, limit: 2 };
    const [first, second] = valueOf(await services.call('annotations.list', page)).rows.map((row) => row.annotation.id);
    const type = { id: 'names', name: 'Names', definition: '', fromLabelIds: [], toLabelIds: [] };
    const commands = [
      { type: 'codebook.replace', codebook: { ...codebook, linkTypes: [...(codebook?.linkTypes ?? []), type] } },
      { type: 'link.add', linkTypeId: 'names', fromId: first, toId: second, annotatorId: info?.annotatorId },
      { type: 'memo.write', documentId, purpose: 'note', text: 'See **page 2**.' },
      { type: 'query.save', name: 'Entities', query },
      {
        type: 'rule.save',
        name: 'Tides',
        labelId: 'event',
        enabled: true,
        source: { kind: 'pattern', pattern: 'tide', caseSensitive: false },
      },
    ];
    for (const command of commands) {
      const id = CommandId.parse(randomUUID());
      valueOf(await services.call('command.run', { id, command: Command.parse(command) }));
    }
    valueOf(await project.export('with.json', 'json'));
    await project.create('r.annotary');
    expect((await project.importFiles('with.json')).problems).toEqual([]);
    valueOf(await project.export('again.json', 'json'));
    expect(project.text('again.json') === project.text('with.json')).toBe(true);
    const { memos, queries, rules, links } = JSON.parse(project.text('again.json'));
    expect([memos, queries, rules, links].map((list) => list.length)).toEqual([1, 1, 1, expect.any(Number)]);
  });

  it('keeps relations that exclude each other, and says how many there are', async () => {
    await using project = new TestProject();
    const file = JSON.parse(await exported(project));
    const same = file.links.find(({ typeId }: { typeId: string }) => typeId === 'supports');
    file.links.push({ ...same, id: '00000000-0000-4000-8000-00000000abcd', typeId: 'contradicts' });
    writeFileSync(project.path('p.json'), JSON.stringify(file));
    expect(await project.importFiles('p.json')).toMatchObject({ contradictions: 1, problems: [] });
    const report = valueOf(await project.services.call('project.check', {}));
    expect(report).toMatchObject({ sound: true, findings: [{ code: 'contradictory-links', warning: true }] });
  });

  it('covers exactly the quotes, counted in code points', async () => {
    await using project = new TestProject();
    const { documents, annotations }: Exported = JSON.parse(await exported(project));
    const texts = new Map(documents.map(({ id, text }) => [id, Array.from(text)]));
    let compared = 0;
    for (const { quote, spans, ...rest } of annotations) {
      const start = spans[0]?.start ?? -1;
      const documentId = (rest as { documentId?: string }).documentId ?? '';
      expect(
        texts
          .get(documentId)
          ?.slice(start, start + Array.from(quote).length)
          .join(''),
      ).toBe(quote);
      compared += 1;
    }
    expect(compared).toBe(149);
  });

  it('is one step for undo, and passes over what is there already', async () => {
    await using project = new TestProject();
    await exported(project);
    await project.importFiles('p.json');
    expect(await project.importFiles('p.json')).toMatchObject({ added: [], annotations: 0, problems: [] });
    valueOf(await project.services.call('history.undo', { id: '00000000-0000-4000-8000-000000000001' as never }));
    expect(valueOf(await project.services.call('documents.list', {})).ids).toEqual([]);
  });

  it('merges into a project that has something, with free names and a codebook that grows', async () => {
    await using project = new TestProject();
    const json = await exported(project);
    writeFileSync(project.path('p.json'), json.replace('"labels":[', `"labels":[${label},`));
    writeFileSync(project.path('field-notes.md'), 'Another file of that name');
    await project.importFiles('field-notes.md');
    const report = await project.importFiles('p.json');
    expect(report.added.map(({ name }) => name)).toContain('field-notes (2).md');
    const info = valueOf(await project.services.call('project.current', {}));
    expect(info?.codebook.version).toBe(2);
    expect(info?.codebook.layers[0]?.labels.at(-1)?.name).toBe('Ship');
    expect(await project.importFiles('p.json')).toMatchObject({ added: [], problems: [] });
  });

  it('takes nothing where a record differs from the one of that id', async () => {
    await using project = new TestProject();
    const json = await exported(project);
    await project.importFiles('p.json');
    valueOf(await project.export('before.json', 'json'));
    writeFileSync(
      project.path('other.json'),
      json.replace('"status":"open","updatedAt"', '"status":"accepted","updatedAt"'),
    );
    expect((await project.importFiles('other.json')).problems[0]?.error.code).toBe('import/conflict');
    valueOf(await project.export('after.json', 'json'));
    expect(project.text('after.json') === project.text('before.json')).toBe(true);
  });

  it.each<[string, (json: string) => string, string, RegExp]>([
    ['half a file', (json) => json.slice(0, json.length / 2), 'import/damaged', /end|line/],
    ['no JSON', () => 'hello', 'import/no-annotations', /^$/],
    ['other JSON', () => '{"a":1}', 'import/no-annotations', /^$/],
    ['an array', () => '[]', 'import/no-annotations', /^$/],
    ['a newer version', (json) => json.replace('"version":1', '"version":2'), 'project/newer', /^$/],
    [
      '__proto__',
      (json) => json.replace('"fields":{}', '"fields":{"__proto__":"x"}'),
      'import/damaged',
      /documents\[0\]\.fields/,
    ],
    ['an unknown key', (json) => json.replace('"offsets"', '"extra":1,"offsets"'), 'import/damaged', /project/],
    ['another text', (json) => json.replace('"text":"', '"text":"x'), 'import/damaged', /documents\[0\]\.length/],
    [
      'other bytes',
      (json) => json.replace(/"sourceBytes":"..../, '"sourceBytes":"QUJD'),
      'import/damaged',
      /documents\[0\]\.sourceBytes/,
    ],
    ['another quote', (json) => json.replace('"quote":"', '"quote":"x'), 'import/damaged', /annotations\[0\]/],
    [
      'offsets out of bounds',
      (json) => json.replace(/"spans":\[\{"end":\d+/, '"spans":[{"end":999999'),
      'import/damaged',
      /annotations\[0\]\.spans/,
    ],
    [
      'an offset that is no number',
      (json) => json.replace(/"spans":\[\{"end":\d+/, '"spans":[{"end":"5"'),
      'import/damaged',
      /annotations\[0\]\.spans\[0\]\.end/,
    ],
    [
      'a codebook with a default that is no option',
      (json) => json.replace(/"attributes":\[\{"definition"/, '"attributes":[{"default":5,"definition"'),
      'import/damaged',
      /^codebook\.layers\[\d\]\.attributes\[0\]\.default/,
    ],
    ['an id twice', twice, 'import/damaged', /annotations\[1\]\.id/],
    [
      'an annotation of nobody',
      (json) => json.replace(/"annotatorId":"[^"]+"/, '"annotatorId":"nobody"'),
      'import/damaged',
      /annotations\[0\]/,
    ],
    [
      'an option that is none',
      (json) => spoilAttribute(json, (value) => typeof value === 'string', 'no such option'),
      'import/damaged',
      /annotations\[\d+\]\.attributes\.\w+/,
    ],
    [
      'a number as text',
      (json) => spoilAttribute(json, (value) => typeof value === 'number', '12'),
      'import/damaged',
      /annotations\[\d+\]\.attributes\.\w+/,
    ],
    ['an attribute that its layer has not', unknownAttribute, 'import/damaged', /annotations\[0\]\.attributes\.zz/],
    [
      'two annotators of one name',
      (json) => json.replace(/"annotators":\[\n(.*?)\n\]/, (_all, one) => `"annotators":[${one},${again(one)}]`),
      'import/damaged',
      /annotators\[1\]\.name/,
    ],
    [
      'deep nesting',
      () => `{"format":"annotary","version":1,"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      'import/damaged',
      /./,
    ],
    [
      'a line of 10 MB',
      () => `{"format":"annotary","version":1,"a":"${'x'.repeat(10_000_000)}"}`,
      'import/damaged',
      /./,
    ],
    ['nothing', () => '', 'import/empty', /^$/],
  ])('refuses %s, says where, and changes nothing', async (_name, spoil, code, place) => {
    await using project = new TestProject();
    const json = await exported(project);
    const spoiled = spoil(json);
    expect(spoiled === json).toBe(false);
    writeFileSync(project.path('bad.json'), spoiled);
    const { added, problems } = await project.importFiles('bad.json');
    expect(added).toEqual([]);
    expect(problems[0]?.error.code).toBe(code);
    expect(String(problems[0]?.error.params['place'] ?? '')).toMatch(place);
    expect(valueOf(await project.services.call('documents.list', {})).ids).toEqual([]);
    expect(readFileSync(project.path('bad.json'), 'utf8').length).toBe(spoiled.length);
  });
});

const label =
  '{"id":"ship","name":"Ship","color":"#123456","shortcut":"","definition":"","examples":[],"counterExamples":[],"parentId":null}';

/** The second annotation gets the id of the first. */
function twice(json: string): string {
  const { annotations }: Exported = JSON.parse(json);
  return json.replace(`"id":"${annotations[1]?.id}"`, `"id":"${annotations[0]?.id}"`);
}

interface WithAttributes {
  readonly codebook: { readonly layers: { readonly attributes: { readonly id: string; readonly kind: string }[] }[] };
  readonly annotations: { attributes: Record<string, unknown> }[];
}

/** Puts `bad` in the place of the first closed or numeric value for which `isIt`. */
function spoilAttribute(json: string, isIt: (value: unknown) => boolean, bad: string): string {
  const project: WithAttributes = JSON.parse(json);
  const attributes = project.codebook.layers.flatMap((layer) => layer.attributes);
  const closed = new Set(attributes.filter(({ kind }) => kind === 'one-of' || kind === 'number').map(({ id }) => id));
  for (const annotation of project.annotations) {
    const found = Object.entries(annotation.attributes).find(([id, value]) => closed.has(id) && isIt(value));
    if (!found) continue;
    annotation.attributes[found[0]] = bad;
    break;
  }
  return JSON.stringify(project);
}

function unknownAttribute(json: string): string {
  const project: WithAttributes = JSON.parse(json);
  const [first] = project.annotations;
  if (first) first.attributes = { zz: 'x' };
  return JSON.stringify(project);
}

/** The same annotator under another id. */
function again(annotator: string): string {
  return annotator.replace(/"id":"[^"]+"/, '"id":"somebody-else"');
}
