import type { FullConfig, Reporter } from '@playwright/test/reporter';

/** Says on which host the specs ran: nobody should take a run on the stand-in for one on Electron. */
// oxlint-disable-next-line import/no-default-export -- Playwright loads a reporter by its default export
export default class HostReporter implements Reporter {
  #host = '';

  onBegin(config: FullConfig): void {
    this.#host = String(config.metadata['host']);
    process.stdout.write(`Host: ${this.#host}\n`);
  }

  onEnd(): void {
    const note = this.#host === 'Electron' ? '' : ' (not Electron itself: see e2e/standin/README.md)';
    process.stdout.write(`All specs ran on: ${this.#host}${note}\n`);
  }
}
