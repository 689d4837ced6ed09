import type { CommandContext } from './command-context.ts';

/**
 * Waits for what is on its way to the service that takes reports, as long as one request may take: what is not answered
 * by then stays in the outbox.
 */
export async function settleReports({ engine, clock }: CommandContext): Promise<void> {
  let cancel = (): void => undefined;
  const late = new Promise<void>(resolve => {
    cancel = clock.after(longestReportMs, resolve);
  });
  await Promise.race([engine.reported(), late]);
  cancel();
}

const longestReportMs = 20_000;
