import { z } from 'zod';

/** How many tests or steps passed, failed and were skipped. */
export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

/** Adds up the counts of several steps. */
export const sum = (all: readonly Counts[]): Counts =>
  all.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );

/**
 * Counts the tests in vitest's JSON report. A file that failed without a failed test (it did not load, or a hook threw)
 * counts as one failed, and so does a run that failed for another reason or ran no test at all.
 */
export const countTests = (json: string, succeeded: boolean): Counts => {
  const parsed = report.parse(JSON.parse(json));
  const brokenFiles = parsed.testResults.filter(
    file => file.status === 'failed' && file.assertionResults.every(test => test.status !== 'failed'),
  ).length;
  const passed = parsed.numPassedTests;
  const failed = parsed.numFailedTests + brokenFiles;
  const isUnexplained = failed === 0 && (!succeeded || passed === 0);
  return { passed, failed: isUnexplained ? 1 : failed, skipped: parsed.numPendingTests + parsed.numTodoTests };
};

/** The last line of a test run. */
export const summaryLine = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
