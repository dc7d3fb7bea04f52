import { findLabel } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { type CliCommand, done } from './command.ts';
import { openProject } from './open.ts';

export const statsCommand: CliCommand = {
  name: 'stats',
  usage: 'stats PROJECT',
  about: 'cli.stats.about',
  positionals: { least: 1, most: 1 },
  options: {},
  async run(context) {
    const opened = await openProject(context);
    if (!opened.ok) return opened.error;
    const read = await context.services.call('statistics.read', {});
    if (!read.ok) return read.error;
    const { codebook, annotators } = opened.value;
    const { documents, annotations, documentsByStatus } = read.value;
    const byLabel = read.value.byLabel.map((count) => ({
      ...count,
      label: findLabel(codebook, count.labelId)?.label.name ?? count.labelId,
    }));
    const byAnnotator = read.value.byAnnotator.map((count) => ({
      ...count,
      annotator: annotators.find(({ id }) => id === count.annotatorId)?.name ?? count.annotatorId,
    }));
    return done({ documents, annotations, byLabel, byAnnotator, documentsByStatus }, [
      translate('cli.stats.totals', { documents, annotations }),
      ...byLabel.map((count) => translate('cli.stats.count', { name: count.label, annotations: count.annotations })),
      ...byAnnotator.map((count) =>
        translate('cli.stats.count', { name: count.annotator, annotations: count.annotations }),
      ),
    ]);
  },
};
