import { readFileSync } from 'node:fs';

/** What a lock says of its holder, by nothing that moves when somebody sets the clock. Null: not known on this system. */
export type LockStamp = {
  readonly pid: number;
  /** Of this run of the machine; macOS tells its own only to whoever starts a program for it. */
  readonly boot: string | null;
  /** When that process started, in the system's own count: a number that was given out again has another one. */
  readonly started: string | null;
  /** When the lock was made, in milliseconds of a count that only rises until the machine is restarted. */
  readonly madeAt: number;
};

/** The stamp of this process, now. */
export function stampText(): string {
  const { boot, started } = { boot: readBoot(), started: readStarted(process.pid) };
  return [process.pid, boot ?? '-', started ?? '-', steadyNow()].join(' ');
}

/** Null where the text is none, such as that of a file which was being made when its maker was killed. */
export function readStamp(text: string): LockStamp | null {
  const [, pid, boot, started, madeAt] = /^(\d+) (\S+) (\S+) (-?\d+)$/.exec(text) ?? [];
  if (boot === undefined || started === undefined) return null;
  const known = (part: string): string | null => (part === '-' ? null : part);
  return { pid: Number(pid), boot: known(boot), started: known(started), madeAt: Number(madeAt) };
}

/**
 * Whether the holder of a stamp, whose number belongs to a living process, is gone all the same. Where that cannot be
 * told it counts as there: a lock that is kept for too long costs less than one that two hold.
 */
export function isGone({ pid, boot, started, madeAt }: LockStamp, longestMs: number): boolean {
  const age = steadyNow() - madeAt;
  return age < 0 || age > longestMs || differs(boot, readBoot()) || differs(started, readStarted(pid));
}

function differs(then: string | null, now: string | null): boolean {
  return then !== null && now !== null && then !== now;
}

/** Milliseconds by the system's steady clock, which all processes share. */
function steadyNow(): number {
  return Number(process.hrtime.bigint() / 1_000_000n);
}

function readBoot(): string | null {
  const text = readText('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
  return /^[\w-]+$/.test(text) ? text : null;
}

/** The 22nd field; the second one is the program's name in brackets, which may hold blanks and brackets itself. */
function readStarted(pid: number): string | null {
  const text = readText(`/proc/${pid}/stat`) ?? '';
  const started = text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  return /^\d+$/.test(started) ? started : null;
}

/** Null where there is no such file, as on macOS, or none that may be read. */
function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
