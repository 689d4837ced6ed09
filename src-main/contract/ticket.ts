/** The ticket as a window shows it before it leaves. */
export type TicketView = {
  /** Markdown; exactly what would be copied. */
  readonly text: string;
  readonly isMasked: boolean;
};
