import type { EventName, EventOf } from '#shared/api/contract.ts';
import type { JsonText } from '#shared/api/json-text.ts';
import type { Result } from '#shared/domain/result.ts';
import type { ReaderEnd } from './reader-memory.ts';
import type { PrintJob } from './services/host.ts';

/** What the desktop shell posts to the services process. */
export type MessageToServices =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  /** Close the project cleanly, then leave. */
  | { readonly kind: 'close' }
  | { readonly kind: 'reader-message'; readonly reader: number; readonly message: unknown }
  | { readonly kind: 'reader-exit'; readonly reader: number; readonly end: ReaderEnd }
  | { readonly kind: 'printed'; readonly print: number; readonly pdf: Uint8Array }
  | { readonly kind: 'not-printed'; readonly print: number; readonly reason: string };

/** What the services process posts to the desktop shell. */
export type MessageFromServices =
  | { readonly kind: 'reply'; readonly id: number; readonly result: JsonText<Result<unknown>> }
  | EventMessage
  // A utility process cannot fork, so the shell does it and passes on what is said.
  | { readonly kind: 'reader-start'; readonly reader: number }
  | { readonly kind: 'reader-post'; readonly reader: number; readonly message: unknown }
  | { readonly kind: 'reader-kill'; readonly reader: number }
  // Only the shell has windows. Each page is answered with `printed` or `not-printed`, also a cancelled one.
  | { readonly kind: 'print'; readonly print: number; readonly job: PrintJob }
  | { readonly kind: 'print-cancel'; readonly print: number };

export interface EventMessage {
  readonly kind: 'event';
  readonly name: EventName;
  readonly event: JsonText<EventOf<EventName>>;
}
