import type { HeadlineId } from '../../src-main/contract/ids.ts';
import { look, type CodePage } from './helpdesk-consoles.ts';

/** The codes that are about the management server, the service of the reports, or the way there. */
export const serverPages = {
  'sign-in-required': {
    ask: 'Which page opens when you choose the button? Can you sign in there?',
    open: { Fleet: 'The settings of the server: since when does it ask for a sign-in on My device?' },
    next: 'Clearway keeps no sign-in of its own: until they have signed in on the page, nothing of the server is shown here.',
  },
  'refetch-under-way': {
    ask: 'How long does it say that it takes already?',
    open: { Fleet: look.hostAgent },
    next: 'It ends by itself with one of the other codes. A Mac that sleeps answers nothing: keep it awake.',
  },
  'refetch-queued': {
    ask: 'What does the window say keeps it, and when is the next try?',
    open: { Fleet: look.hostAgent },
    next: 'It stays queued over a restart. There is no use in pressing again: it is one request.',
  },
  'upstream-unreachable': {
    ask: 'Do other web pages open? Do you use a VPN? Have your colleagues the same?',
    open: { Fleet: 'Does the server answer elsewhere, and is its certificate still good?' },
    next: 'What Entra was told last still holds: a server that cannot be reached changes no mark by itself.',
  },
  'upstream-token-stale': {
    ask: 'Was the Mac off or asleep for a long time? Was it enrolled again?',
    open: { Fleet: look.hostAgent },
    next: 'If it stays for more than an hour, the host may have been deleted from Fleet: enroll it again.',
  },
  'upstream-rate-limited': {
    ask: 'Have your colleagues the same? When does it ask again?',
    open: { Fleet: 'Do many Macs share one address, and is what stands before the server limiting it?' },
    next: 'Pressing Refetch does not help before that time.',
  },
  'upstream-misconfigured': {
    ask: 'Which sentence stands below the answer? `clearway status` names it as well.',
    open: {
      Fleet:
        'The profile of Clearway or of the agent: is the address of the server right, and does it begin with https?',
      Jamf: 'The profile of Clearway: which keys are set, and is it on this Mac?',
      Intune: 'The profile of Clearway: which keys are set, and is it on this Mac?',
    },
    next: 'What is set up wrong on one Mac is often so on all that got the profile: look at a second one.',
  },
  'upstream-error': {
    ask: 'Have your colleagues the same, and since when?',
    open: { Fleet: 'The server’s own log at the time that the ticket names.' },
    next: 'It is the server’s matter, not this Mac’s: nothing here needs repair.',
  },
  'upstream-none': {
    ask: 'What does the sentence name: Fleet, Jamf, Intune, or nobody?',
    open: { Entra: look.device, Fleet: look.hostAgent, Jamf: look.groups, Intune: look.intuneDevice },
    next: 'Clearway judges here only what it sees on this Mac. What the management service thinks is in its own console.',
  },
  'policies-stale': {
    ask: 'Was the Mac closed or asleep for days? Is it online now?',
    open: {
      Fleet: look.hostAgent,
      Jamf: look.computer,
    },
    next: 'If the Mac is awake and online and is still not seen, its agent does not run: restart the Mac, then have the agent installed again.',
  },
  'upstream-token-not-renewed': {
    ask: 'Is Fleet’s own icon in the menu bar? Since when not?',
    open: { Fleet: 'The agent’s settings for this Mac: is Fleet Desktop on? It renews the key that Clearway reads.' },
    next: 'After it is on, the key is new within an hour, and the code goes by itself.',
  },
  'push-failed': {
    ask: 'Did you register this Mac today?',
    open: {
      Entra: look.device,
      Fleet: 'The activity of the host, and the connection to Microsoft Entra in the settings.',
      Intune: look.partner,
    },
    next: 'If it concerns many Macs, the consent or the partner in Intune has to be renewed.',
  },
  'service-refuses': {
    ask: 'At what time did it say so?',
    open: { Entra: look.device },
    next: 'Clearway only shows what that service answered: its reasons stand there, not on this Mac.',
  },
  'not-reported': {
    ask: 'Did you log in to this Mac with a password today, or only with Touch ID?',
    open: { Entra: look.device, Fleet: 'The Platform SSO profile: does it name the realm for Kerberos?' },
    next: 'Then press Refetch: the server needs the ticket to know whose Mac it is.',
  },
  'not-heard': {
    ask: 'When was the registration finished?',
    open: { Entra: look.device, Fleet: look.host },
    next: 'If it stays for more than an hour after a Refetch, go on as with [H28](#code-h28).',
  },
} as const satisfies Partial<Record<HeadlineId, CodePage>>;
