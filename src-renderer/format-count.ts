/** A number in the reader's digits. */
export function formatCount(count: number, language: string): string {
  return new Intl.NumberFormat(language).format(count);
}
