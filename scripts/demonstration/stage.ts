import type { DemoReceiver } from './demo-receiver.ts';
import type { SandboxProcess } from './sandbox-process.ts';

/** What a demo plays on: the sandbox, and the receiver where its Mac reports to one. */
export type Stage = { readonly sandbox: SandboxProcess; readonly receiver: DemoReceiver | null };

/** Mends what fails on the Mac itself, where something does, and says so. */
export function mendOnMac({ sandbox }: Stage): void {
  if (!sandbox.mends) return;
  process.stdout.write('\nMending what fails on this Mac, as its person would.\n');
  sandbox.mend();
}
