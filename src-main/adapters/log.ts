import type { Log } from '../ports.ts';

/** Whatever looks like a token, a key or a URL path is cut out before a line is written, whoever wrote it. */
export function redactLine(text: string): string {
  return text
    .replaceAll(/[\r\n\u2028\u2029]+/g, ' ')
    .replaceAll(/(https?:\/\/)(?:[^/?#\s"']*@)?([^/?#@\s"']*)[/?#][^\s"']*/gi, '$1$2/…')
    .replaceAll(/(https?:\/\/)[^/?#\s"']*@/gi, '$1')
    .replaceAll(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi, '…')
    .replaceAll(/[\w+/=-]{40,}/g, '…');
}

/** Supplies Log with one line per event on a stream, such as standard error. */
export function createLineLog(write: (line: string) => void): Log {
  return (level, event, detail) => {
    write(`${level} ${event}${detail === undefined ? '' : ` ${redactLine(detail)}`}\n`);
  };
}

/** Supplies Log with a file that electron-log keeps below 1 MB. Loaded here alone, and never as `electron-log/main`. */
export async function createFileLog(path: string): Promise<Log> {
  const { default: logger } = await import('electron-log/node.js');
  logger.transports.console.level = false;
  logger.transports.file.resolvePathFn = () => path;
  logger.transports.file.maxSize = 1024 * 1024;
  logger.transports.file.format = '{iso} {level} {text}';
  return (level, event, detail) => {
    logger[level](detail === undefined ? event : `${event} ${redactLine(detail)}`);
  };
}
