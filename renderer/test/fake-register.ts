import type { ProposalRow, RegisterRow } from '#shared/api/register-answers.ts';
import type { InputOf, MethodName, OutputOf } from '#shared/api/contract.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import type { Command } from '#shared/domain/command.ts';
import { isTurnedDown } from '#shared/domain/entity.ts';
import type { CommandId } from '#shared/domain/ids.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { confidenceIn } from '#shared/register/proposal-confidence.ts';
import { mentionIdsOf, withoutMentions } from '#shared/register/proposal-part.ts';
import { mentionsOf, proposeEntities } from '#shared/register/propose-entities.ts';
import { twinsOf } from '#shared/register/twins.ts';
import type { FakeProject } from './fake-project.ts';

type Method = Extract<MethodName, `register.${string}`>;
type Handlers = { [Name in Method]: (input: InputOf<Name>) => Result<OutputOf<Name>> };

/** The register, as far as the window's tests need it: no merges, and pages without claims. */
export function fakeRegister(
  project: () => FakeProject | null,
  run: (id: CommandId, command: Command) => Result<OutputOf<'command.run'>>,
): Handlers {
  const mentions = (): Annotation[] =>
    [...(project()?.tables.annotation.values() ?? [])].filter(({ layerId }) => layerId === 'entities');
  const stored = () => [...(project()?.tables.entity.values() ?? [])];
  const entities = () => stored().filter((one) => !isTurnedDown(one));
  const rows = (): RegisterRow[] =>
    entities().map(({ id, name, labelId, aliases, externalIds }) => {
      const named = mentions().filter(({ entityId }) => entityId === id);
      const documents = new Set(named.map(({ documentId }) => documentId)).size;
      const conflicts = named.filter((one) => one.labelId !== labelId).length;
      return { id, name, labelId, aliases, externalIds, mentions: named.length, documents, conflicts };
    });
  const proposed = () => {
    const unlike = stored().flatMap((one) => one.unlike ?? []);
    return proposeEntities({
      mentions: mentions().filter(({ entityId }) => entityId === null),
      entities: entities(),
      rejected: new Set(unlike),
    }).flatMap((proposal) => {
      if (proposal.kind === 'merge') return [];
      const names = (proposal.kind === 'link' ? [proposal.name] : proposal.names).map(
        ({ text, reason, mentionIds }) => ({
          text,
          reason,
          mentions: mentionIds.length,
          example: mentionIds[0] ?? null,
        }),
      );
      const entityId = proposal.kind === 'link' ? proposal.entityId : null;
      const row: ProposalRow = {
        kind: proposal.kind,
        key: proposal.key,
        labelId: proposal.labelId,
        name: proposal.kind === 'create' ? proposal.name : (entities().find(({ id }) => id === entityId)?.name ?? ''),
        entityId,
        otherId: null,
        names,
        mentions: mentionsOf(proposal),
        confidence: confidenceIn(proposal),
      };
      return [{ proposal, row }];
    });
  };
  return {
    'register.match-ids-path': () => failure('request/unknown', {}),
    'register.entities': ({ filter, labelId, offset, limit }) => {
      const found = rows().filter(
        (row) => row.name.toLowerCase().includes(filter.toLowerCase()) && (labelId === null || row.labelId === labelId),
      );
      return success({ total: found.length, rows: found.slice(offset, offset + limit) });
    },
    'register.proposals': ({ offset, limit }) => {
      const all = proposed().map(({ row }) => row);
      const byConfidence = [...new Set(all.map(({ confidence }) => confidence))].map((confidence) => ({
        confidence,
        count: all.filter((row) => row.confidence === confidence).length,
        created: all.filter((row) => row.confidence === confidence && row.kind === 'create').length,
        mentions: all.reduce((sum, row) => sum + (row.confidence === confidence ? row.mentions : 0), 0),
      }));
      const turnedDown = stored().flatMap((one) => (isTurnedDown(one) ? [one.id] : []));
      return success({ total: all.length, rows: all.slice(offset, offset + limit), byConfidence, turnedDown });
    },
    'register.proposal-for': ({ id }) =>
      success(
        proposed().find(
          ({ proposal }) =>
            (proposal.kind === 'link' && proposal.name.mentionIds.some((one) => one === id)) ||
            (proposal.kind === 'create' && proposal.names.some(({ mentionIds }) => mentionIds.includes(id))),
        )?.row ?? null,
      ),
    'register.proposal-mentions': ({ key }) => {
      const meant = proposed().find(({ row }) => row.key === key);
      return success({ ids: meant ? mentionIdsOf(meant.proposal) : [] });
    },
    'register.accept': ({ commandId, key, confidence, without }) => {
      const meant = proposed().filter(({ row }) =>
        key === undefined ? row.confidence >= confidence : row.key === key,
      );
      if (meant.length === 0) return failure('register/no-proposal');
      const proposals = meant.flatMap(({ proposal }) => withoutMentions(proposal, new Set(without)) ?? []);
      return run(commandId, {
        type: 'register.accept',
        entities: proposals.flatMap((one) =>
          one.kind === 'create'
            ? [
                {
                  name: one.name,
                  labelId: one.labelId,
                  aliases: one.names.map(({ text }) => text),
                  mentionIds: one.names.flatMap(({ mentionIds }) => mentionIds),
                },
              ]
            : [],
        ),
        links: proposals.flatMap((one) =>
          one.kind === 'link' ? [{ entityId: one.entityId, mentionIds: one.name.mentionIds }] : [],
        ),
      });
    },
    'register.entity': ({ id }) => {
      const entity = project()?.tables.entity.get(id);
      if (!entity) return failure('entity/not-found', { id });
      const named = mentions().filter(({ entityId }) => entityId === id);
      const labels = [...new Set(named.map(({ labelId }) => labelId))].map((labelId) => ({
        labelId,
        mentions: named.filter((one) => one.labelId === labelId).length,
      }));
      const none = { total: 0, rows: [] };
      return success({
        entity,
        mentions: named.length,
        documents: new Set(named.map(({ documentId }) => documentId)).size,
        labels,
        twins: twinsOf(entity, entities()),
        claimsBy: none,
        claimsAbout: none,
        together: [],
        timeline: [],
      });
    },
  };
}
