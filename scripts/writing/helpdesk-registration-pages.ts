import type { RegistrationCode } from '../../src-main/contract/snapshot.ts';
import { look, type CodePage } from './helpdesk-consoles.ts';

/** A question of Clearway's own that nobody expects, and that is easily taken for the registration. */
const asksBack =
  'After “{action-restart-sso-agent}” Clearway asks “{restart-question}”: have them choose “{restart-agree}”.';

/** One page per code of the registration. */
export const registrationPages: Readonly<Record<RegistrationCode, CodePage>> = {
  P0: {
    ask: 'Which H code stands before P0? If a sign-in is refused: in which app or browser, and what does the message say, letter by letter?',
    open: { Entra: look.device, Fleet: look.host, Jamf: look.groups, Intune: look.intuneDevice },
    next: 'The registration is not what stands in the way: go on with the H code. Where the browser does not show the registration to Microsoft, Clearway says so below its check.',
  },
  P1: {
    ask: 'Is the Mac new, or was it set up again lately? Is Company Portal in the folder Applications?',
    open: { Fleet: look.hostProfile, Jamf: look.jamfProfile, Intune: look.intuneProfile },
    next: 'Send what is missing, and keep the Mac online. As soon as the profile is there, the code becomes P2 or P4 by itself.',
  },
  P2: {
    ask: 'Since when is the code P2? Did you log out and log in again since? Which macOS does Clearway name?',
    open: { Fleet: look.hostProfile, Jamf: look.jamfProfile, Intune: look.intuneProfile },
    next: `${asksBack} Go the way register as soon as the code is P4. Where P2 stays after logging in again: take the profile off this Mac and send it once more.`,
  },
  P3: {
    ask: 'Do you sign in to work with a page or app that is not Microsoft’s?',
    open: {
      Fleet: 'The profiles of the host: which of them have the payload for single sign-on, and from which provider?',
      Jamf: 'The profiles of the computer: which of them have the payload for single sign-on, and from which provider?',
      Intune: 'The profiles of the device: which of them have the payload for single sign-on, and from which provider?',
    },
    next: 'Leave one provider’s profile on the Mac. If the other one is wanted, this Mac cannot register with Platform SSO: its access has to be decided by somebody who owns the conditional access policy.',
  },
  P4: {
    ask: 'Did a notification “Registration Required” appear? How often did you go through the registration to its end?',
    open: { Entra: look.joining, Jamf: look.jamfRegistration, Intune: look.intuneProfile },
    next: `${asksBack} Begin at the number that Clearway shows. After two honest tries do not try again: it is IT’s turn, and the device setting in Entra is the first thing to open.`,
  },
  P5: {
    ask: 'Does somebody else use this Mac as well? Are you logged in with your own account of this Mac?',
    open: { Entra: look.joining, Jamf: look.jamfRegistration },
    next: `${asksBack} Begin at the number that Clearway shows. The Mac keeps the registration of the other person.`,
  },
  P6: {
    ask: 'Was your password changed lately, or the way you sign in?',
    open: {
      Fleet: 'The Platform SSO profile: was its way to sign in changed? Every Mac that gets it has to register anew.',
      Jamf: 'The Platform SSO profile: was its way to sign in changed? Every Mac that gets it has to register anew.',
      Intune: 'The Platform SSO profile: was its way to sign in changed? Every Mac that gets it has to register anew.',
    },
    next: `${asksBack} Begin at the number that Clearway shows. If it comes back on many Macs at once, it is the profile and not the person.`,
  },
  P7: {
    ask: 'Was the password of this Mac reset lately, perhaps with a recovery key? Which macOS does Clearway name?',
    open: { Entra: look.device },
    next: 'Begin at the number that Clearway shows. If P7 is back after a repair, it is IT’s turn: take the profile off this Mac and send it again, as in [step 9](#step-9-it-begins-the-repair).',
  },
  P8: {
    ask: 'Did you change your work password lately, or was the Mac off for some weeks?',
    open: { Entra: look.signInLog },
    next: 'Begin at the number that Clearway shows. If the sign-in is refused, its code tells why: `clearway explain` reads it.',
  },
  P9: {
    ask: 'Which sentence does Clearway show beside the code? Did you restart the Mac lately?',
    open: {
      Fleet: 'The host: is macOS 15.0 to 15.2 on it, and is a later version offered?',
      Jamf: 'The computer: is macOS 15.0 to 15.2 on it, and does a rule hold updates back?',
      Intune: 'The device: is macOS 15.0 to 15.2 on it, and does a rule hold updates back?',
    },
    next: 'Have Clearway look again, then restart once. If P9 stays, take the ticket: it names what could not be read.',
  },
};
