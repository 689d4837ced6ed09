import type { PreflightRule } from './preflight-row.ts';
import { agentPresent, tokenFresh } from './rows-agent.ts';
import { appFuses, appInstalled, appRunning, appSigned, loginItem } from './rows-app.ts';
import { macosSupported, mdmEnrolled } from './rows-macos.ts';
import { companyPortal, registered, registrationTenant, ssoExtension, ssoProfile } from './rows-registration.ts';
import { iconVisible, notificationsAllowed } from './rows-seen-by-app.ts';
import { clockRight, serverLicence, serverReached } from './rows-server.ts';
import { settingsForced, settingsValid } from './rows-settings.ts';
import { osqueryAnswers, statePrivate, stateRoom } from './rows-state.ts';

/** Every row of the preflight, in the order in which IT mends things. Ids are never renamed. */
export const preflightTable: readonly PreflightRule[] = [
  macosSupported,
  mdmEnrolled,
  settingsForced,
  settingsValid,
  agentPresent,
  tokenFresh,
  serverReached,
  serverLicence,
  clockRight,
  companyPortal,
  ssoExtension,
  ssoProfile,
  registered,
  registrationTenant,
  appInstalled,
  appSigned,
  appFuses,
  loginItem,
  appRunning,
  iconVisible,
  notificationsAllowed,
  stateRoom,
  statePrivate,
  osqueryAnswers,
];
