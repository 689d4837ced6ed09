import { describe, expect, it } from 'vitest';
import { describeFailures } from '../../scripts/testing/failures.ts';

const failed = { status: 'failed', fullName: 'a tray tells the state', failureMessages: ['expected 1\n\n  to be 2'] };
const passed = { status: 'passed', fullName: 'a tray is quiet', failureMessages: [] };
const reportOf = (...testResults: readonly object[]): string => JSON.stringify({ testResults });

describe('what failed in a run', () => {
  it('is told by file, sentence and the beginning of its message, without what passed', () => {
    const json = reportOf(
      { name: '/here/test/tray.test.ts', status: 'failed', message: '', assertionResults: [passed, failed] },
      { name: '/here/test/other.test.ts', status: 'passed', message: '', assertionResults: [passed] },
    );
    expect(describeFailures(json, '/here')).toBe(
      '✗ test/tray.test.ts > a tray tells the state\n    expected 1\n      to be 2',
    );
  });

  it('names a file that did not load', () => {
    const json = reportOf({ name: '/here/a.test.ts', status: 'failed', message: 'no such file', assertionResults: [] });
    expect(describeFailures(json, '/here')).toBe('✗ a.test.ts\n    no such file');
  });

  it('cuts a message that would push the next failure away', () => {
    const long = { ...failed, failureMessages: [Array.from({ length: 500 }, (_, n) => `line ${n}`).join('\n')] };
    const json = reportOf({ name: '/here/a.test.ts', status: 'failed', message: '', assertionResults: [long] });
    expect(describeFailures(json, '/here').split('\n')).toHaveLength(25);
  });

  it('is nothing where the report names none', () => {
    expect(describeFailures(reportOf(), '/here')).toBe('');
  });
});
