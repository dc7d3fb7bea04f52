import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unpackAnnotations } from '#shared/api/packed-annotations.ts';
import { unpackDocuments } from '#shared/api/packed-documents.ts';
import { describeLeftOut } from '#shared/formats/exchange/describe-adoption.ts';
import { zipOf } from '../../../testing/document-files.ts';
import { TestProject, valueOf } from '../import-test-project.ts';

// As PolNeAR has them: a folder of texts, and beside it a folder with a file for each annotator of each text.

const text = 'Lamsa said the “mock election” will go ahead, 😀 and noted that walls come down.\n';
const at = (words: string): string => {
  const start = Array.from(text.slice(0, text.indexOf(words))).length;
  return `${start} ${start + Array.from(words).length}`;
};
const attribution = (source: string, cue: string, content: string, spans = at(content)): string =>
  [
    `T1\tSource ${at(source)}\t${source}`,
    `T2\tCue ${at(cue)}\t${cue}`,
    `T3\tContent ${spans}\t${content}`,
    `T4\tAttribution ${at(cue)}\t${cue}`,
    'E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1',
    '',
  ].join('\n');
const start = (words: string): number => Number(at(words).split(' ')[0]);
const files = {
  'train/text/news_2016.txt': text,
  'train/attributions/news_2016_4b22.ann': attribution('Lamsa', 'said', 'the “mock election” will go ahead'),
  'train/attributions/news_2016_ef2d.ann': attribution(
    'Lamsa',
    'noted',
    'the “mock election” that walls come down',
    `${start('the “')} ${start('the “') + 19};${at('that walls come down')}`,
  ),
};

async function contentOf(project: TestProject) {
  const documents = unpackDocuments(valueOf(await project.services.call('documents.list', {})));
  const info = valueOf(await project.services.call('project.current', {}));
  const names = new Map(info?.annotators.map(({ id, name }) => [String(id), name]));
  return Promise.all(
    documents.map(async ({ document: { id, name } }) => {
      const opened = valueOf(await project.services.call('document.open', { id }));
      const annotations = unpackAnnotations(opened.annotations, id, opened.content.text);
      const quotes = new Map(annotations.map((one) => [String(one.id), one.quote]));
      return {
        name,
        said: annotations.map(({ annotatorId, quote }) => `${names.get(annotatorId)}: ${quote}`).sort(),
        links: opened.links
          .map(({ typeId, fromId, toId }) => `${quotes.get(fromId)} ${typeId} ${quotes.get(toId)}`)
          .sort(),
      };
    }),
  );
}

const expected = [
  {
    name: 'news_2016.txt',
    said: [
      '4b22: Lamsa',
      '4b22: said',
      '4b22: the “mock election” will go ahead',
      'ef2d: Lamsa',
      'ef2d: noted',
      'ef2d: the “mock election” that walls come down',
    ],
    links: [
      'the “mock election” that walls come down cue noted',
      'the “mock election” that walls come down source Lamsa',
      'the “mock election” will go ahead cue said',
      'the “mock election” will go ahead source Lamsa',
    ],
  },
];

describe('several annotators of one text', () => {
  it('are one document with what each says, in a folder', async () => {
    await using project = new TestProject();
    await project.create();
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(project.path(path.slice(0, path.lastIndexOf('/'))), { recursive: true });
      writeFileSync(project.path(path), content);
    }
    const report = await project.importFiles('train');
    expect(report).toMatchObject({ problems: [], adoption: { annotators: ['4b22', 'ef2d'] } });
    expect(await contentOf(project)).toEqual(expected);
    expect(valueOf(await project.services.call('project.check', {})).findings).toEqual([]);
  });

  it('are one document in an archive as well', async () => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path('train.zip'), zipOf(files));
    expect(await project.importFiles('train.zip')).toMatchObject({ problems: [] });
    expect(await contentOf(project)).toEqual(expected);
  });
});

describe('a file of annotations that is chosen alone', () => {
  it('finds its text in the folder beside its own', async () => {
    await using project = new TestProject();
    await project.create();
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(project.path(path.slice(0, path.lastIndexOf('/'))), { recursive: true });
      writeFileSync(project.path(path), content);
    }
    const report = await project.importFiles('train/attributions/news_2016_4b22.ann');
    expect(report).toMatchObject({ annotations: 3, problems: [], adoption: { documents: { added: 1 } } });
    const [found] = await contentOf(project);
    expect(found?.name).toBe('news_2016.txt');
    expect(found?.said).toEqual(expected[0]?.said.filter((one) => one.startsWith('4b22')));
  });

  it('says where its text was looked for, and how many annotations have none', async () => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path('news_4b22.ann'), files['train/attributions/news_2016_4b22.ann']);
    const { adoption } = await project.importFiles('news_4b22.ann');
    expect(adoption?.leftOut).toEqual({
      counts: [{ reason: 'unknown-document', count: 1, annotations: 3 }],
      first: [
        {
          reason: 'unknown-document',
          file: 'news_4b22.ann',
          place: 'news_4b22.txt',
          words:
            'its text was looked for in news_4b22.txt, ../text/news_4b22.txt, ../texts/news_4b22.txt, news.txt, ../text/news.txt, ../texts/news.txt',
          annotations: 3,
        },
      ],
    });
    expect(adoption && describeLeftOut(adoption)).toEqual([
      'Left out: documents without a text, in the file and in the project (1), with 3 annotations',
    ]);
  });
});

it('annotations of a page find the article by its address', async () => {
  await using project = new TestProject();
  await project.create();
  const url = 'https://gazette.example/2026/flood';
  const article = `<html><head><link rel="canonical" href="${url}"><title>Flood</title></head><body><article>${'<p>Landau met Misri by the river.</p>'.repeat(3)}<p>Ada Moss left.</p></article></body></html>`;
  writeFileSync(project.path('flood.html'), article);
  await project.importFiles('flood.html');
  const row = {
    id: 'abc',
    user: 'acct:ada@hypothes.is',
    uri: `${url}/#top`,
    tags: ['Person'],
    text: '',
    target: [
      {
        source: `${url}/#top`,
        selector: [{ type: 'TextQuoteSelector', exact: 'Ada Moss', prefix: '', suffix: ' left' }],
      },
    ],
  };
  writeFileSync(project.path('hypothesis.json'), JSON.stringify({ total: 1, rows: [row] }));
  expect(await project.importFiles('hypothesis.json')).toMatchObject({
    annotations: 1,
    problems: [],
    adoption: { documents: { added: 0, present: 1 } },
  });
});
