import type { Browsers, BrowserId } from '../../../src-main/core/posture-facts.ts';
import { browsersProbe } from '../../../src-main/probes/browsers/browsers.ts';
import { browserFiles, type RecordedBrowsers } from '../../../src-main/sandbox/recorded-mac/browser-files.ts';
import { macWithFiles, openMac } from '../../fixtures/recorded-folder.ts';

/** Where programs of the user of a recorded Mac keep what is theirs. */
export const support = '/Users/sam/Library/Application Support';

/** What the probe finds on a Mac with these browsers, and more files or others than they would have. */
export async function look(browsers: RecordedBrowsers, more: Readonly<Record<string, string>> = {}): Promise<Browsers> {
  const { ports } = await openMac(macWithFiles({ ...browserFiles(browsers), ...more }));
  const fact = await browsersProbe.ask(ports);
  if (fact.kind !== 'known') throw new Error(`not known: ${JSON.stringify(fact)}`);
  return fact.value;
}

/** What it finds of one of them. */
export async function signOnOf(browser: BrowserId, ...[browsers, more]: Parameters<typeof look>): Promise<string> {
  const found = (await look(browsers, more)).installed.find(each => each.id === browser);
  return found === undefined ? 'not installed' : `${found.signOn.kind}: ${found.signOn.because}`;
}
