import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The window's own scheme: `file:` would give the page the rights of any file on this Mac. */
export const windowScheme = 'app';
/** The one origin the window has, and the one page in it. */
export const windowOrigin = `${windowScheme}://clearway`;
export const windowPage = `${windowOrigin}/index.html`;

/** Nothing but the window's own script and style sheet; no inline code, no network, no strings into the DOM as HTML. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Headers of every answer on the window's scheme. */
export const windowHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Every file that the scheme serves. A path that is not here does not exist, whatever lies on the disk. */
const contentTypes: Readonly<Record<string, string>> = {
  'index.html': 'text/html; charset=utf-8',
  'window.js': 'text/javascript; charset=utf-8',
  'window.css': 'text/css; charset=utf-8',
};

/** Answers a request of the window by its URL. */
export type ServeWindow = (url: string) => Response;

/** Reads the fixed table of files once; after that the scheme touches no disk. */
export function loadWindowFiles(folder: string): ServeWindow {
  const files = new Map(
    Object.keys(contentTypes).map(name => [
      `${windowOrigin}/${name}`,
      { name, bytes: readFileSync(join(folder, name)) },
    ]),
  );
  return url => {
    const file = files.get(url);
    return file === undefined
      ? new Response('not found', { status: 404, headers: { ...windowHeaders, 'content-type': 'text/plain' } })
      : new Response(new Uint8Array(file.bytes), {
          headers: { ...windowHeaders, 'content-type': contentTypes[file.name] ?? 'application/octet-stream' },
        });
  };
}
