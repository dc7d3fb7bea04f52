import { z } from 'zod';
import type { ApiClient } from '#shared/api/client.ts';
import { CommandId } from '#shared/domain/ids.ts';
import { annotationHandlers } from './services/annotations.ts';
import { encodingHandlers } from './services/import/change-encoding.ts';
import { claimHandlers } from './services/claims/claims.ts';
import { propositionHandlers } from './services/claims/propositions.ts';
import { ClaimReader } from './services/claims/claim-frames.ts';
import { Comparison } from './services/comparison/comparison.ts';
import { comparisonHandlers } from './services/comparison/comparison-handlers.ts';
import { codebookHandlers } from './services/codebook.ts';
import { commandHandlers } from './services/commands.ts';
import { createDispatcher } from './services/dispatch.ts';
import { documentHandlers } from './services/documents.ts';
import { EventBus } from './services/event-bus.ts';
import { createExportService } from './services/export/export.ts';
import { historyHandlers } from './services/history/history.ts';
import type { Host } from './services/host.ts';
import { createImportService } from './services/import/import.ts';
import { networkHandlers } from './services/claims/network.ts';
import { relationHandlers, Relations } from './services/claims/relations.ts';
import { matchHandlers, MatchQueues } from './services/claims/matches.ts';
import { occurrenceHandlers } from './services/search/occurrences.ts';
import { CurrentProject, projectHandlers } from './services/project.ts';
import { queryHandlers } from './services/search/query.ts';
import { registerHandlers } from './services/register/register.ts';
import { searchHandlers } from './services/search/search.ts';
import { statisticsHandlers } from './services/statistics.ts';
import { createSuggestionService } from './services/suggestions/suggestions.ts';
import { versionHandlers } from './services/versions/versions.ts';
import { assertSqliteIsUsable } from './store/sqlite-version.ts';

/** What hosts the services: the desktop's utility process, the command line, a test. */
export interface ServicesHost extends Omit<Host, 'newCommandId'> {
  /** A new UUID. */
  newCommandId(): string;
}

export interface Services extends ApiClient {
  /** Makes a last backup where something changed and gives the project's file free. */
  close(): Promise<void>;
}

/** Puts the services together; the only place where they all meet. */
export function createServices(servicesHost: ServicesHost): Services {
  // No schema may compile itself with `new Function`, which the content security policy of the window forbids.
  z.config({ jitless: true });
  assertSqliteIsUsable();
  const { print } = servicesHost;
  const host: Host = {
    now: () => servicesHost.now(),
    newCommandId: () => CommandId.parse(servicesHost.newCommandId()),
    readFile: (job) => servicesHost.readFile(job),
    previewTable: (job) => servicesHost.previewTable(job),
    readAnnotations: (job) => servicesHost.readAnnotations(job),
    ...(print ? { print } : {}),
    log: servicesHost.log,
  };
  const bus = new EventBus(host.log);
  const { emit } = bus;
  const current = new CurrentProject({ emit, host });
  const project = () => current.session;
  const deps = { project, emit, host };
  const suggestions = createSuggestionService(deps, bus);
  const claims = new ClaimReader();
  const comparison = new Comparison({ project, emit, claims });
  const matches = new MatchQueues({ project, emit, claims });
  const relations = new Relations();
  const call = createDispatcher(
    {
      ...projectHandlers(current, host),
      ...documentHandlers(project),
      ...encodingHandlers(project, host),
      ...annotationHandlers(project),
      ...statisticsHandlers(project),
      ...searchHandlers(project),
      ...commandHandlers(project),
      ...codebookHandlers(project),
      ...historyHandlers(project),
      ...queryHandlers(project),
      ...claimHandlers(project, { claims, comparison, matches, relations }),
      ...propositionHandlers(project, claims),
      ...networkHandlers(project, claims),
      ...comparisonHandlers(project, comparison),
      ...relationHandlers(project, relations),
      ...matchHandlers({ project, emit, claims }, matches),
      ...versionHandlers(deps),
      ...registerHandlers(project),
      ...occurrenceHandlers(project),
      ...suggestions.handlers,
      ...createImportService(deps),
      ...createExportService(deps),
    },
    host.log,
  );
  return {
    call,
    on: (name, listener) => bus.on(name, listener),
    close: async () => {
      current.close();
      await suggestions.close();
    },
  };
}
