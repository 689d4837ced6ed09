import type { DeviceAnswer } from './device-answer.ts';
import { policiesJson } from './policy-json.ts';
import { inventedIds } from './recorded-mac/invented-ids.ts';
import type { MacState } from './simulated-mac.ts';

/** A plain stand-in of the server's own device page: no script, nothing loaded from anywhere. */
export function myDevicePage(state: MacState): DeviceAnswer {
  const rows = policiesJson(state).map(({ name, response }) => `<li>${escaped(name)}: ${results[response]}</li>`);
  return page(`<h1>${escaped(inventedIds.computerName)}</h1><ul>${rows.join('')}</ul>`);
}

/** What the page shows for a link whose token is no longer good; the page itself still answers 200. */
export function expiredLinkPage(): DeviceAnswer {
  return page('<h1>This link is no longer good</h1><p>Open the page again from the menu bar.</p>');
}

/** What the page shows while a single sign-on is required. */
export function signInPage(): DeviceAnswer {
  return page('<h1>Sign in to see this Mac</h1><p>The sandbox ends here: there is nobody to sign in with.</p>');
}

const results = { pass: 'Pass', fail: 'Fail', '': '---' } as const;

function page(body: string): DeviceAnswer {
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
      'Referrer-Policy': 'no-referrer',
    },
    body: `<!doctype html>\n<html lang="en"><head><title>My device (sandbox)</title></head><body>${body}</body></html>\n`,
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
