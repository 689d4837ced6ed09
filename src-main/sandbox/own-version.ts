import { readFileSync } from 'node:fs';

/** Clearway's own version, by package.json: the sandbox imports nothing of the product. */
export function ownVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  if (typeof manifest !== 'object' || manifest === null || !('version' in manifest)) throw new Error('no version');
  return String(manifest.version);
}
