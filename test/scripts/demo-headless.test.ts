import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';

describe('the demo without a window', () => {
  it('invites to ask the Mac that it asks itself, with what it keeps itself', async () => {
    const args = ['--import', 'tsx', 'scripts/demo.ts', '--headless', '--scenario', 'clear'];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: checkout });
    const folders = (option: string) =>
      [...stdout.matchAll(new RegExp(`clearway -- .*--${option} '?([^\\s']+)`, 'g'))].map(([, folder]) => folder);
    for (const option of ['root', 'state']) {
      expect(folders(option)).toHaveLength(5);
      expect(new Set(folders(option)).size).toBe(1);
    }
  }, 60_000);
});
