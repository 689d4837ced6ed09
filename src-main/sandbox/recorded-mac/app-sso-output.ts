import { timeLine, wholeSeconds } from './apple-instants.ts';
import { appleJson, type AppleValue } from './apple-json.ts';
import { appSsoShapes, type AppSsoShape } from './app-sso-shapes.ts';
import { deviceConfiguration } from './device-configuration.ts';
import { loginConfiguration } from './login-configuration.ts';
import { microsoftExtension, otherExtension, type RegistrationKind, type SignInMethod } from './registration-kinds.ts';
import { userConfiguration } from './user-configuration.ts';

/** Which Mac `app-sso platform -s` is asked on, and when. */
export type AppSsoOptions = {
  readonly registration: RegistrationKind;
  readonly now: number;
  readonly macosVersion?: string;
  readonly method?: SignInMethod;
};

type Mac = Required<AppSsoOptions>;

const minutes = 60_000;
const days = 1440 * minutes;
const tokenLife = 14 * days;

/** What `app-sso platform -s` prints on a Mac in the given state. */
export function appSsoOutput(options: AppSsoOptions): string {
  if (options.registration === 'not-understood') return 'app-sso: The operation could not be completed.\n';
  if (options.registration === 'configuration-corrupt') {
    return 'Error Domain=com.apple.PlatformSSO Code=-1001 "Error deserializing device config." UserInfo={(null)}\n';
  }
  const shape: AppSsoShape = appSsoShapes[options.registration];
  const mac: Mac = { macosVersion: '15.5', method: 'secure-enclave', ...options };
  return [
    `Time: ${timeLine(mac.now)}\n`,
    section('Device Configuration', device(mac, shape)),
    section('Login Configuration', login(mac, shape)),
    section('User Configuration', user(mac, shape)),
    tokens(mac, shape),
  ].join('\n');
}

function section(title: string, value: AppleValue | null): string {
  return `${title}:\n ${value === null ? '(null)' : appleJson(value)}\n`;
}

function device(mac: Mac, shape: AppSsoShape): AppleValue | null {
  if (shape.device === 'absent') return null;
  const extension = shape.device === 'foreign' ? otherExtension : microsoftExtension;
  return deviceConfiguration({ ...mac, registered: shape.device !== 'unregistered', extension });
}

function login(mac: Mac, shape: AppSsoShape): AppleValue | null {
  return shape.device === 'registered' ? loginConfiguration(mac.macosVersion, mac.now) : null;
}

function user(mac: Mac, shape: AppSsoShape): AppleValue | null {
  if (shape.user === null) return null;
  const { method, now } = mac;
  // The ticket goes with the tokens: both are gone once the account was removed in Company Portal.
  const ticket = shape.tokens !== 'none' && shape.ticket !== 'none';
  return userConfiguration({ state: shape.user, ticket, method, lastLoginAt: receivedAt(mac, shape), now });
}

/** The last section; it exists only while the user holds tokens. */
function tokens(mac: Mac, shape: AppSsoShape): string {
  if (shape.tokens === 'none') return '';
  const received = receivedAt(mac, shape);
  const expires = received + tokenLife - 1000;
  const label = expires > mac.now ? 'Not Expired' : 'Expired';
  return `SSO Tokens:\nReceived:\n${wholeSeconds(received)}\nExpiration:\n${wholeSeconds(expires)} (${label})\n\n`;
}

function receivedAt(mac: Mac, shape: AppSsoShape): number {
  return mac.now - (shape.tokens === 'expired' ? tokenLife + 2 * days : 40 * minutes);
}
