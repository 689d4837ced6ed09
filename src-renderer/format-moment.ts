/** The time of day of an instant in the reader's language, with the date where it is another day than today. */
export function formatMoment(at: string, now: number, language: string): string {
  const moment = new Date(at);
  const isToday = moment.toDateString() === new Date(now).toDateString();
  const day = isToday ? {} : ({ day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat(language, { ...day, hour: 'numeric', minute: '2-digit' }).format(moment);
}
