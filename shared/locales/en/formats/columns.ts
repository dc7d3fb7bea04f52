/** Formats of researchers' tools for texts: standoff files and columns of tokens. */
export const columnFormatMessages = {
  'format.brat.name': 'brat standoff',
  'format.brat.keeps':
    'A text and a file of annotations for each document: labels, fragments, attributes, notes, and links within a document. Annotators, statuses and definitions are not in it.',
  'format.brat.option.claims': 'Claims and who said them',
  'format.brat.option.claims.links': 'Relations',
  'format.brat.option.claims.events': 'Attribution events (PolNeAR)',
  'note.brat.renamed':
    'brat allows only letters without accents, digits, - and _ in names: {names} names were changed, and are shown as they were by visual.conf.',
  'note.brat.split':
    '{annotations} annotations go over the end of a line, which brat refuses: they are written as fragments, and come back whole.',
  'note.brat.only-line-ends':
    '{annotations} annotations cover nothing but line ends and are left out, with their links.',
  'note.brat.mark':
    '{documents} texts begin with U+FEFF, which brat counts, and which other readers take off as a byte order mark.',
  'note.brat.ids': '{ids} ids of entities hold blanks or colons where brat has none, and are left out.',
  'format.conll.name': 'CoNLL columns (2002, 2003)',
  'format.conll.keeps':
    'A token and its tag per line, for one layer without overlaps. What stands between the words, attributes, notes and links are not in it.',
  'format.conll-2012.name': 'CoNLL-2012 (OntoNotes)',
  'format.conll-2012.keeps':
    'Names, semantic roles and coreference. Trees, parts of speech, lemmas and speakers are not read, and what stood between the words is not in such files.',
  'format.conll.option.scheme': 'Tags',
  'format.conll.option.scheme.iob2': 'IOB2: B begins',
  'format.conll.option.scheme.bioes': 'BIOES: E ends, S stands alone',
  'format.conll.option.scheme.iob1': 'IOB1: B only between neighbours (CoNLL 2003)',
  'format.tags.option.layer': 'Layer',
  'format.tags.option.flatten': 'Where annotations overlap',
  'format.tags.option.flatten.longest': 'The longest stays',
  'format.tags.option.flatten.shortest': 'The shortest stays',
  'format.tags.option.flatten.first': 'What begins first stays',
  'note.tags.layer': 'The files have one layer: {layer}.',
  'note.tags.overlapping.longest':
    '{annotations} annotations or fragments overlap a longer one, which stays, and are left out.',
  'note.tags.overlapping.shortest':
    '{annotations} annotations or fragments overlap a shorter one, which stays, and are left out.',
  'note.tags.overlapping.first':
    '{annotations} annotations or fragments overlap one that begins before, which stays, and are left out.',
  'note.tags.cut': 'Words were cut {tokens} times, where an annotation begins or ends inside of one.',
  'note.tags.joined': '{sentences} sentences were joined with the one before: an annotation goes on over its end.',
  'note.tags.empty': '{annotations} annotations cover no word and are left out.',
  'note.tags.trimmed':
    '{annotations} annotations begin or end with a blank or an invisible character, which no word has: they are shorter there.',
  'note.tags.renamed': 'Labels whose names are written with _ for blanks, which a tag cannot have: {labels}.',
  'note.cells.renamed':
    'Labels whose names are written with blanks for tabs and line ends, which a cell cannot have: {labels}.',
  'format.token-json.name': 'Tokens with tags (JSON)',
  'format.token-json.keeps':
    'Texts as lists of tokens with tags or numbered spans: datasets of Hugging Face (tokens and ner_tags), DyGIE++ and SciERC, DocRED, GLiNER, training data of spaCy 2. Parts of speech, trees and scores are not read, and what stood between the words is not in most of them.',
  'format.parc3.name': 'PARC3 (attributions)',
  'format.parc3.keeps': 'Words, and who said what by which words. The text is put together of its words.',
  'format.conllu.name': 'CoNLL-U',
  'format.conllu.keeps':
    'Every character of the texts by words and sentences, with the labels of one layer without overlaps. Attributes, notes and links are not in it.',
  'format.conllu.option.tree': 'Syntax',
  'format.conllu.option.tree.none': 'None, as there is none (valid at level 1)',
  'format.conllu.option.tree.flat': 'Every word under the first one (valid at level 2)',
  'note.conllu.wordless': '{documents} documents have no words and are left out.',
  'note.conllu.flat-tree':
    'The trees are no syntax: every word stands under the first one of its sentence, for programs that ask for a tree.',
} as const;
