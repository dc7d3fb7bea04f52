import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { resolvedOf } from '../testing/digest.ts';
import { foreignFile } from '../testing/read-back.ts';
import { readTypeSystem } from './read-type-system.ts';
import { readXmi } from './read-xmi.ts';
import { xmiReader } from './xmi-reader.ts';

const namespaces =
  'xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:tcas="http:///uima/tcas.ecore" xmlns:c="http:///webanno/custom.ecore"';

const xmi = (body: string, head = '<?xml version="1.0" encoding="UTF-8"?>') =>
  `${head}<xmi:XMI ${namespaces} xmi:version="2.0">${body}</xmi:XMI>`;

/** One view over the text that has all of these ids. */
const withText = (text: string, members: string, body: string) =>
  xmi(
    `${body}<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" sofaString="${text}"/><cas:View sofa="1" members="${members}"/>`,
  );

const type = (name: string, features: readonly string[], supertype = 'uima.tcas.Annotation') =>
  `<typeDescription><name>${name}</name><supertypeName>${supertype}</supertypeName><features>${features
    .map((feature) => {
      const [featureName = '', range = '', shared] = feature.split(' ');
      const several = shared === undefined ? '' : '<multipleReferencesAllowed>true</multipleReferencesAllowed>';
      return `<featureDescription><name>${featureName}</name><rangeTypeName>${range}</rangeTypeName>${several}</featureDescription>`;
    })
    .join('')}</features></typeDescription>`;

const typeSystem = (...types: readonly string[]) =>
  `<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>${types.join('')}</types></typeSystemDescription>`;

function cas(body: string, types = typeSystem()) {
  const described = readTypeSystem(types, 'TypeSystem.xml');
  if (!described.ok) throw new Error(JSON.stringify(described.error));
  const read = readXmi(body, { types: described.value.types, file: 'a.xmi' });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

function corpus(body: string, types?: string) {
  const beside = types === undefined ? [] : [foreignFile('TypeSystem.xml', strToU8(types))];
  const read = xmiReader.read(foreignFile('a.xmi', strToU8(body)), beside);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const resolved = resolvedOf(read.value.documents, xmiReader.units);
  const annotations = resolved.documents.flatMap((document) => document.annotations);
  const links = resolved.documents.flatMap((document) => document.links);
  return { ...resolved, faults: read.value.faults, annotations, links };
}

describe('a CAS in XMI', () => {
  it('has every kind of value as it is', () => {
    const types = typeSystem(
      type('webanno.custom.All', [
        'string uima.cas.String',
        'whole uima.cas.Integer',
        'long uima.cas.Long',
        'real uima.cas.Double',
        'nothing uima.cas.Float',
        'flag uima.cas.Boolean',
        'strings uima.cas.StringArray',
        'wholes uima.cas.IntegerArray',
        'bytes uima.cas.ByteArray',
        'list uima.cas.StringList',
        'all uima.cas.FSArray',
        'shared uima.cas.FSArray shared',
        'sharedTexts uima.cas.StringArray shared',
        'one uima.cas.TOP',
        'none uima.cas.TOP',
      ]),
    );
    const { cas: read, faults } = cas(
      xmi(
        '<c:All xmi:id="2" string="a&#10;b" whole="-7" long="9007199254740993" real="-Infinity" nothing="NaN" flag="true" wholes="1 2" bytes="42db" all="2 0" shared="3" sharedTexts="4" one="2" none="0">' +
          '<strings>x y</strings><strings/><list>z</list></c:All><cas:FSArray xmi:id="3" elements="2"/><cas:StringArray xmi:id="4"><elements>a b</elements></cas:StringArray>',
      ),
      types,
    );
    expect(faults).toEqual([]);
    expect(Object.fromEntries(read.structures.get(2)?.features ?? [])).toEqual({
      string: 'a\nb',
      whole: -7,
      // More digits than a number has.
      long: '9007199254740993',
      real: Number.NEGATIVE_INFINITY,
      nothing: Number.NaN,
      flag: true,
      strings: ['x y', ''],
      wholes: [1, 2],
      bytes: [66, -37],
      list: ['z'],
      all: [{ ref: 2 }, null],
      shared: { ref: 3 },
      sharedTexts: { ref: 4 },
      one: { ref: 2 },
    });
    expect(read.structures.get(3)?.elements).toEqual([{ ref: 2 }]);
    expect(read.structures.get(4)?.elements).toEqual(['a b']);
  });

  it('names what leads nowhere, comes twice or is of another kind, and reads the rest', () => {
    const types = typeSystem(type('webanno.custom.A', ['n uima.cas.Integer', 'b uima.cas.Boolean', 'to uima.cas.TOP']));
    const { cas: read, faults } = cas(
      withText(
        'one two',
        '2 9 x',
        '<c:A xmi:id="2" sofa="1" begin="0" end="3" n="many" b="perhaps" to="7"/><c:A xmi:id="2" begin="4" end="7"/><c:A begin="4" end="7"/>',
      ),
      types,
    );
    expect([...read.structures.values()]).toMatchObject([{ id: 2, sofa: 1 }, { id: -1 }]);
    expect(Object.fromEntries(read.structures.get(2)?.features ?? [])).toEqual({ begin: 0, end: 3 });
    expect(read.views).toMatchObject([{ name: '_InitialView', text: 'one two', members: [2, -1] }]);
    expect(faults.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^the xmi:id 2 is at line 1, column \d+ already, which is meant where 2 is named$/),
      'webanno.custom.A has no xmi:id',
      'n is no Integer: “many”',
      'b is no Boolean: “perhaps”',
      'there is no structure “7”',
      'there is no structure 9',
      'there is no structure x',
    ]);
    expect(faults[0]).toMatchObject({ file: 'a.xmi', place: expect.stringMatching(/^line 1, column \d+$/) });
  });

  it('leads references to the first of two structures with one id, and takes both', () => {
    const two =
      '<c:A xmi:id="2" sofa="1" begin="0" end="3" value="X"/><c:A xmi:id="2" sofa="1" begin="4" end="7" value="Y"/>' +
      '<c:R xmi:id="3" sofa="1" begin="0" end="3" Governor="2" Dependent="2"/>';
    const read = xmiReader.read(foreignFile('a.xmi', strToU8(withText('one two', '2 3', two))), []);
    const [document] = read.ok ? read.value.documents : [];
    expect(document?.annotations.map(({ label }) => label)).toEqual(['X', 'Y']);
    const [first] = document?.annotations ?? [];
    expect(document?.links).toMatchObject([{ from: { key: first?.key }, to: { key: first?.key } }]);
    expect(read.ok && read.value.faults).toHaveLength(1);
  });

  it.each([
    ['nothing', ''],
    ['half a file', xmi('<c:A xmi:id="2" begin="0"').slice(0, 220)],
    ['another XML', '<html><body/></html>'],
    ['entities', xmi('<c:A xmi:id="2" value="&x;"/>', '<!DOCTYPE a [<!ENTITY x "y">]>')],
    ['a bomb', xmi('', '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>')],
    ['a type twice declared', xmi('<c:A xmi:id="2" n="1" n="2"/>')],
    ['too deep', xmi('<a>'.repeat(300))],
  ])('is refused with its place: %s', (_what, text) => {
    expect(xmiReader.read(foreignFile('a.xmi', strToU8(text)), [])).toMatchObject({
      ok: false,
      error: {
        code: 'import/damaged',
        params: { file: 'a.xmi', place: expect.stringMatching(/^line 1, column \d+$/) },
      },
    });
  });

  it('may have characters of XML 1.1', () => {
    const text = withText('a&#1;b', '2', '<c:A xmi:id="2" sofa="1" begin="2" end="3"/>').replace('1.0', '1.1');
    expect(corpus(text).annotations).toMatchObject([{ quote: 'b' }]);
  });

  it('may have a feature of ten million characters', () => {
    const long = 'x'.repeat(10_000_000);
    const { documents, annotations } = corpus(
      withText(long, '2', `<c:A xmi:id="2" sofa="1" begin="1" end="2" note="${long}"/>`),
    );
    expect([documents[0]?.text.length, annotations.length]).toEqual([long.length, 1]);
  });
});

describe('annotations of a CAS', () => {
  it('are what is indexed and lies in the text, and what a link leads to', () => {
    const { annotations, links, faults } = corpus(
      withText(
        'one two three',
        '2 4',
        '<c:A xmi:id="2" sofa="1" begin="0" end="3" value="x" to="4"/><c:A xmi:id="3" sofa="1" begin="0" end="3" value="y"/>' +
          '<c:B xmi:id="4" sofa="1" begin="4" end="7" links="5"/><c:BLink xmi:id="5" role="goal" target="6"/><c:A xmi:id="6" sofa="1" begin="8" end="13"/>',
      ),
      typeSystem(
        type('webanno.custom.A', ['value uima.cas.String', 'to uima.tcas.Annotation']),
        type('webanno.custom.B', ['links uima.cas.FSArray']),
        type('webanno.custom.BLink', ['role uima.cas.String', 'target webanno.custom.A'], 'uima.cas.TOP'),
      ),
    );
    expect(faults).toEqual([]);
    expect(annotations.map(({ key, layer, label, quote }) => [key, layer, label, quote])).toEqual([
      ['2', 'A', 'x', 'one'],
      ['4', 'B', '', 'two'],
      ['6', 'A', '', 'three'],
    ]);
    expect(links.map(({ type: name, from, to }) => [name, from.key, to.key])).toEqual([
      ['to', '2', '4'],
      ['goal', '4', '6'],
    ]);
  });

  it('have what belongs to them, and relations without a place, as Apache cTAKES writes them', () => {
    const { annotations, links, faults } = corpus(
      withText(
        'knee pain',
        '2 3 6 7 8',
        '<c:Site xmi:id="2" sofa="1" begin="0" end="4" concepts="4 5"/><c:Symptom xmi:id="3" sofa="1" begin="5" end="9" concepts="9"/>' +
          '<c:Concept xmi:id="4" code="1" scheme="A"/><c:Concept xmi:id="5" code="2" scheme="B"/><c:Concept xmi:id="9" code="3"/>' +
          '<c:Argument xmi:id="6" argument="3" role="Argument"/><c:Argument xmi:id="7" argument="2" role="Related_to"/>' +
          '<c:LocationOf xmi:id="8" category="location_of" arg1="6" arg2="7"/>',
      ),
      typeSystem(
        type('webanno.custom.Site', ['concepts uima.cas.FSArray']),
        type('webanno.custom.Symptom', ['concepts uima.cas.FSArray']),
        type('webanno.custom.Concept', ['code uima.cas.String', 'scheme uima.cas.String'], 'uima.cas.TOP'),
        type('webanno.custom.Argument', ['argument uima.tcas.Annotation', 'role uima.cas.String'], 'uima.cas.TOP'),
        type(
          'webanno.custom.LocationOf',
          ['category uima.cas.String', 'arg1 webanno.custom.Argument', 'arg2 webanno.custom.Argument'],
          'uima.cas.TOP',
        ),
      ),
    );
    expect(faults).toEqual([]);
    expect(annotations.map(({ layer, attributes }) => [layer, attributes])).toEqual([
      ['Site', { 'concepts.code': ['1', '2'], 'concepts.scheme': ['A', 'B'] }],
      ['Symptom', { 'concepts.code': '3' }],
    ]);
    expect(links).toMatchObject([{ type: 'LocationOf: location_of', from: { key: '3' }, to: { key: '2' } }]);
  });

  it('have nothing of an empty slot, and are not linked by what leads to them as one list', () => {
    const { annotations, links, faults } = corpus(
      withText(
        'one two',
        '2 3 5 6',
        '<c:B xmi:id="2" sofa="1" begin="0" end="3" links="4"/><c:B xmi:id="3" sofa="1" begin="4" end="7"/><c:BLink xmi:id="4" role="goal"/><c:Group xmi:id="5" all="2 3"/>' +
          '<c:Three xmi:id="6" a="2" b="3" c="2"/>',
      ),
      typeSystem(
        type('webanno.custom.B', ['links uima.cas.FSArray']),
        type('webanno.custom.BLink', ['role uima.cas.String', 'target uima.tcas.Annotation'], 'uima.cas.TOP'),
        type('webanno.custom.Group', ['all uima.cas.FSArray'], 'uima.cas.TOP'),
        type('webanno.custom.Three', ['a uima.cas.TOP', 'b uima.cas.TOP', 'c uima.cas.TOP'], 'uima.cas.TOP'),
      ),
    );
    expect(annotations.map(({ label, attributes }) => [label, attributes])).toEqual([
      ['', undefined],
      ['', undefined],
    ]);
    expect([links, faults.map(({ reason }) => reason)]).toEqual([
      [],
      ['webanno.custom.Group has no place in the text (1)', 'webanno.custom.Three has no place in the text (1)'],
    ]);
  });

  it('in a chain are linked by what the first says of the next', () => {
    const link = (id: number, begin: number, more: string) =>
      `<c:CorefLink xmi:id="${id}" sofa="1" begin="${begin}" end="${begin + 3}" ${more}/>`;
    const { annotations, links } = corpus(
      withText(
        'one two six',
        '2 3 4 5',
        link(2, 0, 'next="3" referenceType="name" referenceRelation="is"') +
          link(3, 4, 'next="4" referenceType="noun"') +
          link(4, 8, 'referenceRelation="was"') +
          '<c:CorefChain xmi:id="5" sofa="1" first="2"/>',
      ),
    );
    expect(annotations.map(({ layer, label, attributes }) => [layer, label, attributes])).toEqual([
      ['Coref', 'name', undefined],
      ['Coref', 'noun', undefined],
      ['Coref', '', undefined],
    ]);
    expect(links.map(({ type: name, from, to }) => [name, from.key, to.key])).toEqual([
      ['is', '2', '3'],
      ['Coref', '3', '4'],
    ]);
  });

  it('name those that have no place, and relations without an end', () => {
    const { annotations, faults, misfits } = corpus(
      withText(
        '😀one',
        '2 3 4 5 6 7',
        '<c:A xmi:id="2" sofa="1" begin="3" end="0"/><c:A xmi:id="3" sofa="1" begin="0" end="99"/><c:A xmi:id="4" sofa="1" begin="2" end="2"/>' +
          '<c:A xmi:id="5" sofa="1" begin="2" end="5"/><c:R xmi:id="6" sofa="1" begin="0" end="3" Governor="5" Dependent="0"/><c:Thing xmi:id="7" n="1"/>',
      ),
    );
    expect(annotations.map(({ key }) => key)).toEqual(['5']);
    expect(faults.map(({ reason }) => reason)).toEqual([
      'it ends before it begins (3–0)',
      'webanno.custom.Thing has no place in the text (1)',
      'it leads from an annotation to nothing',
    ]);
    expect(misfits.map(({ reason }) => reason)).toEqual([
      'its offsets (0–99) lie outside the text or inside a character',
      'it covers no character (2–2)',
    ]);
  });

  it('keep features of every name', () => {
    const { annotations } = corpus(
      withText('one', '2', '<c:A xmi:id="2" sofa="1" begin="0" end="3" __proto__="a" constructor="b" value="v"/>'),
    );
    expect(Object.entries(annotations[0]?.attributes ?? {})).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
    expect({}).not.toHaveProperty('a');
  });

  it('lie in their views, and links may lead from one to the other', () => {
    const { documents, links } = corpus(
      xmi(
        '<c:A xmi:id="3" sofa="1" begin="0" end="3"/><c:A xmi:id="4" sofa="2" begin="0" end="4"/><c:R xmi:id="5" sofa="1" begin="0" end="3" Governor="3" Dependent="4" value="same"/>' +
          '<cas:Sofa xmi:id="2" sofaNum="2" sofaID="German" sofaString="eins"/><cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" sofaString="one"/>' +
          '<cas:View sofa="2" members="4"/><cas:View sofa="1" members="3 5"/>',
      ),
    );
    expect(documents.map(({ name, annotations }) => [name, annotations.map(({ quote }) => quote)])).toEqual([
      ['a (German)', ['eins']],
      ['a', ['one']],
    ]);
    expect(links).toMatchObject([{ type: 'R: same', from: { key: '3' }, to: { document: 'a (German)', key: '4' } }]);
  });

  it('end, though lists, types and what they name go round in circles', () => {
    const { annotations, links } = corpus(
      withText(
        'one two',
        '2 5 6',
        '<c:A xmi:id="2" sofa="1" begin="0" end="3" all="3"/><cas:NonEmptyFSList xmi:id="3" head="2" tail="4"/><cas:NonEmptyFSList xmi:id="4" head="5" tail="3"/>' +
          '<c:A xmi:id="5" sofa="1" begin="4" end="7"/><c:X xmi:id="6"/>',
      ),
      typeSystem(
        type('webanno.custom.A', ['all uima.cas.FSList shared']),
        type('webanno.custom.X', [], 'webanno.custom.Y'),
        type('webanno.custom.Y', [], 'webanno.custom.X'),
      ),
    );
    expect([annotations.length, links.map(({ from, to }) => [from.key, to.key])]).toEqual([
      2,
      [
        ['2', '2'],
        ['2', '5'],
      ],
    ]);
  });

  it('count UTF-16 units, also inside of words, unless they are whole words only as code points', () => {
    const at = (id: number, begin: number, end: number) =>
      `<c:A xmi:id="${id}" sofa="1" begin="${begin}" end="${end}"/>`;
    const quotes = (body: string) =>
      corpus(withText('😀😀 floods rise', '2 3', body)).annotations.map(({ quote }) => quote);
    expect(quotes(at(2, 5, 8) + at(3, 12, 13))).toEqual(['flo', 'r']);
    expect(quotes(at(2, 3, 9) + at(3, 10, 14))).toEqual(['floods', 'rise']);
  });
});

describe('a type system', () => {
  it('is not looked for elsewhere, and one that is none is named', () => {
    const imports = readTypeSystem(
      typeSystem().replace(
        '<types>',
        '<imports><import location="../../etc/passwd"/><import name="a.b"/></imports><types>',
      ),
      'TypeSystem.xml',
    );
    expect(imports).toMatchObject({
      value: { faults: [{ reason: 'other type systems are not followed: ../../etc/passwd' }, { reason: /a\.b/ }] },
    });
    const text = withText('one', '2', '<c:A xmi:id="2" sofa="1" begin="0" end="3"/>');
    expect(corpus(text, '<html/>')).toMatchObject({
      annotations: [{ quote: 'one' }],
      faults: [{ file: 'TypeSystem.xml', reason: expect.stringContaining('it is no type system, but <html>') }],
    });
  });

  it('is found beside its files, or above', () => {
    const others = new Set([
      'x/TypeSystem.xml',
      'x/typesystem-old.xml',
      'y/my_typesystem.xml',
      'y/b_typesystem.xml',
      'z.xml',
    ]);
    expect(xmiReader.companions?.('x/a.xmi', others)).toEqual(['x/TypeSystem.xml']);
    expect(xmiReader.companions?.('x/deep/a.xmi', others)).toEqual(['x/TypeSystem.xml']);
    expect(xmiReader.companions?.('y/a.xmi', others)).toEqual(['y/my_typesystem.xml', 'y/b_typesystem.xml']);
    expect(xmiReader.companions?.('a.xmi', others)).toEqual([]);
  });

  it('gives labels that nobody used', () => {
    const types = typeSystem(
      type('webanno.custom.A', ['value webanno.custom.Tags']),
      '<typeDescription><name>webanno.custom.Tags</name><supertypeName>uima.cas.String</supertypeName><allowedValues><value><string>yes</string></value><value><string>no</string></value></allowedValues></typeDescription>',
    );
    const text = withText('one', '2', '<c:A xmi:id="2" sofa="1" begin="0" end="3" value="yes"/>');
    const beside = [foreignFile('TypeSystem.xml', strToU8(types))];
    expect(xmiReader.read(foreignFile('a.xmi', strToU8(text)), beside)).toMatchObject({
      value: { scheme: { layers: [{ name: 'A', labels: [{ name: 'yes' }, { name: 'no' }] }] } },
    });
  });
});
