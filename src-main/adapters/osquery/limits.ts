/** How long and how much osquery may take. */
export type Limits = {
  /** From the start of a process to its first sign of life. */
  readonly startMs: number;
  readonly statementMs: number;
  /** What is left to a statement of a batch whose time others have used up. */
  readonly leastStatementMs: number;
  readonly batchMs: number;
  /** What one statement may print. */
  readonly statementBytes: number;
  /** What one process may print altogether. */
  readonly processBytes: number;
  /** How many processes of one batch may end by themselves, or because they printed too much. */
  readonly processes: number;
};

/** osquery starts within half a second; its slowest tables of a healthy Mac take two. */
export const usualLimits: Limits = {
  startMs: 15_000,
  statementMs: 10_000,
  leastStatementMs: 500,
  batchMs: 60_000,
  statementBytes: 4 * 1024 * 1024,
  processBytes: 16 * 1024 * 1024,
  processes: 12,
};
