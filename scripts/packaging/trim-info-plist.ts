import { readFile, writeFile } from 'node:fs/promises';
import { build, parse } from 'plist';
import * as z from 'zod';

/** Electron's skeleton asks for a camera, a microphone and Bluetooth, which Clearway never uses and so never explains. */
const isForeign = (key: string): boolean => /^NS.*UsageDescription$/.test(key);

/**
 * Takes out of Info.plist what electron-builder and Electron's skeleton put there for apps of other kinds. Above all
 * NSAllowsArbitraryLoads: macOS's own HTTP would then speak without TLS. Chromium and Node.js do not go by it.
 */
export async function trimInfoPlist(path: string): Promise<void> {
  const info = z.record(z.string(), z.unknown()).parse(parse(await readFile(path, 'utf8')));
  const kept = Object.entries(info).filter(([key]) => !isForeign(key) && key !== 'NSAppTransportSecurity');
  const value = z.record(z.string(), z.json()).parse(Object.fromEntries(kept));
  await writeFile(path, build(value));
}
