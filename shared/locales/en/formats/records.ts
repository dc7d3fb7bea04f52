/** Formats of records: JSON, JSON Lines, tables. */
export const recordFormatMessages = {
  'format.label-studio.name': 'Label Studio (JSON)',
  'format.label-studio.keeps':
    'Tasks with annotations and predictions, for Label Studio’s import, and its labeling interface. Links across documents, the register and definitions are not in it.',
  'note.label-studio.links-between-annotators':
    '{links} links lead from one annotator’s annotation to another’s. Label Studio cannot show them; they are in each task’s meta and come back into Annotary.',
  'format.doccano.name': 'doccano (JSON Lines)',
  'format.doccano.keeps':
    'Text, labels and relations within a document, for doccano’s import. Layers, attributes, notes and annotators are not in it.',
  'format.doccano.option.task': 'Project in doccano',
  'format.doccano.option.task.relations': 'Relations',
  'format.doccano.option.task.sequence': 'Sequence labels only',
  'format.prodigy.name': 'Prodigy (JSON Lines)',
  'format.prodigy.keeps':
    'Text, tokens, spans and relations, for Prodigy and for training spaCy. Fragments become spans of their own; links across documents, the register and definitions are not in it.',
  'format.hf.name': 'Hugging Face dataset (JSON Lines)',
  'format.hf.keeps':
    'Rows with entities and relations, rows of tagged tokens, and a dataset card. Blocks, evidence of links, the register and definitions are not in it.',
  'format.hf.option.layer': 'Layer of the tagged tokens',
  'note.hf.covered':
    '{covered} annotations have no tag in the rows of tokens, since a longer one stands on the same words. The rows of documents have all of them.',
  'format.parquet.name': 'Parquet table',
  'format.parquet.keeps':
    'The rows of the Hugging Face dataset with typed columns, for DuckDB, pandas, Polars and R. Blocks, evidence of links, the register and definitions are not in it.',
  'format.spacy.name': 'spaCy DocBin (experimental)',
  'format.spacy.keeps':
    'Texts, one layer as entities, and all layers as groups of spans, for training in spaCy 3. Written by spaCy’s source, and not tried in spaCy itself. Links, definitions and formatting are not in it.',
  'note.spacy.layer': 'Entities (doc.ents) are of the layer {layer}; all layers are groups of spans (doc.spans).',
  'note.spacy.overlapping':
    '{annotations} annotations or fragments overlap others of their layer: they are groups of spans, and no entities.',
} as const;
