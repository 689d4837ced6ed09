import { failingPolicies } from './policy-json.ts';
import { inventedIds } from './recorded-mac/invented-ids.ts';
import type { ServerBehaviour } from './server-behaviour.ts';
import type { MacState } from './simulated-mac.ts';

/** The body of `GET /device/{token}/desktop`: the cheap summary, which identifies nobody. */
export function desktopAnswer(state: MacState, { shape, browserHost }: ServerBehaviour): object {
  // The newest servers leave out whatever is zero or false, so that nothing at all may be left.
  if (shape === 'newest') return {};
  return {
    failing_policies_count: failingPolicies(state),
    self_service: false,
    notifications: {},
    config: {
      org_info: {
        org_name: inventedIds.organization,
        org_logo_url: '',
        org_logo_url_light_background: '',
        org_logo_url_dark_mode: '',
        org_logo_url_light_mode: '',
        contact_url: 'https://help.larkfield.example',
      },
      mdm: { macos_migration: { mode: '' } },
    },
    ...(browserHost !== undefined && { alternative_browser_host: browserHost }),
  };
}
