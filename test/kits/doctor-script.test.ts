import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { renderDoctorScript } from '../../src-main/kits/scripts/doctor-script.ts';
import { createScratchMac, type ScratchMac } from './scratch-mac.ts';

let mac: ScratchMac;
let contents: string;
beforeEach(() => {
  mac = createScratchMac();
  contents = join(mac.folder, 'Applications/Clearway.app/Contents');
  mkdirSync(join(contents, 'MacOS'), { recursive: true });
});
afterEach(() => {
  mac.remove();
});

function install(body: string, path = 'MacOS/Clearway'): void {
  writeFileSync(join(contents, path), `#!/bin/sh\n${body}\n`);
  chmodSync(join(contents, path), 0o755);
}
const askJamf = (): string => mac.run(renderDoctorScript('jamf'));

it('passes on the line that doctor prints for each service', () => {
  install(`case "$*" in
    '--cli -- doctor --format jamf-ea') echo '<result>warn: 1 of 17 (icon)</result>' ;;
    '--cli -- doctor --format intune') echo 'warn: 1 of 17 (icon)' ;;
  esac`);
  expect(askJamf()).toBe('<result>warn: 1 of 17 (icon)</result>\n');
  expect(mac.run(renderDoctorScript('intune'))).toBe('warn: 1 of 17 (icon)\n');
});

it('says when Clearway is not installed', () => {
  expect(askJamf()).toBe('<result>no data (Clearway is not installed)</result>\n');
});

it.each([
  ['nothing', ''],
  ['no tags', 'echo ok'],
  ['two answers', `printf '<result>ok</result>\\n<result>ok</result>\\n'`],
  ['a tag in its answer', `echo '<result>ok</result><result>ok</result>'`],
  ['an empty answer', `echo '<result></result>'`],
])('gives no data where doctor prints %s', (_, body) => {
  install(body);
  expect(askJamf()).toBe('<result>no data (doctor gave no answer)</result>\n');
});

it('gives no data where doctor prints far too much, fails, or never ends', () => {
  install(`printf '<result>%05000d</result>' 1`);
  expect(askJamf()).toContain('no data (doctor said far too much)');
  install('exit 1');
  expect(askJamf()).toContain('no data (doctor did not end)');
  install('sleep 600');
  expect(mac.run(renderDoctorScript('jamf').replace('most_seconds=30', 'most_seconds=1'))).toContain('did not end');
});

it('runs nothing as root that a person could have put there', () => {
  const ran = join(mac.folder, 'ran');
  install(`touch '${ran}'; echo '<result>ok</result>'`);
  writeFileSync(join(contents, 'MacOS.is-sams'), '');
  expect(askJamf()).toMatch(/no data \(.*MacOS does not belong to root\)/);
  writeFileSync(join(contents, 'MacOS/Clearway.is-sams'), '');
  expect(mac.run(renderDoctorScript('jamf'), { euid: 501 })).toContain('ok');
});

it('runs nothing as root that others may write to', () => {
  install(`echo '<result>ok</result>'`);
  chmodSync(join(contents, 'MacOS/Clearway'), 0o775);
  expect(askJamf()).toMatch(/no data \(.* can be changed by others than root\)/);
});
