/** How long events are kept, and what they taught is remembered. */
export const keptForMs = 14 * 24 * 3_600_000;
