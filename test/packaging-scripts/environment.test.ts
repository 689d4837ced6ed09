import { describe, expect, it } from 'vitest';
import { canChroot, makeScratchMac } from './scratch-mac.ts';

/** A program of somebody's, in each form in which Bash takes one out of the environment. */
const planted = 'echo ran >/mac/ran';
// What stands for the programs of macOS is Bash here, and takes it as well.
const inScript = `case "$0" in /private/tmp/*) ${planted} ;; esac`;
const environment = {
  'BASH_FUNC_set%%': `() { ${inScript}; }`,
  'BASH_FUNC_printf%%': `() { ${inScript}; }`,
  BASH_ENV: '/mac/planted.sh',
  PATH: '/mac/bin',
};

describe.skipIf(!canChroot)('a script of root', () => {
  it.each([
    ['pkg-scripts/preinstall', ['a.pkg', '/Applications', '/', '/']],
    ['pkg-scripts/postinstall', ['a.pkg', '/Applications', '/', '/']],
    ['pkg-scripts/preinstall-of-bundle', []],
    ['pkg-scripts/postinstall-of-bundle', []],
    ['clearway', ['status']],
    ['uninstall.sh', ['--dry-run']],
  ])('runs nothing that the environment brings: %s', async (script, args) => {
    const mac = makeScratchMac();
    mac.installApp();
    mac.write('/mac/planted.sh', inScript);
    for (const name of ['id', 'stat', 'ps', 'launchctl', 'plutil'])
      mac.write(`/mac/bin/${name}`, `#!/bin/bash\n${planted}\n`, 0o755);
    await mac.runWith(environment, script, ...args);
    expect(mac.exists('/mac/ran')).toBe(false);
  });
});
