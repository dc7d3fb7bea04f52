import { articleHtml } from './article-html/article-html.ts';
import { articlePdf } from './article-pdf/article-pdf.ts';
import { annotaryJson } from './annotary-json/annotary-json.ts';
import { brat } from './brat/brat.ts';
import { biocJson, biocXml } from './bioc/bioc.ts';
import { claimReview } from './claim-review/claim-review.ts';
import { codebookJson } from './codebook/codebook-json.ts';
import { csv } from './csv/csv.ts';
import { html, markdown, otherDocuments, plainText } from './documents/document-formats.ts';
import { conll } from './conll/conll.ts';
import { conll2012 } from './conll-2012/conll-2012.ts';
import { conllu } from './conllu/conllu.ts';
import type { Format } from './format.ts';
import { doccano } from './doccano/doccano.ts';
import { graphml } from './graphml/graphml.ts';
import { inception } from './inception/inception.ts';
import { huggingFace } from './hugging-face/hugging-face.ts';
import { labelStudio } from './label-studio/label-studio.ts';
import { parc3 } from './parc3/parc3.ts';
import { parquet } from './parquet/parquet.ts';
import { prodigy } from './prodigy/prodigy.ts';
import { pubtator } from './pubtator/pubtator.ts';
import { refiQdaCodebook } from './refi-qda/codebook.ts';
import { spacy } from './spacy/spacy.ts';
import { refiQdaProject } from './refi-qda/project.ts';
import { tei } from './tei/tei.ts';
import { tokenJson } from './token-json/token-json.ts';
import { uimaJson } from './uima/uima-json.ts';
import { uimaXmi } from './uima/uima-xmi.ts';
import { webAnnotation } from './web-annotation/web-annotation.ts';
import { webannoTsv } from './webanno-tsv/webanno-tsv.ts';

/** Every format, in the order in which people are offered them. */
export const formats: readonly Format[] = [
  annotaryJson,
  csv,
  articleHtml,
  articlePdf,
  brat,
  conll,
  conll2012,
  conllu,
  parc3,
  uimaXmi,
  uimaJson,
  inception,
  webannoTsv,
  labelStudio,
  doccano,
  prodigy,
  spacy,
  huggingFace,
  parquet,
  tokenJson,
  webAnnotation,
  refiQdaProject,
  tei,
  biocXml,
  biocJson,
  pubtator,
  claimReview,
  graphml,
  codebookJson,
  refiQdaCodebook,
  plainText,
  markdown,
  html,
  ...otherDocuments,
];

export function findFormat(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}

export const writableFormats: readonly Format[] = formats.filter((format) => format.writes !== 'nothing');
