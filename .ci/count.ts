import { existsSync, readFileSync } from 'node:fs';

// The closing line of a run: how many tests ran in all, from the reports that both runners wrote. A runner that wrote
// none, or skipped a test, is a failure: nothing here may pass by not running.

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

function read(path: string): Record<string, unknown> | undefined {
  if (!existsSync(path)) return undefined;
  const report: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return typeof report === 'object' && report !== null ? { ...report } : undefined;
}

function numberAt(report: Record<string, unknown>, key: string): number {
  const value = report[key];
  return typeof value === 'number' ? value : 0;
}

const total: Count = { passed: 0, failed: 0, skipped: 0 };

const unit = read('test-results/unit.json');
if (unit) {
  total.passed += numberAt(unit, 'numPassedTests');
  total.failed += numberAt(unit, 'numFailedTests');
  total.skipped += numberAt(unit, 'numPendingTests') + numberAt(unit, 'numTodoTests');
}
const e2e = read('test-results/e2e.json')?.['stats'];
if (typeof e2e === 'object' && e2e !== null) {
  const stats: Record<string, unknown> = { ...e2e };
  total.passed += numberAt(stats, 'expected');
  total.failed += numberAt(stats, 'unexpected') + numberAt(stats, 'flaky');
  total.skipped += numberAt(stats, 'skipped');
}

if (!unit) console.log('The unit tests wrote no report: they did not run to their end.');
if (e2e === undefined) console.log('The end-to-end tests wrote no report: they did not run to their end.');
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = unit && e2e !== undefined && total.failed === 0 && total.skipped === 0 && total.passed > 0 ? 0 : 1;
