/** How long and how much osquery may take. */
export type Limits = {
  /** From the start of a process to its first sign of life. */
  readonly startMs: number;
  readonly statementMs: number;
  readonly batchMs: number;
  /** What one statement may print. */
  readonly statementBytes: number;
  /** What one process may print altogether. */
  readonly processBytes: number;
  /** How many processes one batch may cost. */
  readonly processes: number;
};

/** osquery starts within half a second; its slowest tables of a healthy Mac take two. */
export const usualLimits: Limits = {
  startMs: 15_000,
  statementMs: 10_000,
  batchMs: 60_000,
  statementBytes: 4 * 1024 * 1024,
  processBytes: 16 * 1024 * 1024,
  processes: 12,
};
