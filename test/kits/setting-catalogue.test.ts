import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { settingRow } from '../../src-main/kits/setting-catalogue.ts';
import { readPlists } from './read-plists.ts';

const checkout = join(import.meta.dirname, '../..');
const agent = z.record(z.string(), z.unknown());

it('the kill switch promises no return that launchd does not bring about', () => {
  const text = readFileSync(join(checkout, 'build/launch-agent/com.clearway.companion.plist'), 'utf8');
  const { KeepAlive, ...others } = agent.parse(readPlists([text])[0]);
  // Switched off it ends with 0, which is a successful exit: nothing here starts it again before the next login.
  expect(KeepAlive).toEqual({ SuccessfulExit: false });
  expect(Object.keys(others)).not.toEqual(expect.arrayContaining(['WatchPaths']));
  expect(Object.keys(others)).not.toEqual(expect.arrayContaining(['StartInterval']));
  const promise = 'comes back at the next login, or when the app is opened';
  expect(settingRow('Enabled').meaning).toContain(promise);
  for (const page of ['packaging', 'deploy-jamf', 'deploy-intune'])
    expect(readFileSync(join(checkout, `docs/${page}.md`), 'utf8'), page).toMatch(
      /comes back at the next login, or when the app is opened/,
    );
});
