import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type RunningApp } from './running-app.ts';

describe('a Mac that evaluates IT’s policies itself and reports', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp('local-policies');
  });
  afterAll(() => running.close());
  const verdicts = (): unknown =>
    running.scenario.service?.reports().map(({ cause, policies }) => [cause, policies[0]?.name, policies[0]?.verdict]);

  it('says which of them is in the way, and tells the service once', async () => {
    const { page } = running;
    await page.getByText('because this policy is not met: “The firewall is on”').first().waitFor();
    await page.getByText('Your organization’s service knows that a policy is not met.').waitFor();
    expect(verdicts()).toEqual([['verdicts-changed', 'The firewall is on', 'fail']]);
  });

  it('is evaluated anew by Refetch, which sends the result and follows the answer', async () => {
    const { page } = running;
    await running.mend();
    await page.getByRole('button', { name: 'Refetch', exact: true }).click();
    await page.getByText('Everything here is done. Try signing in.').first().waitFor();
    await page.getByText('Your organization’s service counts this Mac as compliant.').first().waitFor();
    await page.getByRole('heading', { name: 'What changed' }).waitFor();
    expect(verdicts()).toEqual([
      ['verdicts-changed', 'The firewall is on', 'fail'],
      ['refetch', 'The firewall is on', 'pass'],
    ]);
  });

  it('tells nothing twice after a crash', async () => {
    const again = await running.killAndStart();
    await again.page.getByText('Your organization’s service counts this Mac as compliant.').first().waitFor();
    for (let look = 0; look < 3; look += 1) await again.page.evaluate(() => globalThis.clearway.look());
    expect(verdicts()).toHaveLength(2);
  });
});
