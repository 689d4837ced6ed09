import type { MacPorts } from '../../ports.ts';
import { readPlist } from '../read-plist.ts';
import { ownValue } from './own-value.ts';

/** Where Launch Services keeps which app the user chose for what. */
export function handlersPath(user: string): string {
  return `/Users/${user}/Library/Preferences/com.apple.LaunchServices/com.apple.launchservices.secure.plist`;
}

const safari = 'com.apple.Safari';

/** The bundle id of the browser that opens links, as Launch Services writes it; null where that could not be seen. */
export async function readDefaultBrowser(ports: MacPorts): Promise<string | null> {
  const plist = await readPlist(handlersPath(ports.mac.user.name), ports);
  // A missing file may mean that nobody ever chose one, or that it is kept somewhere else by now: nothing was seen.
  return plist.kind === 'read' ? chosenBrowser(plist.value) : null;
}

/**
 * Reads the handlers; null for a file that is none of Launch Services. One that is, and names no browser, says that
 * nobody chose one: then macOS opens links with its own.
 */
export function chosenBrowser(plist: unknown): string | null {
  const handlers = ownValue(plist, 'LSHandlers');
  if (handlers === undefined && typeof plist === 'object' && plist !== null && !Array.isArray(plist)) return safari;
  if (!Array.isArray(handlers)) return null;
  for (const scheme of ['https', 'http']) {
    const entry: unknown = handlers.find(each => ownValue(each, 'LSHandlerURLScheme') === scheme);
    if (entry === undefined) continue;
    const bundleId = ownValue(entry, 'LSHandlerRoleAll') ?? ownValue(entry, 'LSHandlerRoleViewer');
    return typeof bundleId === 'string' && /^[\w.-]{2,255}$/.test(bundleId) ? bundleId : null;
  }
  return safari;
}
