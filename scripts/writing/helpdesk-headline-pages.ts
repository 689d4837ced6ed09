import type { HeadlineId } from '../../src-main/contract/ids.ts';
import { look, type CodePage } from './helpdesk-consoles.ts';
import { serverPages } from './helpdesk-server-pages.ts';

/** One page per code of a headline. */
export const headlinePages: Readonly<Record<HeadlineId, CodePage>> = {
  ...serverPages,
  'nothing-in-the-way': {
    ask: 'Is a sign-in refused at all? In which app or browser, when, and what does the message say?',
    open: { Entra: look.signInLog, Fleet: look.host, Jamf: look.groups, Intune: look.intuneDevice },
    next: 'If Entra says not compliant and this Mac says that all is in order, it is a matter of what was told: Refetch once, and wait up to an hour after a registration.',
  },
  'done-try-signing-in': {
    ask: 'Did you try since it says so? Did you quit the app that refused you, and open it again?',
    open: { Entra: look.signInLog },
    next: 'If it is refused again, have them answer “{access-did-not-work}”: the code becomes H23, and the ticket then says so too.',
  },
  'mdm-off': {
    ask: 'Did you remove a profile, or was the Mac erased or repaired? What stands in System Settings, General, Device Management?',
    open: {
      Fleet: look.hostMdm,
      Jamf: look.computer,
      Intune: look.intuneDevice,
    },
    next: 'After enrolling, Company Portal and the Platform SSO profile come again, and the person registers again: expect P1, then P4.',
  },
  'company-portal-needed': {
    ask: 'Is Company Portal in the folder Applications? Is the Mac online and awake for some minutes?',
    open: {
      Fleet: 'The host: is Company Portal installed, and is it in what is installed by itself, also during set-up?',
      Jamf: 'The computer: is Company Portal installed? Without it the Mac is not in the applicable smart group.',
      Intune: 'The apps of the device: is Company Portal assigned, and what does its installation say?',
    },
    next: 'Once it is there, the profile follows, and then the registration: ask for the P code.',
  },
  'profile-missing': {
    ask: 'Which P code do you see? Is the Mac new?',
    open: { Fleet: look.hostProfile, Jamf: look.jamfProfile, Intune: look.intuneProfile },
    next: 'When the profile has arrived, the code becomes H5: lead them through the registration.',
  },
  'registration-needed': {
    ask: 'Which P code do you see, and which step number?',
    open: { Entra: look.joining, Jamf: look.jamfRegistration },
    next: 'At the end, P0: have them press Refetch, so that the management server learns of it and tells Microsoft.',
  },
  'policies-failing': {
    ask: 'Which names stand below “{counts-against-you}”? Does one say “{fixed-here}”?',
    open: {
      Fleet: look.host,
      Jamf: look.groups,
      Intune: look.intuneDevice,
    },
    next: 'If a policy is met here and fails at the server, its answer is older than the repair: Refetch. If it is wrong about this Mac, it is for whoever wrote the policy.',
  },
  'check-failing': {
    ask: 'Which check does the sentence name, and what is its first step?',
    open: { Fleet: look.host, Jamf: look.computer, Intune: look.intuneDevice },
    next: 'Where the turn is IT’s, the steps say what to send or to change. If the check should not count, that is a setting of Clearway (BlockingChecks), and changes nothing at Microsoft.',
  },
  'check-undetermined': {
    ask: 'Which check does the sentence name? Does it stay after “{look-again}” and after a restart?',
    open: {},
    next: 'Not known is neither good nor bad: do not act on it in Entra. The ticket names what could not be read.',
  },
  'policies-undetermined': {
    ask: 'What stands beside the policies that are not known?',
    open: {
      Fleet: 'The policies of the host: has each been answered since the Mac was last seen?',
    },
    next: 'A policy whose query fails on this Mac is for whoever wrote it.',
  },
  'good-to-fix': {
    ask: 'Is a sign-in refused as well? This code alone refuses none.',
    open: {},
    next: 'If a sign-in is refused all the same, go on as with [H0](#code-h0).',
  },
  'not-looked-yet': {
    ask: 'Was Clearway opened just now?',
    open: {},
    next: 'Opening the window looks at once. If it stays for more than a minute, quit Clearway and open it again; then take the ticket.',
  },
  'switched-off': {
    ask: 'When did the icon go? Is it gone on other Macs as well?',
    open: {},
    next: 'Look for `Enabled` in the settings of Clearway that reach this Mac (`clearway config show`). Until it is on again, nothing here speaks of this Mac.',
  },
  'mdm-off-upstream': {
    ask: 'What stands in System Settings, General, Device Management? Was the Mac enrolled again lately?',
    open: { Fleet: look.hostMdm },
    next: 'If Fleet says off and the Mac says on after a Refetch, there may be two records of one Mac: look for its serial number.',
  },
  'still-refused': {
    ask: 'In which app or browser, and at what time? What does the message say, letter by letter? Does it happen in another browser as well?',
    open: {
      Entra: `${look.signInLog} ${look.device}`,
      Fleet: look.host,
      Jamf: look.groups,
      Intune: `${look.intuneDevice} ${look.partner}`,
    },
    next: 'Compare the device id in the sign-in log with that of the ticket. None in the log: the app did not show this Mac’s registration.',
  },
  'not-checked-lately': {
    ask: 'Was the Mac asleep? How old does Clearway say that this is?',
    open: {},
    next: 'Do not act on what is old. When it has looked again, ask for the codes anew.',
  },
  'mac-offline': {
    ask: 'Does any web page open? Is Wi-Fi on, or the cable in?',
    open: {},
    next: 'Some networks let in only devices that Intune knows as compliant: another network, such as a phone’s, leads out of that circle.',
  },
  'network-sign-in': {
    ask: 'Are you in a hotel, on a train, or in a guest network?',
    open: {},
    next: 'Once the network’s own page is done, Clearway looks again by itself.',
  },
};
