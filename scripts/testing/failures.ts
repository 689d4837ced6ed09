import * as z from 'zod';

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).default([]) }),
      ),
    }),
  ),
});

/** Lines of one failure: enough for the difference and the first place in the test. */
const longestMessage = 24;

/**
 * What failed, by file and sentence, each with the beginning of its message: where a record keeps only the first lines
 * after the verdict, they have to say it. Empty where the report names no failure.
 */
export const describeFailures = (json: string, folder: string): string => {
  const files = report.parse(JSON.parse(json)).testResults.filter(file => file.status === 'failed');
  return files
    .flatMap(file => {
      const failed = file.assertionResults.filter(test => test.status === 'failed');
      const place = file.name.replace(`${folder}/`, '');
      if (failed.length === 0) return [`✗ ${place}\n${begin(file.message)}`];
      return failed.map(test => `✗ ${place} > ${test.fullName}\n${begin(test.failureMessages.join('\n'))}`);
    })
    .join('\n');
};

const begin = (message: string): string =>
  message
    .split('\n')
    // The frames of the test runner say nothing of the failure.
    .filter(line => line.trim() !== '' && !line.includes('/node_modules/'))
    .slice(0, longestMessage)
    .map(line => `    ${line}`)
    .join('\n');
