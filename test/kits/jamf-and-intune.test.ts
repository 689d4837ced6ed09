import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { namedUuid } from '../../src-main/adapters/named-uuid.ts';
import { formatPlist } from '../../src-main/adapters/plist.ts';
import { renderIntuneKit } from '../../src-main/kits/intune/render-intune-kit.ts';
import { attributeNames } from '../../src-main/kits/jamf/extension-attributes.ts';
import { renderJamfKit } from '../../src-main/kits/jamf/render-jamf-kit.ts';
import type { KitFile, KitInput } from '../../src-main/kits/kit.ts';
import { maxAgeHours } from '../../src-main/kits/scripts/max-age-hours.ts';

const input: KitInput = {
  settings: { Upstream: 'none', HelpdeskName: '<Hilfe & "mehr">' },
  organization: 'Möbel & Söhne <]]>',
  formatPlist,
  namedUuid,
};
const kits: readonly (readonly [name: string, files: readonly KitFile[]])[] = [
  ['jamf', renderJamfKit(input)],
  ['intune', renderIntuneKit(input)],
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'clearway-kits-'));
  for (const [name, files] of kits) {
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, name, path)), { recursive: true });
      writeFileSync(join(folder, name, path), text);
    }
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Parsers that are not ours: what they read of every file, as JSON. */
function parsed(name: string, files: readonly KitFile[], read: string): Record<string, unknown> {
  const program = `import json, plistlib, sys, xml.etree.ElementTree as tree
print(json.dumps({path: ${read} for path in sys.argv[1:]}, default=str))`;
  const paths = files.map(({ path }) => path);
  const said = execFileSync('python3', ['-c', program, ...paths], { cwd: join(folder, name), encoding: 'utf8' });
  return z.record(z.string(), z.unknown()).parse(JSON.parse(said));
}

const content = z.looseObject({ PayloadContent: z.array(z.looseObject({ HelpdeskName: z.string().optional() })) });

const withEnding = (files: readonly KitFile[], ending: string): readonly KitFile[] =>
  files.filter(({ path }) => path.endsWith(ending));

describe.each(kits)('the kit for %s', (name, files) => {
  it('names each file once, and gives the same bytes each time', () => {
    expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
    expect(name === 'jamf' ? renderJamfKit(input) : renderIntuneKit(input)).toEqual(files);
  });

  it('has profiles that another parser reads, with what was asked for', () => {
    const profiles = parsed(name, withEnding(files, '.mobileconfig'), 'plistlib.load(open(path, "rb"))');
    expect(Object.keys(profiles)).toHaveLength(2);
    for (const profile of Object.values(profiles)) {
      expect(profile).toMatchObject({ PayloadOrganization: 'Möbel & Söhne <]]>' });
    }
    const { PayloadContent } = content.parse(profiles['profiles/clearway.mobileconfig']);
    expect(PayloadContent.map(({ HelpdeskName }) => HelpdeskName)).toContain('<Hilfe & "mehr">');
  });

  it('has scripts that shellcheck finds nothing in', () => {
    const paths = withEnding(files, '.sh').map(({ path }) => path);
    expect(paths.length).toBeGreaterThan(4);
    expect(execFileSync('shellcheck', paths, { cwd: join(folder, name), encoding: 'utf8' })).toBe('');
  });

  it('has scripts of root that take nothing from the environment', () => {
    for (const { path, text } of withEnding(files, '.sh')) {
      expect([path, text.split('\n')[0]]).toEqual([path, '#!/bin/bash -p']);
      expect(text).toContain('PATH=/usr/bin:/bin:/usr/sbin:/sbin\n');
      const variables = [...text.matchAll(/\$\{?([A-Z_]+)\b/g)].map(match => match[1]);
      expect([path, variables.filter(variable => variable !== 'BASH_REMATCH')]).toEqual([path, []]);
    }
  });

  it('names in its first page every folder that it has', () => {
    const page = files.find(({ path }) => path === 'README.md')?.text ?? '';
    const folders = new Set(files.map(({ path }) => path.split('/')[0]).filter(part => part !== 'README.md'));
    for (const part of folders) expect(page).toContain(`\`${part ?? ''}/`);
  });
});

describe('what Jamf’s API takes', () => {
  const files = renderJamfKit(input);

  it('holds each extension attribute with its script, character for character', () => {
    const read = '{child.tag: child.text for child in tree.parse(path).getroot().iter()}';
    const attributes = parsed('jamf', withEnding(files, '.xml').filter(isAttribute), read);
    expect(Object.keys(attributes)).toHaveLength(4);
    for (const [path, attribute] of Object.entries(attributes)) {
      const script = files.find(file => file.path === path.replace(/xml$/, 'sh'))?.text;
      expect(attribute).toMatchObject({
        type: 'script',
        platform: 'Mac',
        data_type: 'String',
        enabled: 'true',
        script,
      });
    }
    const names = z.record(z.string(), z.object({ name: z.string() })).parse(attributes);
    expect(Object.values(names).map(({ name }) => name)).toEqual(Object.values(attributeNames));
  });

  it('holds each smart group, whose rows stand in the same order on the page', () => {
    const read = '[[cell.text for cell in row] for row in tree.parse(path).getroot().iter("criterion")]';
    const groups = parsed(
      'jamf',
      withEnding(files, '.xml').filter(file => !isAttribute(file)),
      read,
    );
    const rows = z.record(z.string(), z.array(z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()])));
    const page = files.find(({ path }) => path === 'smart-groups/criteria.md')?.text ?? '';
    const all = Object.values(rows.parse(groups));
    expect(all.map(group => group.length)).toEqual([1, 3, 1, 8, 1]);
    for (const group of all) {
      expect(group.map(([, priority]) => priority)).toEqual(group.map((_, index) => String(index)));
      const table = group.map(([name, , joined, operator, value], index) => {
        return `| ${index === 0 ? '' : joined} | ${name} | ${operator} | ${value} |`;
      });
      expect(page).toContain(table.join('\n'));
    }
  });

  it('asks for no younger inventory than two of Jamf’s weekly ones, which would refuse Macs by turns', () => {
    const rows = withEnding(files, '.xml').flatMap(({ text }) => [
      ...text.matchAll(/Last Inventory Update[\s\S]*?<value>(\d+)</g),
    ]);
    expect(rows.length).toBeGreaterThan(0);
    for (const [, days] of rows) expect(Number(days)).toBeGreaterThanOrEqual(14);
    expect(files.find(({ path }) => path === 'smart-groups/criteria.md')?.text).toContain('once a week');
  });

  it('asks in no group of compliance for what a person could write', () => {
    const compliance = files.find(({ path }) => path === 'smart-groups/compliance.xml')?.text ?? 'Clearway';
    expect(compliance).not.toContain('Clearway');
  });
});

function isAttribute({ path }: KitFile): boolean {
  return path.startsWith('extension-attributes/');
}

it('keeps to Intune’s limits: 15,360 characters before and after the app, 20 KB for an answer', () => {
  for (const { path, text } of renderIntuneKit(input)) {
    if (path.startsWith('app/') && path.endsWith('.sh')) expect(text.length).toBeLessThan(15_360);
    if (path.startsWith('custom-attributes/')) expect(text).not.toContain('<result>');
  }
});

it('calls a look old after a day, or after twice the interval that IT sets', () => {
  expect(maxAgeHours({})).toBe(24);
  expect(maxAgeHours({ IdleRefreshMinutes: 60 })).toBe(24);
  expect(maxAgeHours({ IdleRefreshMinutes: 1440 })).toBe(48);
  expect(maxAgeHours({ IdleRefreshMinutes: 'never' })).toBe(24);
});
