import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { EventName, EventOf } from '#shared/api/contract.ts';
import { type JsonText, toJsonText } from '#shared/api/json-text.ts';
import { failure, type Result } from '#shared/domain/result.ts';
import type { Projects } from './projects.ts';
import { guardRequest, isTrustedSender, type GuardedRequest } from './request-guard.ts';
import type { ServicesProcess } from './services-process.ts';
import type { ShellMethods } from './shell-methods.ts';
import { workbenchWindow } from './window.ts';

// The only two channels. Nothing else may be handled or sent anywhere in the shell.
const requestChannel = 'api';
const eventChannel = 'api:event';

interface Parts {
  readonly methods: ShellMethods;
  readonly services: ServicesProcess;
  readonly projects: Projects;
}

/** Answers the window. A request that is not as it must be gets a coded refusal; nothing is thrown at it. */
export function setupIpc(parts: Parts): void {
  ipcMain.handle(requestChannel, async (event, name: unknown, input: unknown) => {
    try {
      return await answer(parts, event, { name, input });
    } catch (error) {
      console.error(`The request ${String(name)} failed:`, error);
      return toJsonText(
        failure('request/internal', { reason: error instanceof Error ? error.message : String(error) }),
      );
    }
  });
}

export function sendEvent<Name extends EventName>(name: Name, event: EventOf<Name>): void {
  sendEventText(name, toJsonText(event));
}

export function sendEventText(name: EventName, event: JsonText<EventOf<EventName>>): void {
  const window = workbenchWindow();
  if (window && !window.isDestroyed()) window.webContents.send(eventChannel, name, event);
}

async function answer(
  parts: Parts,
  event: IpcMainInvokeEvent,
  asked: { readonly name: unknown; readonly input: unknown },
): Promise<JsonText<Result<unknown>>> {
  const window = BrowserWindow.fromWebContents(event.sender);
  if (!window || !isTrustedSender({ frame: event.senderFrame })) {
    return toJsonText(
      failure('request/refused', { name: typeof asked.name === 'string' ? asked.name.slice(0, 100) : '' }),
    );
  }
  const request = guardRequest(asked.name, asked.input);
  if (!request.ok) return toJsonText(request);
  if (request.value.host === 'shell') return toJsonText(await answerHere(parts.methods, request.value, window));
  return forward(parts, request.value);
}

function answerHere(
  methods: ShellMethods,
  { name, input }: GuardedRequest,
  window: BrowserWindow,
): Promise<Result<unknown>> {
  // guardRequest() said that the shell hosts it and parsed the input with the schema of this very name.
  const method = methods[name as keyof ShellMethods] as (
    input: unknown,
    window: BrowserWindow,
  ) => Promise<Result<unknown>>;
  return method(input, window);
}

async function forward(
  { services, projects }: Parts,
  { name, input }: GuardedRequest,
): Promise<JsonText<Result<unknown>>> {
  // So that no empty window shows before the first project does.
  await projects.started();
  const result = await services.callForText(name, input);
  if (name === 'project.close') services.forgetProject();
  if (name === 'project.current') setImmediate(() => projects.tellFailure());
  return result;
}
