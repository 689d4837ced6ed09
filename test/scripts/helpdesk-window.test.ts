import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import { canBlock, families } from '../../scripts/writing/helpdesk-families.ts';
import { waysIn } from '../../scripts/writing/helpdesk-today.ts';
import { loadWords, spokenLanguages } from '../../src-main/adapters/words.ts';

const page = await readFile(join(checkout, 'docs/helpdesk.md'), 'utf8');
const section = (heading: string): string => page.split(`\n${heading}\n`)[1]?.split(/^##/m)[0] ?? '';
const codes = [...page.matchAll(/^### Code (\S+)$/gm)].map(([, code]) => code ?? '');
const today = '(#they-must-get-in-today)';

describe('finding the window', () => {
  const part = section('## Finding the window');

  it('goes by the icon, the keyboard or a link, and without an icon', () => {
    for (const way of ['menu bar', 'Command-/', 'clearway://help', 'Applications', 'Command-Space'])
      expect(part).toContain(way);
  });

  it('names the buttons as each language does, side by side', () => {
    const loaded = spokenLanguages.map(({ language }) => loadWords([language]));
    for (const id of ['refetch', 'action-try-sign-in', 'cancel', 'walk-done', 'help-copy-codes'] as const)
      expect(part).toContain(`| ${loaded.map(({ window }) => window[id]).join(' | ')} |`);
    for (const { window } of loaded) expect(part).toContain(`${window['ticket-copy']} (${window.ticket})`);
  });

  it('says in which language the ticket comes', () => {
    expect(part).toContain('The ticket is written in the person’s language.');
  });
});

describe('the page of a code', () => {
  it('opens a console only where the steps do not help, if the table says that nothing comes first', () => {
    const table = section('## Codes P0 to P9');
    for (const code of codes.filter(one => one.startsWith('P'))) {
      const row = table.split('\n').find(line => line.startsWith(`| **${code}** |`)) ?? '';
      const isLater = /\bnothing\b/i.test(row.split(' | ')[4] ?? '');
      const opened = [...section(`### Code ${code}`).matchAll(/^- \*\*Open in \w+\*\*: (.+)$/gm)].map(
        ([, text]) => text,
      );
      expect([code, opened.map(text => text?.startsWith('only if the steps do not help. '))]).toEqual([
        code,
        opened.map(() => isLater),
      ]);
    }
    expect(section('### Code P2')).toContain('**Open in Fleet**: only if the steps do not help. ');
  });

  it('leads those who cannot wait to the card, where it can block or IT has to act', () => {
    for (const code of codes) {
      const text = section(`### Code ${code}`);
      const blocks = /^- \*\*Means\*\*: .*can refuse sign-in|^- \*\*Whose turn\*\*: Your IT team’s turn/m.test(text);
      if (blocks) expect([code, canBlock(code)]).toEqual([code, true]);
      expect([code, text.includes(today)]).toEqual([code, canBlock(code)]);
    }
  });

  it('has both forms of what is read out for one policy and for several', () => {
    expect(section('### Code H6')).toMatch(/this policy is not met: “…”\. Or: .* 2 policies are not met/);
  });

  it('prepares for the question that comes after asking for the registration', () => {
    const { window } = loadWords(['en']);
    for (const code of ['P2', 'P4', 'P5', 'P6']) {
      expect(section(`### Code ${code}`)).toContain(window['restart-question']);
      expect(section(`### Code ${code}`)).toContain(window['restart-agree']);
    }
  });

  it('says at H21 that opening the window looks at once', () => {
    expect(section('### Code H21')).toContain('Opening the window looks at once.');
  });
});

describe('the card for those who must get in today', () => {
  const rows = section('## They must get in today')
    .split('\n')
    .filter(line => /^\| [PH]\d/.test(line));

  it('begins by what kind of trouble the code is, each with the ways in that fit', () => {
    expect(rows).toHaveLength(Object.keys(families).length);
    for (const [index, family] of Object.values(families).entries()) {
      expect(rows[index]).toContain(`| ${family.codes.join(', ')} | `);
      expect(rows[index]).toContain(family.first);
      expect(rows[index]).toMatch(/\| \d(, \d)+ \|$/);
    }
  });

  it('offers no mark on a record that Entra does not have yet, and no partner’s report about who is not registered', () => {
    const titles = (rows[0]?.split(' | ')[3] ?? '')
      .replaceAll(/[^\d,]/g, '')
      .split(',')
      .map(number => waysIn[Number(number) - 1]?.title);
    expect(titles).not.toContain('Leave this one Mac out of the rule');
    expect(titles).not.toContain('Let it count as compliant at the partner');
    expect(titles).toContain('Another device that already counts as compliant');
  });

  it('has every code in one kind of trouble at most, and no code that there is not', () => {
    const named = Object.values(families).flatMap(({ codes: own }) => [...own]);
    expect(new Set(named).size).toBe(named.length);
    expect(named.filter(code => !codes.includes(code))).toEqual([]);
  });
});
