const explanations: ReadonlyMap<string, string> = new Map([
  ['ENOTFOUND', 'the host was not found; is this machine connected, or does it need a proxy?'],
  ['EAI_AGAIN', 'the name server does not answer; is this machine connected, or does it need a proxy?'],
  ['ECONNREFUSED', 'the connection was refused'],
  ['ECONNRESET', 'the connection was cut off'],
  ['ETIMEDOUT', 'the host does not answer'],
  ['UND_ERR_CONNECT_TIMEOUT', 'the host does not answer'],
  ['ENETUNREACH', 'there is no network'],
  ['ENOSPC', 'the disk is full'],
  ['EACCES', 'the folder may not be written'],
  ['EROFS', 'the folder may not be written'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'a proxy shows its own certificate; set NODE_EXTRA_CA_CERTS'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'a proxy shows its own certificate; set NODE_EXTRA_CA_CERTS'],
]);

/**
 * The error in its own words with an explanation where one is known. `fetch` says only "fetch failed" and keeps what
 * happened as the cause, so the innermost cause speaks.
 */
export function explainFailure(error: unknown): string {
  const innermost = innermostCause(error, 10);
  const words = innermost instanceof Error ? innermost.message : String(innermost);
  const [, explanation] = [...explanations].find(([code]) => codeOf(innermost) === code || words.includes(code)) ?? [];
  return explanation === undefined ? words : `${words} (${explanation})`;
}

/** The line of a failed program's output that says what went wrong. */
export function errorLine(output: string): string | undefined {
  const lines = output.split('\n').map((line) => line.trim());
  return (
    lines.find((line) => /^(\w*Error|Error \[\w+\]|.*\bE[A-Z]{4,}\b)/.test(line)) ??
    lines.findLast((line) => line !== '')
  );
}

function innermostCause(error: unknown, depth: number): unknown {
  if (depth === 0 || !(error instanceof Error)) return error;
  // Several addresses were tried, and each failed.
  if (error instanceof AggregateError && error.errors.length > 0) return innermostCause(error.errors[0], depth - 1);
  return error.cause === undefined ? error : innermostCause(error.cause, depth - 1);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error ? Reflect.get(error, 'code') : undefined;
}
