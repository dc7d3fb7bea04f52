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

  /** Its root element says which project it is, by which program, and when it was last changed. */
  exportOf({ head }: FileHead) {
    const root = /<(?:\w+:)?Project\s([^>]*)>/.exec(head)?.[1] ?? '';
    const said = root.match(/[\w:]+\s*=\s*(?:"[^"]*"|'[^']*')/g) ?? [];
    return said.some((one) => /^name\b/.test(one)) ? said.sort().join(' ') : undefined;
  },

  /** Some programs write `Sources`, and some put the texts, called by their GUIDs, beside the inner file. */
  companions(path, others) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    return [...others].filter(
      (other) => other.startsWith(folder) && /(?:^|\/)(?:sources\/[^/]+|[\da-f]{8}-[\da-f-]{27}\.txt)$/i.test(other),
    );
  },

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
