import { unpackDocuments } from '#shared/api/packed-documents.ts';
import { titleOf } from '#shared/domain/document.ts';
import { OffsetConverter } from '#shared/text/offsets.ts';
import { translate } from '#shared/locales/translate.ts';
import { type CliCommand, done } from './command.ts';
import { openProject } from './open.ts';

export const listCommand: CliCommand = {
  name: 'list',
  usage: 'list PROJECT',
  about: 'cli.list.about',
  positionals: { least: 1, most: 1 },
  options: {},
  async run(context) {
    const { services } = context;
    const opened = await openProject(context);
    if (!opened.ok) return opened.error;
    const items = await services.call('documents.list', {});
    if (!items.ok) return items.error;
    const documents: Record<string, unknown>[] = [];
    const lines: string[] = [];
    for (const { document: summary, counts } of unpackDocuments(items.value)) {
      const open = await services.call('document.open', { id: summary.id });
      if (!open.ok) return open.error;
      const { document } = open.value;
      const length = Number(new OffsetConverter(open.value.content.text).toCodePoint(document.length));
      const annotations = Object.values(counts).reduce((sum, count) => sum + count, 0);
      const { id, name, status, metadata, source } = document;
      const { encoding, encodingBasis, fileName, mediaType, byteLength, sha256, part } = source;
      documents.push({
        id,
        name,
        ...metadata,
        status,
        encoding,
        encodingBasis,
        fileName,
        ...(part === undefined ? {} : { part }),
        mediaType,
        byteLength,
        length,
        sha256,
        annotations,
        labels: counts,
      });
      lines.push(translate('cli.list.document', { name, title: titleOf(document), length, annotations, status }));
    }
    const { id, name, location, annotations, codebook } = opened.value;
    const project = { id, name, path: location, documents: documents.length, annotations };
    lines.push(translate('cli.list.done', { documents: documents.length, annotations }));
    return done(
      { project: { ...project, codebook: { name: codebook.name, version: codebook.version } }, documents },
      lines,
    );
  },
};
