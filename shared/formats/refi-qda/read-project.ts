import { failure, type Result, success } from '../../domain/result.ts';
import type { AnnotationReader, FileHead, ForeignFile } from '../exchange/annotation-reader.ts';
import type { ForeignCorpus } from '../exchange/foreign-corpus.ts';
import { parseXmlCorpus } from '../xml/xml-tree.ts';
import { ProjectCodes } from './project-codes.ts';
import { RefiSources } from './project-sources.ts';

const namespaces = /^urn:QDA-XML:project:\d+[.:]\d+$/;

/** Projects of programs for qualitative research: the `.qde` of a `.qdpx`, with the texts beside it. */
export const refiProjectReader: AnnotationReader = {
  // 10.2 of the standard; programs written in Java, C# or JavaScript count UTF-16 units.
  units: ['codepoint', 'utf16'],

  recognises({ path, head }: FileHead) {
    if (/<(?:\w+:)?Project\s[^>]*urn:QDA-XML:project:/.test(head)) return 3;
    return /\.qde$/i.test(path) ? 1 : 0;
  },

  /** Some programs write `Sources`, and some name the inner file after the project. */
  companions: (_path, others) =>
    [...others].filter((other) => /(?:^|\/)sources\/[^/]+$/i.test(other) || /\.txt$/i.test(other)),

  read: readRefiProject,
};

function readRefiProject(main: ForeignFile, companions: readonly ForeignFile[]): Result<ForeignCorpus> {
  const xml = main.text();
  if (!xml.ok) return xml;
  const root = parseXmlCorpus(xml.value, main.path);
  if (!root.ok) return root;
  const { name, namespace } = root.value;
  if (name !== 'Project' || !namespaces.test(namespace))
    return failure('import/damaged', {
      file: main.path,
      place: 'line 1',
      reason: `<${name}> is not the Project of a REFI-QDA file`,
    });
  const codes = new ProjectCodes(root.value);
  const sources = new RefiSources(root.value, { file: main.path, companions, codes });
  return success(sources.corpus());
}
