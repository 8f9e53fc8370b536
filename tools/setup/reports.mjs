// The counts of a step, from what its runner reported: an exit code alone proves nothing.
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, note: string }} Result */
/** @typedef {{ passed: number, failed: number, skipped: number, broken: number }} Counts */

/**
 * A skipped test is a failure, and so is a step in which nothing ran, a file that could not be
 * loaded, and a runner that failed without saying which test did.
 *
 * @param {Counts} counts
 * @param {number} exitCode
 * @returns {Result}
 */
export function judge({ passed, failed, skipped, broken }, exitCode) {
  const notes = [];
  let bad = failed + skipped + broken;
  if (skipped > 0) notes.push(`${skipped} skipped`);
  if (broken > 0) notes.push(`${broken} could not be run`);
  if (passed + bad === 0) {
    bad = 1;
    notes.push('nothing ran');
  } else if (bad === 0 && exitCode !== 0) {
    bad = 1;
    notes.push(`the runner ended with ${exitCode}`);
  }
  return { passed, failed: bad, note: notes.join(', ') };
}

/** @typedef {{ status: string, assertionResults: { status: string }[] }} VitestFile */

/**
 * @param {{ testResults: VitestFile[] }} report of Vitest's json reporter
 * @returns {Counts}
 */
export function countVitest({ testResults }) {
  const tests = testResults.flatMap((file) => file.assertionResults);
  /** @param {string} status */
  const having = (status) => tests.filter((test) => test.status === status).length;
  const passed = having('passed');
  const failed = having('failed');
  const broken = testResults.filter(
    (file) =>
      file.assertionResults.length === 0 ||
      (file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed')),
  );
  return {
    passed,
    failed,
    skipped: tests.length - passed - failed,
    broken: broken.length,
  };
}

/** @typedef {{ expected: number, unexpected: number, flaky: number, skipped: number }} PlaywrightStats */

/**
 * @param {{ stats: PlaywrightStats, errors: unknown[] }} report of Playwright's json reporter
 * @returns {Counts}
 */
export function countPlaywright({ stats, errors }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    broken: errors.length,
  };
}

/**
 * @template Report
 * @param {string} file
 * @param {(report: Report) => Counts} count
 * @param {number} exitCode
 * @returns {Result}
 */
export function readReport(file, count, exitCode) {
  if (!existsSync(file)) {
    return { passed: 0, failed: 1, note: `no report: the runner ended with ${exitCode}` };
  }
  try {
    return judge(count(JSON.parse(readFileSync(file, 'utf8'))), exitCode);
  } catch (error) {
    return { passed: 0, failed: 1, note: `the report cannot be read: ${String(error)}` };
  }
}
