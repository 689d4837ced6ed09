import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import { steps } from '../../scripts/testing/steps.ts';

const scripts = (steps.find(({ name }) => name === 'shell')?.command.args ?? []).filter(arg => arg !== '-x');
const strict = scripts
  .map(name => ({ name, text: readFileSync(join(checkout, name), 'utf8') }))
  .filter(({ text }) => /^set -.*pipefail/m.test(text));

/** A reader that leaves at the first match ends the writer by SIGPIPE, and under pipefail a match is then a failure. */
const leavesEarly = /\|\s*(?:grep\s+-\w*q|head\b)/;

it('no script under pipefail pipes into a reader that leaves early', () => {
  expect(strict.map(({ name }) => name)).toContain('scripts/smoke-mac');
  expect(strict.filter(({ text }) => leavesEarly.test(text)).map(({ name }) => name)).toEqual([]);
});
