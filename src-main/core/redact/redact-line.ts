import { withoutUnseen } from '../unseen.ts';
import { createRedactor } from './redact.ts';

/**
 * One line for the log: no secret, and because a log needs none of them, no path of a URL, no id and no long run either.
 */
export function redactLine(text: string): string {
  const strict = withoutUnseen(text)
    .replaceAll(/[\r\n\u2028\u2029]+/g, ' ')
    .replaceAll(/(https?:\/\/)(?:[^/?#\s"']*@)?([^/?#@\s"']*)[/?#][^\s"']*/gi, '$1$2/…')
    .replaceAll(/(https?:\/\/)[^/?#\s"']*@/gi, '$1')
    .replaceAll(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi, '…')
    .replaceAll(/[\w+/=-]{40,}/g, '…');
  return createRedactor([]).text(strict);
}
