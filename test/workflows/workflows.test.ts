import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import { steps } from '../../scripts/testing/steps.ts';
import { findWorkflowFaults } from './workflow-rules.ts';

const folder = join(checkout, '.github/workflows');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const good = read('test.yml');
const release = read('release.yml');

it.each(readdirSync(folder))('%s holds every rule', name => {
  expect(findWorkflowFaults(read(name))).toEqual([]);
});

it('the three workflows are there', () => {
  expect(readdirSync(folder).sort()).toEqual(['package.yml', 'release.yml', 'test.yml']);
});

it('the steps that test.yml runs alone on macOS are steps of ./scripts/test', () => {
  const only = /--only (\S+)/.exec(good)?.[1]?.split(',') ?? [];
  expect(only.length).toBeGreaterThan(0);
  expect(steps.map(({ name }) => name)).toEqual(expect.arrayContaining(only));
});

describe('each rule is broken by', () => {
  const pinned = 'actions/checkout@8e8c483db84b4bee98b60c0593521ed34d9990e8 # v6.0.1';
  it.each([
    ['an action by its tag', good.replace(pinned, 'actions/checkout@v6'), 'actions/checkout@v6: not pinned by commit'],
    ['a short commit', good.replace(pinned, 'actions/checkout@8e8c483 # v6.0.1'), 'not pinned by commit'],
    ['a commit without its version', good.replace(' # v6.0.1', ''), 'no version behind it'],
    ['a top that may write', good.replace('contents: read', 'contents: write'), 'not contents: read'],
    ['no permissions', good.replace('permissions:\n  contents: read\n', ''), 'shape: permissions'],
    ['write-all', good.replace('permissions:\n  contents: read\n', 'permissions: write-all\n'), 'shape: permissions'],
    [
      'a job with rights of its own',
      good.replace('    timeout', '    permissions:\n      contents: write\n    timeout'),
      'linux: permissions of its own',
    ],
    [
      'more rights for the release',
      release.replace('contents: write', 'contents: write\n      id-token: write'),
      'publish: permissions of its own',
    ],
    [
      'code of the repository with rights',
      release.replace('gh release create', './scripts/test; gh release create'),
      'publish: runs code of the repository',
    ],
    ['pull_request_target', good.replace('pull_request:', 'pull_request_target:'), 'shape: on'],
    [
      'a token left on the disk',
      good.replace('persist-credentials: false', 'fetch-depth: 1'),
      'checkout keeps its token',
    ],
    ['a misspelt key', good.replace('timeout-minutes', 'timeout-minute'), 'timeout-minute'],
    [
      'a job without end',
      good.replace('timeout-minutes: 60', 'timeout-minutes: 600'),
      'shape: jobs.linux.timeout-minutes',
    ],
    ['no concurrency', good.replace(/concurrency:\n.*\n.*\n/, ''), 'shape: concurrency'],
    [
      'an expression in a run line',
      good.replace('run: ./scripts/test\n', 'run: ./scripts/test ${{ github.head_ref }}\n'),
      'an expression in a run line',
    ],
    [
      'a stranger’s text as a variable',
      release.replace('${{ github.token }}', '${{ github.event.head_commit.message }}'),
      'text of a stranger',
    ],
    [
      'secrets in a pull request',
      release.replace("tags: ['v*']", "tags: ['v*']\n  pull_request:"),
      'package: secrets where pull requests run',
    ],
    [
      'a script that is not there',
      good.replace('./scripts/test\n', './scripts/tests\n'),
      './scripts/tests does not exist',
    ],
    ['what is no YAML', good.replace('name: Test', 'name: "Test'), 'no YAML'],
  ])('%s', (_what, broken, fault) => {
    expect(findWorkflowFaults(broken).join('\n')).toContain(fault);
  });
});
