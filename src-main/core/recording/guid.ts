/** An id as Microsoft and Apple write it. */
const form = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}';

/** Each of them in a text. */
export const guids = new RegExp(form, 'gi');

export function isGuid(text: string): boolean {
  return new RegExp(`^${form}$`, 'i').test(text);
}
