import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type RunningApp } from './running-app.ts';

describe('an app that is killed in the middle of a refetch', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp('never-answers');
  });
  afterAll(() => running.close());

  it('goes on where it was when it is started again, and asks the server for nothing twice', async () => {
    const { page, scenario } = running;
    await page.getByRole('button', { name: 'Refetch', exact: true }).click();
    await page.getByText('Waiting for this Mac to answer the server.').first().waitFor();
    const again = await running.killAndStart();
    await again.page.getByText('Waiting for this Mac to answer the server.').first().waitFor();
    const now = Date.now();
    scenario.mac.change({ refetchRequested: false, detailUpdatedAt: now, policyUpdatedAt: now, responses: {} });
    await again.page.getByText('Everything here is done. Try signing in.').first().waitFor();
    expect(scenario.api.requests().filter(({ route }) => route === 'refetch')).toHaveLength(1);
  });

  it('still knows what the policies were before, and says what has changed', async () => {
    const again = await running.killAndStart();
    await again.page.getByRole('heading', { name: 'What changed' }).waitFor();
    expect(await again.page.getByText('Now met').count()).toBe(1);
  });
});
