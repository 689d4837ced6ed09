import { expect, it } from 'vitest';
import { createRunCommand, stopAllCommands } from '../../src-main/adapters/run-command.ts';

// By itself: what it ends stays ended for the rest of its process.
it('after the end of all programs none is started any more', async () => {
  const run = createRunCommand({ home: '/', user: 'sam' });
  const request = { argv: ['/bin/echo', 'hello'], deadlineMs: 20_000, maxBytes: 100 } as const;
  expect(await run(request)).toMatchObject({ kind: 'exited', stdout: 'hello\n' });
  stopAllCommands();
  expect(await run(request)).toEqual({ kind: 'failed', problem: { code: 'cancelled' } });
});
