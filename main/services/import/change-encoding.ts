import type { InputOf, OutputOf } from '#shared/api/contract.ts';
import type { DocumentRecord } from '#shared/domain/document.ts';
import { failure, type Result } from '#shared/domain/result.ts';
import { canChooseEncoding } from '#shared/formats/documents/document-formats.ts';
import type { Handlers } from '../handlers.ts';
import { type Host, onlyDocument } from '../host.ts';
import type { OpenProject } from '../open-project.ts';
import { noProject, toOutcome } from '../outcome.ts';
import { reAnchor, reAnchorEvidence } from './re-anchor.ts';

export function encodingHandlers(
  project: () => OpenProject | undefined,
  host: Host,
): Handlers<'document.change-encoding'> {
  return {
    'document.change-encoding': (input) => changeEncoding(project, host, input),
  };
}

function refuseFixed({ name, source }: DocumentRecord): ReturnType<typeof failure> | undefined {
  if (canChooseEncoding(source)) return undefined;
  const { mediaType, fileName, part } = source;
  if (part !== undefined) return failure('document/encoding-of-part', { name, file: fileName });
  return failure('document/encoding-fixed', { name, kind: mediaType });
}

/** Reads the kept bytes of a file again in the encoding that a person chose, and takes the annotations along. */
async function changeEncoding(
  project: () => OpenProject | undefined,
  host: Host,
  { id, commandId, encoding }: InputOf<'document.change-encoding'>,
): Promise<Result<OutputOf<'document.change-encoding'>>> {
  const found = project()?.store.read.document(id);
  const bytes = found && project()?.store.read.sourceBytes(found.source.sha256);
  if (!project()) return noProject;
  if (!found || !bytes) return failure('document/not-found', { id });
  const refused = refuseFixed(found);
  if (refused) return refused;
  const { fileName } = found.source;
  const answer = onlyDocument(await host.readFile({ fileName, bytes, encoding }), fileName);
  if (!answer.ok) return answer;

  // While the reader was at work somebody may have annotated, undone, or closed the project.
  const open = project();
  const document = open?.store.read.document(id);
  if (!open) return noProject;
  if (!document) return failure('document/not-found', { id });
  const { content, mediaType, encodingBasis } = answer.value;
  const put = open.store.putContent(content, bytes);
  if (!put.ok) return put;
  const texts = { from: open.store.read.textOf(id), to: content.text };
  const annotations = open.store.read.annotationsOf(id);
  const moved = annotations.flatMap((annotation) => reAnchor(annotation, texts) ?? []);
  const here = new Set<string>(annotations.map((annotation) => annotation.id));
  const evidence = open.store.read.linksOfDocument(id).flatMap((link) => {
    const again = link.evidence && reAnchorEvidence(link, texts, (end) => here.has(end));
    return again ? [{ id: link.id, evidence: again }] : [];
  });
  const source = { ...document.source, mediaType, encoding: answer.value.encoding, encodingBasis };
  const { contentId } = put.value;
  return toOutcome(
    open.run(
      { type: 'document.replace-content', id, contentId, length: content.text.length, source, moved, evidence },
      { id: commandId },
    ),
  );
}
