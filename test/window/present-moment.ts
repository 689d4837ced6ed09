/** The moment at which all test windows are looked at. */
export const presentMoment = new Date('2026-11-20T14:32:00.000Z');

/** The instant that many seconds before the present moment. */
export function ago(seconds: number): string {
  return new Date(presentMoment.getTime() - seconds * 1000).toISOString();
}
