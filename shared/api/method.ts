import { z } from 'zod';

// What the methods of the contract are made of.

export const nothing = z.strictObject({});
export const path = z.string().min(1).max(8192);
/**
 * Who may call it. `window`: the renderer. `shell`: only the desktop shell and the command line, because it names a
 * path. And who answers: `shell` methods need a dialog, a menu or the settings, `services` methods the project.
 */
export interface Method<Input extends z.ZodType, Output extends z.ZodType, Host = 'shell' | 'services'> {
  readonly caller: 'window' | 'shell';
  readonly host: Host;
  readonly input: Input;
  readonly output: Output;
}

export function forWindow<Host extends 'shell' | 'services', Input extends z.ZodType, Output extends z.ZodType>(
  host: Host,
  input: Input,
  output: Output,
): Method<Input, Output, Host> {
  return { caller: 'window', host, input, output };
}

export function forShell<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): Method<Input, Output, 'services'> {
  return { caller: 'shell', host: 'services', input, output };
}
