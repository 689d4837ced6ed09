import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configActions } from '../../src-main/commands/config/config-actions.ts';
import { commands } from '../../src-main/commands/catalogue.ts';

const checkout = join(import.meta.dirname, '../..');
const pages = [
  'docs/deploy-jamf.md',
  'docs/deploy-intune.md',
  'docs/deploy-fleet.md',
  'docs/packaging.md',
  ...readdirSync(join(checkout, 'docs/announce')).map(name => `docs/announce/${name}`),
  ...['jamf', 'intune'].flatMap(kit => pagesBelow(join(checkout, 'resources', kit))),
];

function pagesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md'))
    .map(name => relative(checkout, join(folder, name)));
}

/** As the web makes them of a heading. */
function anchorsOf(path: string): ReadonlySet<string> {
  const headings = readFileSync(path, 'utf8').match(/^#+ .*$/gm) ?? [];
  return new Set(
    headings.map(heading =>
      heading
        .replace(/^#+ /, '')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

describe.each(pages)('%s', page => {
  const text = readFileSync(join(checkout, page), 'utf8');
  const folder = dirname(join(checkout, page));

  it('leads to files and headings that are there', () => {
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)]
      .map(match => match[1] ?? '')
      .filter(link => !link.startsWith('http'));
    const broken = links.filter(link => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? join(checkout, page) : join(folder, path);
      return !existsSync(target) || (anchor !== undefined && !anchorsOf(target).has(anchor));
    });
    expect(broken).toEqual([]);
  });

  it('names files that are there', () => {
    const named = [...text.matchAll(/`((?:resources|docs)\/[\w./-]+)`/g)].map(match => match[1] ?? '');
    expect(named.filter(path => !existsSync(join(checkout, path)))).toEqual([]);
  });

  it('names commands that there are', () => {
    const named = [...text.matchAll(/`clearway ([a-z-]+)(?: ([a-z-]+))?/g)];
    const known = new Set<string>(commands.map(({ name }) => name));
    const actions = new Set(configActions.map(({ name }) => name));
    expect(named.map(match => match[1] ?? '').filter(name => !known.has(name))).toEqual([]);
    expect(named.filter(([, name, action]) => name === 'config' && !actions.has(action ?? ''))).toEqual([]);
  });
});

it('the recipes tell what to see and what to do otherwise after each step', () => {
  for (const page of pages.slice(0, 2)) {
    const text = readFileSync(join(checkout, page), 'utf8');
    const recipe = text.slice(
      text.indexOf('\n## The recipe'),
      text.indexOf('\n## ', text.indexOf('\n## The recipe') + 5),
    );
    const steps = recipe.split(/^### \d+\. /m).slice(1);
    expect(steps.length).toBeGreaterThan(5);
    const incomplete = steps.filter(step => !/\*\*You see\*\*/.test(step) || !/\*\*If not\*\*/.test(step));
    expect(incomplete.map(step => step.split('\n')[0]).filter(title => title !== 'Widen it')).toEqual([]);
  }
});

it('the recipes refuse nobody by the way, and announce before the first profile comes and before each wave', () => {
  for (const page of pages.slice(0, 2)) {
    const text = readFileSync(join(checkout, page), 'utf8');
    const steps = text.split(/^### /m).slice(1);
    const at = (title: RegExp): number => steps.findIndex(step => title.test(step));
    const order = [/^0\. Have the package/, /^1\. .*refuse anybody/, /^\d+\. Tell the pilot/, /Roll Clearway out/];
    const places = [...order, /Deliver Platform SSO/, /Write the conditional/, /Widen it/].map(at);
    expect([page, places]).toEqual([page, [...places].sort((one, other) => one - other)]);
    expect(places).not.toContain(-1);
    for (const step of steps.slice(0, at(/Tell the pilot/))) expect(step).not.toMatch(/upload `?profiles/i);
    const wave = /announce[\s\S]*deliver[\s\S]*registered and compliant[\s\S]*required/;
    expect(steps[at(/Widen it/)]).toMatch(wave);
  }
});

it('the recipes name every way out, with the emergency accounts and report-only before it', () => {
  for (const page of pages.slice(0, 2)) {
    const text = readFileSync(join(checkout, page), 'utf8');
    for (const part of [
      'emergency accounts',
      'Report-only',
      'bypass',
      'Pending',
      '## All ways to switch it off',
      'Take it off',
    ]) {
      expect([page, part, text.includes(part)]).toEqual([page, part, true]);
    }
  }
});

it('every recipe says who is excluded, that Macs notice report-only, and what baseline scopes reach', () => {
  for (const page of pages.slice(0, 3)) {
    const text = readFileSync(join(checkout, page), 'utf8');
    for (const part of [
      'accounts that synchronise directories',
      'report-only is not invisible',
      'aka.ms/BaselineScopes',
    ]) {
      expect([page, part, text.includes(part)]).toEqual([page, part, true]);
    }
  }
});
