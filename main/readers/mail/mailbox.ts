/** A line that begins a message, and a header under it (RFC 4155, appendix A): years have four digits. */
const beginning = /^From [^\r\n]{1,300}\d{4}[^\r\n]{0,20}\r?\n>?[!-9;-~]+:/;
const separator = /(?:^|\r?\n\r?\n)(?=From [^\r\n]{1,300}\d{4}[^\r\n]{0,20}\r?\n>?[!-9;-~]+:)/g;

export function isMailbox(bytes: Uint8Array): boolean {
  return beginning.test(new TextDecoder('latin1').decode(bytes.subarray(0, 1024)));
}

/**
 * The messages of a mailbox (`.mbox`), without the lines between them. `>From` at the beginning of a line is `From` again,
 * as programs write it that keep both apart (mboxrd).
 */
export function messagesOf(bytes: Uint8Array): Uint8Array[] {
  // One character for each byte.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text
    .split(separator)
    .filter((message) => message.trim() !== '')
    .map((message) => message.replace(/^From [^\r\n]*\r?\n/, '').replace(/^>(>*From )/gm, '$1'))
    .map((message) => Uint8Array.from(Buffer.from(message, 'latin1')));
}
