import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ForeignCorpus } from '../exchange/foreign-corpus.ts';
import { resolvedOf } from '../testing/digest.ts';
import { foreignFile } from '../testing/read-back.ts';
import { webannoTsvReader } from './read-webanno-tsv.ts';

function read(...lines: readonly string[]): ForeignCorpus {
  const file = foreignFile('a.tsv', strToU8(lines.join('\n')));
  const corpus = webannoTsvReader.read(file, []);
  return corpus.ok ? corpus.value : expect.fail(JSON.stringify(corpus.error));
}

/** As an import sees it: label, words and place of each annotation, and its links. */
function told({ documents, faults }: ForeignCorpus) {
  const { documents: resolved, misfits, moved } = resolvedOf(documents, webannoTsvReader.units);
  const [{ text, annotations, links } = expect.fail()] = resolved;
  const named = new Map(annotations.map(({ key, label, layer, quote }) => [key, `${label || layer} “${quote}”`]));
  return {
    text,
    annotations: annotations.map(({ spans, layer, label, quote }) => `${layer}:${label} ${spans[0]?.start} ${quote}`),
    links: links.map(({ type, from, to }) => `${named.get(from.key)} –${type}→ ${named.get(to.key)}`),
    faults: faults.map(({ place, reason }) => `${place}: ${reason}`),
    misfits: misfits.map(({ reason }) => reason),
    moved: moved.length,
  };
}

const head = ['#FORMAT=WebAnno TSV 3.3', '#T_SP=webanno.custom.Span|value', '', ''];

describe('WebAnno TSV 3', () => {
  it('puts the text together by the offsets of sentences: the end of a line, then blanks', () => {
    const corpus = read(...head, '#Text=One.', '1-1\t0-4\tOne.\tA\t', '', '#Text=Two.', '2-1\t7-11\tTwo.\tB\t', '');
    expect(told(corpus)).toMatchObject({ text: 'One.\n  Two.', annotations: ['Span:A 0 One.', 'Span:B 7 Two.'] });
  });

  it('takes sentences that follow each other without a blank line, and Windows line ends', () => {
    const corpus = read(
      ...head.map((line) => `${line}\r`),
      '#Text=One.\r',
      '1-1\t0-4\tOne.\tA\t\r',
      '#Text=Two.\r',
      '2-1\t4-8\tTwo.\t_\t\r',
    );
    expect(told(corpus)).toMatchObject({ text: 'One.Two.', annotations: ['Span:A 0 One.'], faults: [] });
  });

  it('undoes the escapes of a text and of values, also where a bracket or a bar belongs to the value', () => {
    const corpus = read(
      ...head,
      '#Text=a\\tb\\\\n\\r',
      '#Text=c',
      '1-1\t0-1\ta\tx\\|y\\[1\\]\\_\\->\\*\\\\|z\\\\[7]\t',
      '1-2\t2-3\tb\tz\\\\[7]\t',
      '1-3\t7-8\tc\tz\\\\[7]\t',
    );
    expect(told(corpus)).toMatchObject({
      text: 'a\tb\\n\r\nc',
      annotations: ['Span:x|y[1]_->*\\ 0 a', 'Span:z\\ 0 a\tb\\n\r\nc'],
      faults: [],
    });
  });

  it('says where a number is that of two annotations, be they apart or called differently', () => {
    const rows = ['#Text=a b c d', '1-1\t0-1\ta\tA[1]\t', '1-2\t2-3\tb\tB[1]\t', '1-3\t4-5\tc\t_\t'];
    expect(told(read(...head, ...rows, '1-4\t6-7\td\tA[1]\t'))).toMatchObject({
      annotations: ['Span:A 0 a b c d'],
      faults: [
        'line 7: webanno.custom.Span 1 is “A” at line 6, and stays so',
        'line 9: webanno.custom.Span 1 goes on here, behind words that it does not have: they became one',
      ],
    });
  });

  it.each([
    ['3.0', 'a\\tb', 'a\\tb'],
    ['3.1', 'a\\u00e9\\tb', 'aé\tb'],
    ['3.2', 'a\\u00e9\\tb', 'a\\u00e9\tb'],
  ])('knows the escapes of version %s', (version, line, text) => {
    expect(told(read(`#FORMAT=WebAnno TSV ${version}`, '', '', `#Text=${line}`, '1-1\t0-1\ta\t')).text).toBe(text);
    expect(webannoTsvReader.recognises({ path: 'x', head: `\ufeff#FORMAT=WebAnno TSV ${version}\r\n` })).toBe(3);
  });

  it('finds out that a program counted characters, not UTF-16 units', () => {
    const rows = [
      '#Text=😀 me',
      '1-1\t0-1\t😀\t_\t',
      '1-2\t2-4\tme\tA\t',
      '',
      '#Text=😀 you',
      '2-1\t5-6\t😀\t_\t',
      '2-2\t7-10\tyou\tB\t',
    ];
    expect(told(read(...head, ...rows))).toMatchObject({
      text: '😀 me\n😀 you',
      annotations: ['Span:A 3 me', 'Span:B 9 you'],
      misfits: [],
    });
  });

  it('reads relations by the number of the token alone, and slots of any layer', () => {
    const corpus = read(
      '#FORMAT=WebAnno TSV 3.3',
      '#T_SP=webanno.custom.Frame|ROLE_webanno.custom.Frame:my_roles_webanno.custom.FrameMy_rolesLink|uima.tcas.Annotation|frame_label',
      '#T_SP=webanno.custom.Span|value',
      '#T_RL=webanno.custom.Relation|value|BT_webanno.custom.Span',
      '',
      '',
      '#Text=a b c',
      '1-1\t0-1\ta\tagent;*\t1-2;1-3[4]\tsay\t_\t_\t_\t',
      '1-2\t2-3\tb\t_\t_\t_\tB\trel|rol\t1-3|1-3[4_0]\t',
      '1-3\t4-5\tc\t_\t_\t_\tC[4]\t_\t_\t',
    );
    expect(told(corpus)).toEqual({
      text: 'a b c',
      annotations: ['Frame:say 0 a', 'Span:B 2 b', 'Span:C 4 c'],
      links: ['say “a” –agent→ B “b”', 'say “a” –my_roles→ C “c”', 'C “c” –rel→ B “b”', 'C “c” –rol→ B “b”'],
      faults: [],
      misfits: [],
      moved: 0,
    });
  });

  it('reads slots whose links have no roles, where the cell of the role is empty', () => {
    const corpus = read(
      '#FORMAT=WebAnno TSV 3.3',
      '#T_SP=webanno.custom.Status|value',
      '#T_SP=webanno.custom.Context|stance|ROLE_webanno.custom.Context:To_webanno.custom.ContextToLink|webanno.custom.Status',
      '',
      '',
      '#Text=a b',
      '1-1\t0-1\ta\tT\t_\t_\t_\t',
      '1-2\t2-3\tb\t_\tx\t\t1-1\t',
    );
    expect(told(corpus)).toMatchObject({ links: ['x “b” –To→ T “a”'], faults: [], misfits: [] });
  });

  it('reads chains in the order of their links, whatever the order of the columns', () => {
    const rows = (relation: (value: string) => string) => [
      '#Text=Ada she her own',
      `1-1\t0-3\tAda\t${relation('name[1]\tcoref->1-2')}\t`,
      `1-2\t4-7\tshe\t${relation('*[1]|pr[2]\t*->1-1|*->2-1')}\t`,
      `1-3\t8-11\ther\t${relation('pr[1]\tis->1-3')}\t`,
      `1-4\t12-15\town\t${relation('pr[1]\tis->1-3')}\t`,
    ];
    const chain = '#T_CH=de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink';
    const documented = read(
      '#FORMAT=WebAnno TSV 3.3',
      `${chain}|referenceType|referenceRelation`,
      '',
      '',
      ...rows((both) => both),
    );
    const written = read(
      '#FORMAT=WebAnno TSV 3.3',
      `${chain}|referenceRelation|referenceType`,
      '',
      '',
      ...rows((both) => both.split('\t').toReversed().join('\t')),
    );
    expect(told(documented)).toEqual({
      text: 'Ada she her own',
      annotations: ['Coreference:name 0 Ada', 'Coreference: 4 she', 'Coreference:pr 4 she', 'Coreference:pr 8 her own'],
      links: ['Coreference “she” –Coreference→ name “Ada”', 'name “Ada” –coref→ pr “her own”'],
      faults: [],
      misfits: [],
      moved: 0,
    });
    expect(written).toEqual(documented);
    expect(documented.documents[0]?.annotations.map(({ attributes }) => attributes)).toEqual(Array(4).fill(undefined));
  });

  it('gives identifiers that are addresses as entities, and others as attributes', () => {
    const type = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity';
    const { documents } = read(
      '#FORMAT=WebAnno TSV 3.3',
      `#T_SP=${type}|identifier|value`,
      '',
      '',
      '#Text=a b',
      '1-1\t0-1\ta\thttp://www.wikidata.org/entity/Q42\tPER\t',
      '1-2\t2-3\tb\tlocal\\_7\tPER\t',
    );
    expect(documents[0]?.annotations).toMatchObject([
      { layer: 'NamedEntity', label: 'PER', entity: { externalIds: { wikidata: 'Q42' } } },
      { layer: 'NamedEntity', label: 'PER', attributes: { identifier: 'local_7' } },
    ]);
    expect(documents[0]?.annotations[1]?.entity).toBeUndefined();
  });

  it('tells numbers and truth values by all values of a feature', () => {
    const { documents } = read(
      '#FORMAT=WebAnno TSV 3.3',
      '#T_SP=webanno.custom.Span|code|count|sure|value',
      '',
      '',
      '#Text=a b',
      '1-1\t0-1\ta\t1\t1\ttrue\tA\t',
      '1-2\t2-3\tb\t007\t2.5\tfalse\t*\t',
    );
    expect(documents[0]?.annotations.map(({ label, attributes }) => [label, attributes])).toEqual([
      ['A', { code: '1', count: 1, sure: true }],
      ['', { code: '007', count: 2.5, sure: false }],
    ]);
  });
});

describe('a file of an exported project', () => {
  it.each([
    ['annotation/Flood.txt/ada.tsv', 'Flood.txt', 'ada'],
    ['x/curation/Flood.txt/CURATION_USER.tsv', 'Flood.txt', 'Curation'],
    ['annotation/Flood.txt/INITIAL_CAS.tsv', 'Flood.txt', undefined],
    ['Flood.tsv', 'Flood.tsv', undefined],
  ])('says by its path of whom and of what it is: %s', (path, name, annotator) => {
    const lines = [...head, '#Text=a', '1-1\t0-1\ta\tA\t', ''].join('\n');
    const corpus = webannoTsvReader.read(foreignFile(path, strToU8(lines)), []);
    const [document] = corpus.ok ? corpus.value.documents : [];
    expect([document?.name, document?.annotations[0]?.annotator]).toEqual([name, annotator]);
  });
});

describe('WebAnno TSV 2 and 1', () => {
  const pos = 'de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS';
  const name = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity';
  const dependency = 'de.tudarmstadt.ukp.dkpro.core.api.syntax.type.dependency.Dependency';

  it('reads version 2: several tokens by B and I, stacks by their place, relations by their token', () => {
    const lines = [
      ` # ${pos} | PosValue # ${name} | value # ${dependency} | DependencyType | AttachTo=${pos}`,
      '#id=1',
      '#text=Ms. Haag plays Elianti.',
      '1-1\tMs.\tNNP\tB-PER|TITLE\tNMOD\t1-2',
      '1-2\tHaag\tNNP\tI-PER|O-_\tSBJ\t1-3',
      '1-3\tplays\t_\tO\t_\t_',
      `1-4\tElianti\tNNP\tB-${name}\tOBJ\t1-3`,
      '1-5\t.\t.\tO\t_\t_',
      '',
    ];
    const file = lines.join('\n');
    expect(webannoTsvReader.recognises({ path: 'x.tsv', head: file })).toBe(3);
    expect(told(read(...lines))).toEqual({
      text: 'Ms. Haag plays Elianti.\n',
      annotations: [
        'POS:NNP 0 Ms.',
        'NamedEntity:PER 0 Ms. Haag',
        'NamedEntity:TITLE 0 Ms.',
        'POS:NNP 4 Haag',
        'POS:NNP 15 Elianti',
        'NamedEntity: 15 Elianti',
        'POS:. 22 .',
        'Token: 9 plays',
      ],
      links: [
        'NNP “Haag” –Dependency: NMOD→ NNP “Ms.”',
        'Token “plays” –Dependency: SBJ→ NNP “Haag”',
        'Token “plays” –Dependency: OBJ→ NNP “Elianti”',
      ],
      faults: [],
      misfits: [],
      moved: 0,
    });
  });

  it('reads version 1: ten columns without a header', () => {
    const lines = [
      '#id=1',
      '#text=Heutzutage lebt Ada Moss.',
      '1\tHeutzutage\theutzutage\tADV\tO\t_\t2\tadv\t_\t_',
      '2\tlebt\tleben\tVV\t_\t_\t0\troot\t_\t_',
      '3\tAda\tAda\tNE\tB_PER\t_\t_\t_\t_\t_',
      '4\tMoss\t_\tNE\tI_PER\t_\t_\t_\t_\t_',
      '5\t.\t_\t_\t-\t_\t_\t_\t_\t_',
      '',
      '#id=2',
      '1\tSo\t_\tADV\tO\t_\t_\t_\t_\t_',
    ];
    expect(webannoTsvReader.recognises({ path: 'x.tsv', head: lines.join('\n') })).toBe(3);
    expect(told(read(...lines))).toMatchObject({
      text: 'Heutzutage lebt Ada Moss.\nSo\n',
      annotations: expect.arrayContaining(['NamedEntity:PER 16 Ada Moss', 'Lemma:leben 11 lebt', 'POS:ADV 26 So']),
      links: ['VV “lebt” –Dependency: adv→ ADV “Heutzutage”', 'VV “lebt” –Dependency: root→ VV “lebt”'],
      faults: [],
    });
  });
});

describe('a file that is not what it says', () => {
  it('is refused where its first line is none of the format', () => {
    for (const text of ['', 'x', '#FORMAT=WebAnno TSV 4.0\n', '#FORMAT=CSV\n', '# a heading\n1-1\tx']) {
      expect(webannoTsvReader.recognises({ path: 'x.tsv', head: text })).toBe(0);
      const refused = webannoTsvReader.read(foreignFile('x.tsv', strToU8(text)), []);
      expect(refused).toMatchObject({
        ok: false,
        error: { code: 'import/damaged', params: { file: 'x.tsv', place: 'line 1' } },
      });
    }
  });

  it('says which rows have too few columns, and takes the others', () => {
    const corpus = read(...head, '#Text=a b c', '1-1\t0-1\ta', '1-2\t2-3\tb\tB\t', '1-3\t4-5\tc\tC\tD\t', 'words');
    expect(told(corpus)).toMatchObject({
      text: 'a b c',
      annotations: ['Span:B 2 b', 'Span:C 4 c'],
      faults: [
        'line 6: it has 0 columns of annotations, and the header declares 1',
        'line 8: it has 2 columns of annotations, and the header declares 1',
        'line 9: “words” is no token with its number, its offsets and its text',
      ],
    });
  });

  it('finds by its words what stands behind offsets that run backwards', () => {
    const corpus = read(
      ...head,
      '#Text=One two',
      '1-1\t90-93\tOne\tA\t',
      '1-2\t97-94\ttwo\tX\t',
      '',
      '#Text=Three',
      '2-1\t5-10\tThree\tB\t',
    );
    const { text, annotations, faults, moved, misfits } = told(corpus);
    expect(text).toBe(`${' '.repeat(90)}One two\nThree`);
    expect(annotations).toEqual(['Span:A 90 One', 'Span:B 98 Three']);
    expect([moved, misfits]).toEqual([1, []]);
    expect(faults).toEqual([
      'line 7: it ends at 94, before it begins at 97',
      'line 9: it begins at 5, and the text before it ends at 97',
    ]);
  });

  it('makes no text of a million blanks out of an offset', () => {
    const corpus = read(...head, '#Text=a', '1-1\t0-1\ta\tA\t', '', '#Text=b', '2-1\t999999998-999999999\tb\tB\t');
    const { text, annotations, faults } = told(corpus);
    expect(text).toBe('a\nb');
    expect(annotations).toEqual(['Span:A 0 a', 'Span:B 2 b']);
    expect(faults).toHaveLength(1);
  });

  it('takes any number as an id, and none as a name of a property', () => {
    const id = '9'.repeat(5000);
    const corpus = read(
      '#FORMAT=WebAnno TSV 3.3',
      '#T_SP=webanno.custom.Span|__proto__|value',
      '#T_RL=webanno.custom.__proto__|constructor|BT_webanno.custom.Span',
      '',
      '',
      '#Text=a b',
      `1-1\t0-1\ta\tevil[${id}]\tA[${id}]\t_\t_\t`,
      `1-2\t2-3\tb\t*[${id}]\tA[${id}]\tx\t1-1[${id}_12]\t`,
    );
    expect(({} as Record<string, unknown>)['evil']).toBeUndefined();
    expect(told(corpus)).toMatchObject({
      annotations: ['Span:A 0 a b'],
      links: [],
      faults: [expect.stringContaining('line 8')],
    });
    expect(Object.entries(corpus.documents[0]?.annotations[0]?.attributes ?? {})).toEqual([['__proto__', 'evil']]);
  });

  it('names relations, slots and chains that lead to nothing', () => {
    const corpus = read(
      '#FORMAT=WebAnno TSV 3.3',
      '#T_SP=webanno.custom.Host|ROLE_webanno.custom.Host:links_webanno.custom.L|webanno.custom.Span',
      '#T_CH=webanno.custom.CorefLink|referenceRelation|referenceType',
      '#T_RL=webanno.custom.Rel|BT_webanno.custom.Span',
      '#T_RL=webanno.custom.Endless|value',
      '',
      '',
      '#Text=a',
      '1-1\t0-1\ta\tx;y\t1-9\tcoref\t*[1]\t1-7[3_0]\tv\t',
      '1-1\t0-1\ta\t_\t_\t_\t_\t_\t_\t',
    );
    expect(corpus.faults.map(({ place, reason }) => `${place}: ${reason}`)).toEqual([
      'line 5: the relation webanno.custom.Endless has no column for where it comes from',
      'line 9: the slot “links” has 2 roles and 1 targets',
      'line 9: an element of webanno.custom.CorefLink does not say its place in a chain',
      'line 9: a relation of webanno.custom.Endless does not say where it comes from',
      'line 10: the number 1-1 is there twice',
      'line 9: nothing of webanno.custom.Span is at 1-9',
      'line 9: nothing of webanno.custom.Span is at 1-7 with the number 3',
    ]);
  });

  it('reads a line of ten megabytes as it reads any other', () => {
    const words = 'x '.repeat(5_000_000);
    const corpus = read(...head, `#Text=${words}`, '1-1\t0-1\tx\tA\t', `1-2\t2-3\tx\t${'\\'.repeat(1_000_001)}|\t`);
    expect(corpus.documents[0]?.text).toBe(words);
    expect(corpus.documents[0]?.annotations).toHaveLength(2);
  });
});
