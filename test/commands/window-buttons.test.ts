import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '../../resources/words/en.json' with { type: 'json' };
import { loadWords } from '../../src-main/adapters/words.ts';
import { commandLineWords } from '../../src-main/commands/command-line-words.ts';
import { printExplained } from '../../src-main/commands/print-explain.ts';
import { printRegistration } from '../../src-main/commands/print-registration.ts';
import { printStatus, registrationChecks } from '../../src-main/commands/print-text.ts';
import { printWalk } from '../../src-main/commands/print-walk.ts';
import { remedyActions, type RemedyId } from '../../src-main/contract/ids.ts';
import { chooseNextStep } from '../../src-main/core/next-step.ts';
import { explainText } from '../../src-main/core/sign-in-errors/explain-text.ts';
import { systemClock } from '../../src-main/sandbox/sandbox-clock.ts';
import { scenarioIds, type ScenarioId } from '../../src-main/sandbox/scenarios.ts';
import { startScenario } from '../../src-main/sandbox/start-scenario.ts';
import { lookAt } from '../fixtures/look-at-world.ts';
import { clearway, scenarioFor } from './clearway.ts';

const remedyIds = Object.keys(remedyActions).filter((id): id is RemedyId => Object.hasOwn(remedyActions, id));
const words = commandLineWords(loadWords(['en']));

const button = /press [“"]?refetch|(choose|press|click) [“"]?look again|\blook again\b/i;

describe('the command line', () => {
  it('has a command in place of every button that a step names', () => {
    for (const remedy of remedyIds) {
      // The one on the server’s own page.
      const steps = words.steps(remedy).filter(step => !step.startsWith('On that page, press its own Refetch'));
      expect(steps.join('\n')).not.toMatch(button);
    }
  });

  it('has one in place of every button that another message names, unless no terminal shows it', () => {
    const args = {
      path: 'register',
      method: 'password',
      vendor: 'fleet',
      macos: '15',
      code: 'P4',
      names: '',
      asks: 'server',
      count: 1,
    };
    const elsewhere = /^(walk\.(.*\.(say|then)|code\..*)|headline-do\.|ticket\.|tray\.|reads\.)/;
    const named = Object.entries(en.messages).filter(([id, text]) => button.test(text) && !elsewhere.test(id));
    expect(named.length).toBeGreaterThan(10);
    const ids = new Set<string>(named.map(([id]) => id));
    const variants = new Set(Object.keys(en.messages).filter(id => id.endsWith('.command')));
    for (const id of ids) expect([...variants]).toContain(`${id}.command`);
    for (const id of [
      'remedy.press-refetch',
      'headline.push-failed',
      'walk.done.text',
      'explain.here.all-met',
    ] as const)
      expect(words.say(id, args)).toMatch(/clearway (refetch|status)/);
  });

  it.each(scenarioIds)('%s: names no button of the window in status, psso and explain', async id => {
    const text = await textsOf(id);
    expect(text).toContain('The way back in');
    // The server’s page has a button of that name as well.
    expect(text.replaceAll('On that page, press its own Refetch', '')).not.toMatch(button);
  });

  it.each(['already-pending', 'no-agent'] as const)(
    '%s: names none in refetch either',
    async id => {
      const { options } = await scenarioFor(id);
      const { stdout, stderr } = await clearway('refetch', '--wait', '8', ...options);
      expect(stdout + stderr).not.toMatch(button);
    },
    60_000,
  );

  it('names the commands instead: refetch where somebody can be asked, else status', async () => {
    const asked = await scenarioFor('not-registered');
    expect((await clearway('status', ...asked.options)).stdout).toContain('Run “clearway refetch” when you are done.');
    const alone = await scenarioFor('jamf-not-registered');
    expect((await clearway('psso', ...alone.options)).stdout).toContain('Run “clearway status” when you are done.');
  });

  it('leaves the window’s names to JSON and to the ticket, which are read elsewhere', async () => {
    const { options } = await scenarioFor('not-registered');
    for (const command of [['status', '--json'], ['psso', '--json'], ['ticket']])
      expect((await clearway(...command, ...options)).stdout).toContain('Press Refetch when you are done.');
  });

  it('leaves them to what is kept for the app', async () => {
    const { options, state } = await scenarioFor('not-registered');
    await clearway('status', ...options);
    const { readFile } = await import('node:fs/promises');
    expect(await readFile(join(state, 'status.json'), 'utf8')).toContain('Press Refetch when you are done.');
  });
});

/** Everything that three commands print of one look. */
async function textsOf(id: ScenarioId): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'clearway-buttons-'));
  const scenario = await startScenario({ id, directory: join(folder, 'mac'), speed: 20, clock: systemClock });
  try {
    const { snapshot } = await lookAt({ root: scenario.root, state: scenario.state, words });
    const next = chooseNextStep(registrationChecks(snapshot), snapshot.doctor);
    return [
      printStatus(snapshot, words.window),
      printRegistration(snapshot, next, { words, forPhone: false }),
      printWalk(snapshot.walk, words, { forPhone: false }),
      printExplained(explainText('AADSTS53000 AADSTS50129 AADSTS530003', snapshot, words), words),
    ].join('\n');
  } finally {
    await scenario.close();
    await rm(folder, { recursive: true, force: true });
  }
}
