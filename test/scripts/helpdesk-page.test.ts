import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import { generatedFiles } from '../../scripts/generate.ts';
import { headlineCodes } from '../../src-main/contract/ids.ts';
import { loadWords } from '../../src-main/adapters/words.ts';
import { walkSteps } from '../../src-main/core/walk/walk-steps.ts';

const words = loadWords(['en']);
const committed = await readFile(join(checkout, 'docs/helpdesk.md'), 'utf8');

describe('docs/helpdesk.md', () => {
  it('is what the steps and the words of today make of it', () => {
    expect(committed).toBe(generatedFiles().get('docs/helpdesk.md')?.toString());
  });

  it('has a heading for every step, under the number that the user sees', () => {
    const headings = [...committed.matchAll(/^### Step (\d+): \S/gm)].map(([, number]) => Number(number));
    expect(headings).toEqual(walkSteps.map(({ number }) => number));
  });

  it('has a row for every code, in order', () => {
    const codes = [...committed.matchAll(/^\| \*\*(P\d)\*\* \|/gm)].map(([, code]) => code);
    expect(codes).toEqual(['P0', 'P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9']);
  });

  it('has a row for every code of a headline, with the sentence of the Mac, whose turn it is and what to do', () => {
    const rows = committed.split('\n').filter(line => /^\| \*\*H\d+\*\* \|/.test(line));
    expect(rows).toHaveLength(Object.keys(headlineCodes).length);
    for (const [index, row] of rows.entries()) expect(row).toMatch(new RegExp(`^\\| \\*\\*H${index}\\*\\* \\|`));
    const row = rows.find(line => line.startsWith('| **H27** ')) ?? '';
    expect(row).toContain(words.say('headline.upstream-token-not-renewed'));
    expect(row).toContain(`| ${words.window['turn-it']} | ${words.say('headline-do.upstream-token-not-renewed')} |`);
  });

  it('hands P4 over to IT after two tries', () => {
    const row = committed.split('\n').find(line => line.startsWith('| **P4** after two tries')) ?? '';
    for (const told of [words.window['turn-it'], words.say('walk.refused.say'), 'Users may join devices'])
      expect(row).toContain(told);
  });

  it('has what to say where macOS 15.0 to 15.2 has spoiled the registration, and it is the update', () => {
    const row = committed.split('\n').find(line => line.startsWith('| **P9** on macOS 15.0 to 15.2')) ?? '';
    expect(words.say('walk.corrupt.say')).toContain('Software Update');
    for (const told of [words.window['turn-you'], words.say('walk.corrupt.say'), words.say('walk.corrupt.open')])
      expect(row).toContain(told);
  });

  it('asks for both codes where the call begins, and says where they and the step stand', () => {
    const beginning = committed.slice(0, committed.indexOf('## Codes'));
    for (const told of ['Ask for both codes', 'top right', words.window['step-by-step'], '→ Now', 'psso --phone'])
      expect(beginning).toContain(told);
    expect(beginning).toContain(`marked “${words.window['walk-step-current']}”`);
    expect(words.say('walk.line.current', { screen: '' })).toMatch(/^→ Now/);
  });

  it('has a second thing to say for step 11, the way of System Settings, where macOS has it', () => {
    const step = committed.slice(committed.indexOf('### Step 11:'), committed.indexOf('### Step 12:'));
    expect(step).toContain(
      `- **Or say** (macOS 14, macOS 15, macOS 26): ${words.say('walk.notification.say-settings')}`,
    );
    expect(words.say('walk.notification.say-settings').length).toBeLessThanOrEqual(130);
  });

  it('calls what a screen wants that, and nothing that looks like a field for a password', () => {
    expect(committed).toContain(`- **${words.window['walk-wants']}**: `);
    expect(committed).not.toContain('**Which password**');
    expect(committed).not.toMatch(/Password:/i);
  });

  it('says what holds for all Macs once', () => {
    const told = [...committed.matchAll(/^- \*\*(.+?)\*\*(?: \(.*?\))?: (.+)$/gm)].map(([, , text]) => text ?? '');
    const again = told.filter((text, index) => told[index + 1]?.startsWith(`${text} `) === true);
    expect(again).toEqual([]);
  });

  it('links to headings that are there', () => {
    const anchors = [...committed.matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
      title
        ?.toLowerCase()
        .replaceAll(/[^\w\s-]/g, '')
        .replaceAll(' ', '-'),
    );
    const links = [...committed.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter(link => !anchors.includes(link))).toEqual([]);
  });

  it('names for P9 whose turn it is where only an update helps, and the way', () => {
    const row = committed.split('\n').find(line => line.startsWith('| **P9**'));
    for (const told of ['This Mac’s turn', 'Your turn', 'Your IT team’s turn', '(#way-find-out)'])
      expect(row).toContain(told);
    expect(committed).toContain(words.say('doctor.configuration-corrupt'));
    for (const step of words.steps('update-macos')) expect(committed).toContain(step);
  });

  it('says of P1 nothing that is false with a plain SSO extension, and of P2 what the product says first', () => {
    const say = (code: string) => committed.split('\n').find(line => line.startsWith(`| **${code}**`));
    expect(say('P1')).not.toContain('single sign-on profile is not');
    expect(say('P1')).toContain('no profile for Platform single sign-on');
    const [button, log] = [words.window['action-restart-sso-agent'], 'log out'];
    expect(say('P2')).toContain(button);
    expect(say('P2')?.indexOf(button)).toBeLessThan(say('P2')?.indexOf(log) ?? 0);
  });

  it('leads a Mac of Jamf through step 5 and one of Intune through step 6', () => {
    const rows = [...committed.matchAll(/^\| Secure Enclave \| (\w+) \|.*\| ([\d ]+) \|$/gm)];
    const numbers = (vendor: string) => rows.find(([, name]) => name === vendor)?.[2]?.split(' ');
    expect(numbers('Jamf')).toContain('5');
    expect(numbers('Jamf')).not.toContain('6');
    expect(numbers('Intune')).toContain('6');
    expect(numbers('Intune')).not.toContain('5');
  });

  it('has IT begin at P7 where macOS 13 must not be deregistered, as on the user’s Mac', () => {
    const row = /^\| \*\*P7\*\* \|.*$/m.exec(committed)?.[0] ?? '';
    expect(row).toContain(
      'On macOS 13 with Jamf, or with a management service that is not known: IT begins, at step 9.',
    );
    expect(row).not.toContain('together now');
  });

  it('has no cell and no line left empty by a text that is missing', () => {
    expect(committed).not.toMatch(/\| +\||undefined|null|[{}]/);
    expect(committed).not.toMatch(/^- \*\*[^*]+\*\*[^:]*:\s*$/m);
  });
});
