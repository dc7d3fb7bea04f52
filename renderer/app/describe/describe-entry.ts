import type { CountsByKind, HistoryEntry } from '#shared/api/answers.ts';
import type { CommandType } from '#shared/domain/command.ts';
import type { MessageKey } from '#shared/locales/message-key.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';

/** What stands in a journal: commands, and what the program does by itself. */
const did: Record<CommandType | 'project.create' | 'project.repair', MessageKey> = {
  'annotation.create': 'window.history.did.annotation.create',
  'annotation.create-many': 'window.history.did.annotation.create-many',
  'annotation.edit': 'window.history.did.annotation.edit',
  'annotation.move': 'window.history.did.annotation.move',
  'annotation.remove': 'window.history.did.annotation.remove',
  'document.add': 'window.history.did.document.add',
  'document.edit': 'window.history.did.document.edit',
  'document.remove': 'window.history.did.document.remove',
  'document.replace-content': 'window.history.did.document.replace-content',
  'annotator.add': 'window.history.did.annotator.add',
  'codebook.replace': 'window.history.did.codebook.replace',
  'link.add': 'window.history.did.link.add',
  'link.edit': 'window.history.did.link.edit',
  'link.remove': 'window.history.did.link.remove',
  'memo.write': 'window.history.did.memo.write',
  'query.save': 'window.history.did.query.save',
  'query.remove': 'window.history.did.query.remove',
  'rule.save': 'window.history.did.rule.save',
  'rule.remove': 'window.history.did.rule.remove',
  'entity.create': 'window.history.did.entity.create',
  'entity.edit': 'window.history.did.entity.edit',
  'entity.identify': 'window.history.did.entity.identify',
  'entity.merge': 'window.history.did.entity.merge',
  'entity.remove': 'window.history.did.entity.remove',
  'mention.link': 'window.history.did.mention.link',
  'register.accept': 'window.history.did.register.accept',
  'proposition.create': 'window.history.did.proposition.create',
  'proposition.edit': 'window.history.did.proposition.edit',
  'proposition.merge': 'window.history.did.proposition.merge',
  'proposition.remove': 'window.history.did.proposition.remove',
  'claim.assign': 'window.history.did.claim.assign',
  'claim.match': 'window.history.did.claim.match',
  'claim.unmatch': 'window.history.did.claim.unmatch',
  'claim.fill': 'window.history.did.claim.fill',
  'version.set': 'window.history.did.version.set',
  'version.carry': 'window.history.did.version.carry',
  'version.place': 'window.history.did.version.place',
  'version.dismiss': 'window.history.did.version.dismiss',
  'records.restore': 'window.history.did.records.restore',
  'project.merge': 'window.history.did.project.merge',
  'project.create': 'window.history.did.project.create',
  'project.repair': 'window.history.did.project.repair',
};

/** What somebody did: a command in words, taken back or not. */
export function describeEntry({ commandType, kind }: Pick<HistoryEntry, 'commandType' | 'kind'>): string {
  const what = isKnown(commandType)
    ? translate(did[commandType])
    : translate('window.history.did.other', { type: commandType });
  if (kind === 'do') return what;
  return translate(kind === 'undo' ? 'window.history.undone' : 'window.history.redone', { what });
}

/** Own keys only; a newer program may have written what this one does not know. */
function isKnown(commandType: string): commandType is keyof typeof did {
  return Object.hasOwn(did, commandType);
}

/** `1 document and 53 annotations added, 1 link removed`; empty for nothing. */
export function describeCounts(counts: CountsByKind): string {
  return (['added', 'updated', 'removed'] as const)
    .flatMap((how) => {
      const things = counts.flatMap((one) =>
        one[how] > 0
          ? [translateCount(`window.history.n.${one.kind}`, `window.history.n.${one.kind}-many`, one[how])]
          : [],
      );
      return things.length > 0 ? [translate(`window.history.${how}`, { what: list.format(things) })] : [];
    })
    .join(', ');
}

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** Who did it; the program itself where nobody is named. */
export function whoDid(by: string): string {
  return by === '' ? translate('window.history.by-program') : by;
}
