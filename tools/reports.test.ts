import { describe, expect, test } from 'vitest';
import { countPlaywright, countVitest, judge } from './setup/reports.mjs';
import { isNewEnough } from './setup/node-version.mjs';

const clean = { passed: 3, failed: 0, skipped: 0, broken: 0 };

describe('a step', () => {
  test('passes with what passed', () => {
    expect(judge(clean, 0)).toEqual({ passed: 3, failed: 0, note: '' });
  });

  test('fails with what failed, was skipped or could not be run', () => {
    expect(judge({ passed: 3, failed: 1, skipped: 2, broken: 1 }, 1)).toEqual({
      passed: 3,
      failed: 4,
      note: '2 skipped, 1 could not be run',
    });
  });

  test('fails when nothing ran', () => {
    expect(judge({ ...clean, passed: 0 }, 0).failed).toBe(1);
  });

  test('fails when its runner failed without a failed test', () => {
    expect(judge(clean, 1)).toEqual({ passed: 3, failed: 1, note: 'the runner ended with 1' });
  });
});

describe('the runners’ reports', () => {
  test('Vitest: a file that could not be loaded counts, whatever its suites say', () => {
    const file = (status: string, ...tests: string[]) => ({
      status,
      assertionResults: tests.map((test) => ({ status: test })),
    });
    const testResults = [
      file('passed', 'passed', 'passed', 'pending', 'todo'),
      file('failed', 'passed', 'failed'),
      file('failed'),
      file('failed', 'passed'),
    ];
    expect(countVitest({ testResults })).toEqual({ passed: 4, failed: 1, skipped: 2, broken: 2 });
  });

  test('Playwright: a flaky test failed, and so did a file that could not be loaded', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
    expect(countPlaywright({ stats, errors: [{}] })).toEqual({
      passed: 5,
      failed: 2,
      skipped: 2,
      broken: 1,
    });
  });
});

test('Node is new enough from 20.19 on', () => {
  const versions = ['18.20.0', '20.18.3', '20.19.0', '22.0.0'];
  expect(versions.map(isNewEnough)).toEqual([false, false, true, true]);
});
