import { describe, expect, it } from 'vitest';
import { Annotation } from '../../domain/annotation.ts';
import { Annotator } from '../../domain/annotator.ts';
import { Codebook } from '../../domain/codebook.ts';
import { defaultCodebook } from '../../domain/default-codebook.ts';
import { DocumentRecord } from '../../domain/document.ts';
import { Entity } from '../../domain/entity.ts';
import { Link } from '../../domain/link.ts';
import { Memo } from '../../domain/memo.ts';
import { Proposition } from '../../domain/proposition.ts';
import { quoteOf } from '../../domain/span.ts';
import { csv } from './csv.ts';
import type { WriteOptions } from '../format.ts';
import type { ProjectSource } from '../project-source.ts';
import { textOf } from '../testing/text-of.ts';

const at = '2026-01-02T03:04:05.006Z';
const times = { createdAt: at, updatedAt: at };
const text = 'In 😀 Delhi, "Misri"\r\nsaid =1.';
const zeros = '0'.repeat(64);

const document = DocumentRecord.parse({
  id: 'd1',
  name: 'a,b.txt',
  position: 0,
  metadata: { title: '', byline: '', outlet: 'PTI', date: '', url: '', language: '' },
  fields: { wave: '2', status: 'x' },
  status: 'open',
  contentId: zeros,
  length: text.length,
  source: {
    fileName: 'a,b.txt',
    mediaType: 'text/plain',
    encoding: 'utf-8',
    encodingBasis: 'declared',
    byteLength: 1,
    sha256: zeros,
  },
  ...times,
});

function annotation(id: string, labelId: string, quotes: readonly string[], more: object = {}): Annotation {
  const spans = quotes.map((quote) => ({ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length }));
  return Annotation.parse({
    id,
    documentId: 'd1',
    layerId: labelId === 'claim' ? 'claims' : 'entities',
    labelId,
    spans,
    quote: quoteOf(text, spans),
    attributes: {},
    note: '',
    entityId: null,
    annotatorId: 'ada',
    status: 'open',
    origin: { kind: 'manual', by: '' },
    confidence: null,
    codebookVersion: 1,
    ...times,
    ...more,
  });
}

const [entityLayer, ...otherLayers] = defaultCodebook.layers;
const note = { id: 'note', name: 'N', kind: 'text', options: [], required: false, definition: '' };
const many = {
  ...note,
  id: 'tags',
  kind: 'many-of',
  options: [
    { id: 'x', name: 'X' },
    { id: 'y', name: 'Y' },
  ],
};
const codebook = Codebook.parse({
  ...defaultCodebook,
  layers: [{ ...entityLayer, attributes: [note, many] }, ...otherLayers],
});

const annotations = [
  annotation('m1', 'place', ['Delhi'], {
    entityId: 'e1',
    attributes: { note: 'n', tags: ['x', 'y'] },
    confidence: 0.5,
  }),
  annotation('m2', 'person', ['Delhi', 'Misri"\r\nsaid'], {
    origin: { kind: 'suggested', by: 'rule 1' },
    note: 'a\nb',
  }),
  annotation('c1', 'claim', ['=1'], {
    attributes: {
      source: 'Misri',
      checkworthy: false,
      quantity_value: -1,
      proposition_id: 'p1',
      event_time: '2025',
      gone: 'x',
    },
  }),
];

const source: ProjectSource = {
  name: '',
  codebook,
  annotators: [Annotator.parse({ id: 'ada', name: 'Ada', createdAt: at })],
  documents: [document],
  entities: [
    Entity.parse({
      id: 'e1',
      name: 'Delhi',
      labelId: 'place',
      aliases: ['New Delhi', 'Dilli'],
      externalIds: { wikidata: 'Q1353', geonames: '1' },
      note: '',
      ...times,
    }),
  ],
  memos: [],
  queries: [],
  rules: [],
  propositions: [Proposition.parse({ id: 'p1', statement: 'It is so.', note: '', ...times })],
  links: [
    Link.parse({
      id: 'l1',
      typeId: 'contradicts',
      fromId: 'c1',
      toId: 'm1',
      attributes: {},
      note: '',
      annotatorId: 'ada',
      confidence: 1,
      ...times,
    }),
  ],
  content: () => ({ text, blocks: [], marks: [] }),
  sourceBase64: () => '',
  annotationsOf: () => annotations,
  annotation: (id) => annotations.find((candidate) => candidate.id === id),
};

function written(options: Partial<WriteOptions> = {}, project = source) {
  const plan = csv.plan?.(project, { offsets: 'codepoint', excel: false, shape: 'folder', ...options });
  const files = new Map(plan?.files.map((file) => [file.path, textOf(file)]));
  return {
    file: (path: string) => files.get(path)?.split(/(?<=\r\n)(?=[a-z]\w*,)/) ?? [],
    notes: plan?.notes().map(({ key }) => key),
  };
}

describe('the CSV bundle', () => {
  it('writes documents with the fields of the project', () => {
    expect(written().file('documents.csv')).toEqual([
      'document_id,name,title,byline,outlet,date,language,url,sha256,length,status,field_status,wave,waiver,note,previous_id\r\n',
      `d1,"a,b.txt",,,PTI,,,,${zeros},${text.length - 1},open,x,2,,,\r\n`,
    ]);
  });

  it('writes why a document counts as finished, and its note, behind everything else, and leaves a field its name', () => {
    const memo = Memo.parse({ id: 'w', documentId: 'd1', purpose: 'waiver', text: 'No, "source".', ...times });
    const other = Memo.parse({
      ...memo,
      id: 'n',
      purpose: 'note',
      text: '**See** [it](annotary:annotation/m1).\n\n- a',
    });
    const memos = [memo, other];
    expect(written({}, { ...source, memos }).file('documents.csv')[1]).toContain(
      'open,x,2,"No, ""source"".","**See** [it](annotary:annotation/m1).\n\n- a",\r\n',
    );
    const documents = [DocumentRecord.parse({ ...document, fields: { waiver: 'own' } })];
    const [header, row] = written({}, { ...source, memos, documents }).file('documents.csv');
    expect(header).toContain(',status,waiver,document_waiver,note,previous_id\r\n');
    expect(row).toContain(',open,own,"No,');
  });

  it('writes what is said of links in columns behind the others, and counts what has no column', () => {
    const own = (id: string, attributes: object[]) => ({
      id,
      name: id,
      definition: '',
      fromLabelIds: [],
      toLabelIds: [],
      attributes,
    });
    const types = [own('one', [note, many]), own('two', [{ ...note, id: 'strength', kind: 'number' }])];
    const [link] = source.links;
    const links = [
      Link.parse({ ...link, typeId: 'one', attributes: { note: 'a, b', tags: ['x', 'y'], gone: 1 } }),
      Link.parse({ ...link, id: 'l2', typeId: 'two', attributes: { strength: 0 } }),
    ];
    const project = {
      ...source,
      links,
      codebook: Codebook.parse({ ...codebook, linkTypes: types }),
      annotationsOf: () => [],
    };
    const { file, notes } = written({}, project);
    const [header, ...rows] = file('links.csv');
    expect(header).toContain(
      ',annotator,confidence,note,attribute_note,tags,strength,from_evidence,from_evidence_spans,to_evidence,to_evidence_spans,from_label,to_label,created_at,updated_at\r\n',
    );
    expect(rows[0]).toContain(',Ada,1,,"a, b",x;y,,,,,,Claim,Place,');
    expect(rows[1]).toContain(`,Ada,1,,,,0,,,,,Claim,Place,${at},${at}\r\n`);
    expect(notes).toContain('note.csv.unknown-attributes');
    expect(written({ shape: 'file' }, project).notes).not.toContain('note.csv.unknown-attributes');
  });

  it('writes entities with their uses', () => {
    expect(written().file('entities.csv')).toEqual([
      'entity_id,name,type,aliases,external_ids,mentions,documents,note,created_at,updated_at\r\n',
      `e1,Delhi,Place,New Delhi;Dilli,geonames:1;wikidata:Q1353,1,1,,${at},${at}\r\n`,
    ]);
  });

  it('writes mentions: fragments, verbatim text, attributes after the fixed columns', () => {
    expect(written().file('mentions.csv')).toEqual([
      'annotation_id,document_id,document,layer,label,start,end,spans,text,entity_id,entity,annotator,status,origin,confidence,created_at,updated_at,note,attribute_note,tags\r\n',
      `m1,d1,"a,b.txt",Entities,Place,5,10,5:10,Delhi,e1,Delhi,Ada,open,manual,0.5,${at},${at},,n,x;y\r\n`,
      `m2,d1,"a,b.txt",Entities,Person,5,25,5:10;13:25,"Delhi, ""Misri""\r\nsaid",,,Ada,open,suggested:rule 1,,${at},${at},"a\nb",,\r\n`,
    ]);
  });

  it('writes claims with their columns in order, and says which values it leaves out', () => {
    const { file, notes } = written();
    expect(file('claims.csv')).toEqual([
      'annotation_id,document_id,document,label,start,end,spans,text,source,source_entity_id,cue,addressee,kind,directness,polarity,stance,certainty,checkworthy,verdict,quantity_value,quantity_unit,proposition_id,proposition,annotator,status,origin,confidence,created_at,updated_at,note,quantity_comparator,quantity_upper,quantity_period,quantity_as_of,quantity_change,event_time,reviewer,reviewer_url,review_url,review_date,review_text,evidence,via,source_annotation_id,cue_annotation_id,addressee_annotation_id,evidence_annotation_id\r\n',
      `c1,d1,"a,b.txt",Claim,26,28,26:28,=1,Misri,,,,,,,,,false,,-1,,p1,It is so.,Ada,open,manual,,${at},${at},,,,,,,2025,,,,,,,,,,,\r\n`,
    ]);
    expect(notes).toContain('note.csv.unknown-attributes');
  });

  it('writes who says so and what is claimed as links and registers have it, before what stands in fields', () => {
    const role = (typeId: string, toId: string) =>
      Link.parse({ ...source.links[0], id: `${typeId}-${toId}`, typeId, fromId: 'c1', toId });
    const links = [role('source', 'm1'), role('addressee', 'm1'), role('addressee', 'm2'), role('evidence', 'm2')];
    const claims = annotations.map((one) =>
      one.id === 'c1' ? Annotation.parse({ ...one, propositionId: 'p2' }) : one,
    );
    const propositions = [
      ...source.propositions,
      Proposition.parse({ id: 'p2', statement: 'Not so.', note: '', ...times }),
    ];
    const { file } = written({}, { ...source, links, propositions, annotationsOf: () => claims });
    expect(file('claims.csv')[1]).toContain(',=1,Delhi,e1,,"Delhi … Misri""\r\nsaid;Delhi",,');
    expect(file('claims.csv')[1]).toContain(',"Delhi … Misri""\r\nsaid",,m1,,m2;m1,m2\r\n');
    expect(file('claims.csv')[1]).toContain(',-1,,p2,Not so.,Ada,');
    expect(file('propositions.csv').slice(1)).toEqual([
      `p1,It is so.,0,0,,${at},${at}\r\n`,
      `p2,Not so.,1,1,,${at},${at}\r\n`,
    ]);
  });

  it('writes links and propositions', () => {
    expect(written().file('links.csv')[1]).toBe(
      `l1,Contradicts,c1,d1,=1,m1,d1,Delhi,Ada,1,,,,,,Claim,Place,${at},${at}\r\n`,
    );
    expect(written().file('propositions.csv')[1]).toBe(`p1,It is so.,1,1,,${at},${at}\r\n`);
  });

  it('writes the text of a discontinuous end of a link as mentions.csv does', () => {
    const [link] = source.links;
    const links = link ? [Link.parse({ ...link, toId: 'm2' })] : [];
    const file = written({}, { ...source, links }).file('links.csv');
    expect(file.slice(1).join('')).toBe(
      `l1,Contradicts,c1,d1,=1,m2,d1,"Delhi, ""Misri""\r\nsaid",Ada,1,,,,,,Claim,Person,${at},${at}\r\n`,
    );
  });

  it('writes the evidence of links behind everything else, each side with its places in the unit of the file', () => {
    const [link] = source.links;
    const quoted = (quote: string) => {
      const start = text.indexOf(quote);
      return { span: { start, end: start + quote.length }, quote };
    };
    const evidence = { from: [quoted('Delhi'), quoted('said')], to: [] };
    const links = link ? [Link.parse({ ...link, evidence })] : [];
    const file = written({}, { ...source, links }).file('links.csv');
    const start = Array.from(text.slice(0, text.indexOf('said'))).length;
    expect(file[1]).toContain(`,Ada,1,,Delhi;said,5:10;${start}:${start + 4},,,Claim,Place,${at},${at}\r\n`);
  });

  it('counts UTF-16 where that is asked for', () => {
    expect(written({ offsets: 'utf16' }).file('mentions.csv')[1]).toContain(',6,11,6:11,Delhi,');
  });

  it('puts all annotations into one table where one file is asked for', () => {
    const rows = written({ shape: 'file' }).file('annotations.csv');
    expect(rows.map((row) => row.split(',')[0])).toEqual(['annotation_id', 'm1', 'm2', 'c1']);
    expect(rows[0]).toContain(',note,attribute_note,tags,source,cue,');
  });

  it('makes formulas harmless where that is asked for, but not numbers', () => {
    const [, claim] = written({ excel: true }).file('claims.csv');
    expect(claim).toContain(",'=1,Misri");
    expect(claim).toContain(',-1,');
  });
});
