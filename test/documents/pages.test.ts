import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import { commands } from '../../src-main/commands/catalogue.ts';
import { configActions } from '../../src-main/commands/config/config-actions.ts';
import { exitCodes } from '../../src-main/commands/exit-codes.ts';

const read = (page: string): string => readFileSync(join(checkout, page), 'utf8');
const linksOf = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(match => match[1] ?? '').filter(link => !link.startsWith('http'));

/** As the web makes them of a heading, and those that stand in the page by name. */
function anchorsOf(text: string): ReadonlySet<string> {
  const headings = (text.match(/^#+ .*$/gm) ?? []).map(heading =>
    heading
      .replace(/^#+ /, '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
  return new Set([...headings, ...[...text.matchAll(/<a id="([^"]+)"/g)].map(match => match[1] ?? '')]);
}

const pages = [
  'README.md',
  ...['app', 'commands', 'packaging', 'scenarios', 'security', 'settings'].map(name => `docs/${name}.md`),
];

it.each(pages)('%s leads to files and headings that are there', page => {
  const broken = linksOf(read(page)).filter(link => {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? page : join(dirname(page), path);
    if (!existsSync(join(checkout, target))) return true;
    return (
      anchor !== undefined && (statSync(join(checkout, target)).isDirectory() || !anchorsOf(read(target)).has(anchor))
    );
  });
  expect(broken).toEqual([]);
});

describe('README.md', () => {
  const text = read('README.md');
  // What is seen before anybody scrolls.
  const first = text.split('\n').slice(0, 25).join('\n');

  it('says on the first screen what it is, what it needs, and where IT goes on', () => {
    for (const said of [
      'macOS menu-bar companion',
      'macOS 13 or later',
      'Fleet Premium on Fleet',
      'managed cloud',
      'Jamf Pro',
      'Intune',
      'Developer ID',
    ])
      expect(first).toContain(said);
    const wanted = [
      ...['deploy-fleet.md', 'deploy-jamf.md', 'deploy-intune.md', 'packaging.md', 'settings.md', 'security.md'],
      ...['transparency.md', 'announce/README.md', 'helpdesk.md', 'commands.md', 'scenarios.md', 'app.md'],
    ];
    const links = linksOf(first);
    expect(wanted.filter(page => !links.includes(`docs/${page}`))).toEqual([]);
  });

  it('can be read in one go', () => {
    expect(text.split('\n').length).toBeLessThan(200);
  });
});

describe('docs/commands.md', () => {
  const text = read('docs/commands.md');
  const below = (title: string): string => text.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';

  it('has every command in the order of help, with every option of its own', () => {
    const rows = [...below('Commands').matchAll(/^\| `([a-z-]+)(.*)$/gm)];
    expect(rows.map(([, name]) => name)).toEqual(commands.map(({ name }) => name));
    for (const [index, { name, options }] of commands.entries())
      for (const option of options)
        expect(name === 'config' ? below('config') : rows[index]?.[2], name).toContain(`--${option}`);
  });

  it('has every action of config and every exit code', () => {
    const actions = [...below('config').matchAll(/^\| `config ([a-z-]+)/gm)].map(([, name]) => name);
    expect(actions).toEqual(configActions.map(({ name }) => name));
    const codes = [...below('Exit codes').matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
    expect(codes).toEqual(Object.values(exitCodes).toSorted((one, other) => one - other));
  });
});
