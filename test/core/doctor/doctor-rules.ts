import type { ActionId } from '../../../src-main/contract/ids.ts';
import type { DoctorDecision } from '../../../src-main/core/doctor/decide-doctor.ts';
import type { DoctorInputs } from '../../../src-main/core/doctor/doctor-inputs.ts';
import { remedyTurns } from '../../../src-main/core/turns.ts';

/** One combination, and what the doctor makes of it. */
export type Case = {
  readonly inputs: DoctorInputs;
  readonly decision: DoctorDecision;
  readonly action: ActionId | null;
};
type Rule = { readonly when: (seen: Case) => boolean; readonly then: (seen: Case) => boolean };

const isPortalGood = ({ portal }: DoctorInputs): boolean => portal !== 'missing' && portal !== 'too-old';
const isProfileGood = ({ profile }: DoctorInputs): boolean => profile === 'platform-sso' || profile === 'unknown';
const isExtensionGood = ({ extension, portal }: DoctorInputs): boolean =>
  extension === 'enabled' || extension === 'unknown' || (extension === 'not-listed' && portal === 'unknown');
const isReady = (inputs: DoctorInputs): boolean =>
  isPortalGood(inputs) && isProfileGood(inputs) && isExtensionGood(inputs);
const is = <Q extends keyof DoctorInputs>(question: Q, ...answers: DoctorInputs[Q][]) => {
  const wanted: readonly string[] = answers;
  return ({ inputs }: Case): boolean => wanted.includes(inputs[question]);
};
const toRegister = is('registration', 'device-not-registered', 'user-not-registered', 'needs-registration');
const isTriedOut = ({ inputs }: Case): boolean =>
  inputs.registration === 'device-not-registered' && inputs.tries === '2+';
const selfServiceWays = ['register-by-self-service', 'find-self-service'];
const promptWays = ['register-mac', 'register-user', 'wait-for-prompt'];
const isCardTooEarly = ({ inputs: { macos, method } }: Case): boolean => macos === '13' && method === 'smart-card';
const isTooOldOrFaulty = is('macos', 'older', '15-corrupting');
const cannotRegister = (seen: Case): boolean => isTooOldOrFaulty(seen) || isCardTooEarly(seen);
const corruptible = is(
  'registration',
  'agent-not-loaded',
  'device-not-registered',
  'user-not-registered',
  'needs-registration',
  'needs-repair',
);

/** What has to hold for every combination, as sentences. */
export const rules: Readonly<Record<string, Rule>> = {
  'somebody has a turn and a remedy, or there is nothing to do and it is nobody’s turn': {
    when: () => true,
    then: ({ decision: { remedy, turn } }) =>
      remedy === null ? turn === 'nobody' : turn !== 'nobody' && turn === remedyTurns[remedy],
  },
  'there is nothing to do only for somebody who is registered': {
    when: ({ decision }) => decision.remedy === null,
    then: ({ inputs }) => inputs.registration === 'registered' && isReady(inputs),
  },
  'a pass rests on nothing unknown': {
    when: ({ decision }) => decision.verdict === 'registered',
    then: ({ inputs: { registration, portal, profile, extension, macos, mdm, vendor, ticket, partner } }) =>
      ![registration, portal, profile, extension, macos, mdm, vendor, ticket].includes('unknown') &&
      ticket !== 'empty' &&
      (vendor !== 'jamf' || partner === 'informed'),
  },
  'what counts for access by itself and is not known leaves something to do': {
    when: is('portal', 'unknown'),
    then: ({ decision }) => decision.remedy !== null,
  },
  'a profile that is not known leaves something to do': {
    when: is('profile', 'unknown'),
    then: ({ decision }) => decision.remedy !== null,
  },
  'Company Portal comes before everything else': {
    when: ({ inputs }) => !isPortalGood(inputs),
    then: ({ decision }) => decision.verdict.startsWith('company-portal-'),
  },
  'then comes the profile, and it is IT’s turn': {
    when: ({ inputs }) => isPortalGood(inputs) && !isProfileGood(inputs),
    then: ({ decision }) => decision.verdict.startsWith('profile') && decision.turn === 'it',
  },
  'two profiles at once are IT’s turn': {
    when: is('profile', 'duplicate'),
    then: ({ decision }) => decision.turn === 'it',
  },
  'P1 and P3 are IT’s turn': {
    when: is('registration', 'not-configured', 'other-provider'),
    then: ({ decision }) => decision.turn === 'it',
  },
  'then comes the extension, with a verdict of its own': {
    when: ({ inputs }) =>
      isPortalGood(inputs) &&
      isProfileGood(inputs) &&
      !isExtensionGood(inputs) &&
      !['not-configured', 'other-provider'].includes(inputs.registration),
    then: ({ decision }) => decision.verdict.startsWith('extension-'),
  },
  'P4 after two honest tries is IT’s turn': {
    when: seen => isReady(seen.inputs) && isTriedOut(seen) && !cannotRegister(seen),
    then: ({ decision }) => decision.verdict === 'join-refused' && decision.turn === 'it',
  },
  'two tries on a macOS that cannot register say nothing about the tenant': {
    when: seen => isReady(seen.inputs) && isTriedOut(seen) && cannotRegister(seen),
    then: ({ decision: { remedy, caveats } }) =>
      ['update-macos', 'ask-it-about-smart-card'].includes(remedy ?? '') && !caveats.includes('tried-once'),
  },
  'nobody is told that joining is refused before that': {
    when: seen => !isTriedOut(seen),
    then: ({ decision }) => decision.verdict !== 'join-refused',
  },
  'Company Portal is opened on Intune’s Macs, and elsewhere only to deregister on macOS 13': {
    when: ({ action }) => action === 'open-company-portal',
    then: ({ inputs: { vendor, macos, registration } }) =>
      vendor === 'intune' || (macos === '13' && registration === 'needs-repair'),
  },
  'Company Portal is never opened where Jamf manages the Mac, or may': {
    when: is('vendor', 'jamf', 'unknown'),
    then: ({ action }) => action !== 'open-company-portal',
  },
  'on Jamf the way is Self Service, whose button needs the policy’s number': {
    when: seen =>
      isReady(seen.inputs) &&
      toRegister(seen) &&
      !isTriedOut(seen) &&
      is('vendor', 'jamf')(seen) &&
      !cannotRegister(seen),
    then: ({ decision, action, inputs }) =>
      selfServiceWays.includes(decision.remedy ?? '') &&
      (action === 'open-self-service-registration') === (inputs.selfService === 'yes') &&
      decision.caveats.includes('company-portal-not-on-jamf'),
  },
  'on Intune’s Macs the way is Company Portal': {
    when: seen =>
      isReady(seen.inputs) &&
      toRegister(seen) &&
      !isTriedOut(seen) &&
      is('vendor', 'intune')(seen) &&
      !cannotRegister(seen),
    then: ({ decision }) => decision.remedy === 'register-in-company-portal',
  },
  'Self Service is opened on Jamf’s Macs only, and only by a number that IT set': {
    when: ({ action }) => action === 'open-self-service-registration' || action === 'open-self-service-inventory',
    then: ({ action, inputs: { vendor, selfService, inventory } }) =>
      vendor === 'jamf' && (action === 'open-self-service-inventory' ? inventory : selfService) === 'yes',
  },
  'elsewhere the way is the prompt, which a Focus can hide': {
    when: seen =>
      isReady(seen.inputs) &&
      toRegister(seen) &&
      !isTriedOut(seen) &&
      is('vendor', 'fleet', 'other', 'none', 'unknown')(seen) &&
      !cannotRegister(seen),
    then: ({ decision: { remedy, caveats } }) =>
      promptWays.includes(remedy ?? '') && caveats.includes('focus-hides-prompt') && caveats.includes('prompt-returns'),
  },
  'the agent is not restarted on macOS 15.0 to 15.2, nor where macOS may be that, nor on one too old for it': {
    when: is('macos', '15-corrupting', 'unknown', 'older'),
    then: ({ action }) => action !== 'restart-sso-agent',
  },
  'on macOS 15.0 to 15.2 macOS is updated before anybody registers': {
    when: seen => isReady(seen.inputs) && is('macos', '15-corrupting')(seen) && corruptible(seen),
    then: ({ decision, action }) => decision.remedy === 'update-macos' && action === 'open-software-update',
  },
  'a profile that macOS has not loaded is loaded by restarting the agent, where that is safe': {
    when: seen =>
      isReady(seen.inputs) &&
      is('registration', 'agent-not-loaded')(seen) &&
      is('macos', '13', '14', '15', '26')(seen) &&
      !isCardTooEarly(seen),
    then: ({ action }) => action === 'restart-sso-agent',
  },
  'macOS 13 has no Repair and no Authenticate in Settings': {
    when: is('macos', '13'),
    then: ({ decision: { remedy } }) => remedy !== 'repair-registration' && remedy !== 'sign-in-again',
  },
  'a corrupt configuration is mended by updating macOS where that has, or may have, the fault': {
    when: seen =>
      isReady(seen.inputs) &&
      is('registration', 'unknown-corrupt')(seen) &&
      is('macos', 'older', '15-corrupting', 'unknown')(seen),
    then: ({ decision, inputs }) =>
      decision.verdict === (inputs.macos === 'older' ? 'macos-too-old' : 'configuration-corrupt') &&
      decision.remedy === 'update-macos',
  },
  'a corrupt configuration on a macOS without the fault is IT’s turn, and updating is not the advice': {
    when: seen =>
      isReady(seen.inputs) && is('registration', 'unknown-corrupt')(seen) && is('macos', '13', '14', '15', '26')(seen),
    then: ({ decision }) =>
      decision.verdict === 'configuration-unreadable' &&
      decision.remedy === 'ask-it-for-repair' &&
      decision.turn === 'it',
  },
  'macOS 13 of Jamf, or of somebody not known, is repaired by IT': {
    when: seen =>
      isReady(seen.inputs) &&
      is('registration', 'needs-repair')(seen) &&
      is('macos', '13')(seen) &&
      !isCardTooEarly(seen) &&
      is('vendor', 'jamf', 'unknown')(seen),
    then: ({ decision }) => decision.remedy === 'ask-it-for-repair',
  },
  'a profile that is loaded on a Mac of Jamf leads to Self Service and not to the prompt': {
    when: seen =>
      isReady(seen.inputs) &&
      is('registration', 'agent-not-loaded')(seen) &&
      is('vendor', 'jamf')(seen) &&
      !isCardTooEarly(seen),
    then: ({ decision: { remedy, caveats } }) =>
      ['restart-for-self-service', 'log-in-for-self-service', 'update-macos'].includes(remedy ?? '') &&
      !caveats.includes('focus-hides-prompt'),
  },
  'a registration that is not known is looked at again, by this Mac': {
    when: ({ inputs }) => isReady(inputs) && inputs.registration === 'unknown' && inputs.macos !== 'older',
    then: ({ decision }) => decision.remedy === 'look-again' && decision.turn === 'mac',
  },
  'a smart card on macOS 13 is IT’s turn, as nobody can register with it there': {
    when: seen =>
      isReady(seen.inputs) &&
      isCardTooEarly(seen) &&
      !['registered', 'unknown', 'unknown-corrupt', 'not-configured', 'other-provider'].includes(
        seen.inputs.registration,
      ),
    then: ({ decision }) => decision.verdict === 'smart-card-needs-newer-macos' && decision.turn === 'it',
  },
  'nobody is told so on another macOS, or with another method': {
    when: seen => !isCardTooEarly(seen),
    then: ({ decision }) => decision.verdict !== 'smart-card-needs-newer-macos',
  },
  'somebody whom Fleet cannot see signs in again, and on macOS 13 by logging in': {
    when: ({ inputs }) => isReady(inputs) && inputs.registration === 'registered' && inputs.ticket === 'empty',
    then: ({ decision, inputs }) =>
      decision.verdict === 'not-reported' &&
      decision.remedy === (inputs.macos === '13' ? 'log-in-for-ticket' : 'sign-in-for-ticket'),
  },
  'nobody else is told that Fleet cannot see them': {
    when: is('ticket', 'seen', 'not-needed', 'unknown'),
    then: ({ decision }) => decision.verdict !== 'not-reported',
  },
  'a partner that was not informed is informed by the inventory': {
    when: ({ inputs }) =>
      isReady(inputs) &&
      inputs.registration === 'registered' &&
      inputs.methodChange === 'no' &&
      inputs.ticket !== 'empty' &&
      inputs.vendor === 'jamf' &&
      inputs.partner === 'not-informed',
    then: ({ decision, action, inputs }) =>
      decision.verdict === 'partner-not-informed' &&
      (action === 'open-self-service-inventory') === (inputs.inventory === 'yes'),
  },
  'a method that changes is told of, as the verdict or beside it': {
    when: is('methodChange', 'yes'),
    then: ({ decision: { verdict, caveats } }) => verdict === 'method-changing' || caveats.includes('method-changes'),
  },
  'a Company Portal too old for Setup Assistant is told of to whoever has yet to register': {
    when: seen =>
      is('portal', 'too-old-for-setup')(seen) &&
      !is('registration', 'registered', 'sign-in-needed', 'needs-repair')(seen),
    then: ({ decision }) => decision.caveats.includes('portal-too-old-for-setup'),
  },
  'a Company Portal too old for Setup Assistant is no concern of somebody who is done': {
    when: ({ decision: { remedy } }) => remedy === null,
    then: ({ decision }) => !decision.caveats.includes('portal-too-old-for-setup'),
  },
  'the fault of macOS 15.0 to 15.2 is told of, as the verdict or beside it': {
    when: is('macos', '15-corrupting'),
    then: ({ decision: { verdict, caveats } }) =>
      ['macos-corrupts-registration', 'configuration-corrupt'].includes(verdict) || caveats.includes('macos-corrupts'),
  },
  'a Mac whose macOS or manager is not known is not told that nothing is left without saying so': {
    when: ({ decision: { remedy }, inputs: { macos, vendor } }) =>
      remedy === null && (macos === 'unknown' || vendor === 'unknown'),
    then: ({ decision }) => decision.caveats.includes('not-everything-seen'),
  },
  'whatever could not be looked at is told of': {
    when: ({ inputs: { portal, profile, extension, mdm } }) => [portal, profile, extension, mdm].includes('unknown'),
    then: ({ decision }) => decision.caveats.includes('not-everything-seen'),
  },
};
