import { redactLine } from '../core/redact/redact-line.ts';
import type { Log } from '../ports.ts';

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
  // It names times, servers and states: nobody else on this Mac needs those.
  logger.transports.file.writeOptions = { encoding: 'utf8', flag: 'a', mode: 0o600 };
  logger.transports.file.format = '{iso} {level} {text}';
  return (level, event, detail) => {
    logger[level](detail === undefined ? event : `${event} ${redactLine(detail)}`);
  };
}
