import type { DoctorRow } from './doctor-row.ts';

/** A registration that is there but does not work, and one that does. */
export const rowsRegistered: readonly DoctorRow[] = [
  {
    // macOS 13 shows no Repair; there, Company Portal takes the registration away, which Jamf does not survive.
    when: { registration: ['needs-repair'], macos: ['13'], vendor: ['jamf'] },
    verdict: 'repair-needed',
    remedy: 'ask-it-for-repair',
    caveats: ['company-portal-not-on-jamf', 'inventory-after-registration'],
  },
  {
    // Whoever is not known to manage this Mac can be Jamf.
    when: { registration: ['needs-repair'], macos: ['13'], vendor: ['unknown'] },
    verdict: 'repair-needed',
    remedy: 'ask-it-for-repair',
    caveats: [],
  },
  {
    when: { registration: ['needs-repair'], macos: ['13'] },
    verdict: 'repair-needed',
    remedy: 'deregister-in-company-portal',
    caveats: ['focus-hides-prompt', 'prompt-returns'],
  },
  {
    when: { registration: ['needs-repair'] },
    verdict: 'repair-needed',
    remedy: 'repair-registration',
    caveats: [],
  },
  {
    when: { registration: ['sign-in-needed'], macos: ['13'] },
    verdict: 'sign-in-needed',
    remedy: 'sign-in-by-logging-in',
    caveats: [],
  },
  {
    when: { registration: ['sign-in-needed'] },
    verdict: 'sign-in-needed',
    remedy: 'sign-in-again',
    caveats: [],
  },
  {
    when: { registration: ['unknown'] },
    verdict: 'not-known',
    remedy: 'look-again',
    caveats: [],
  },
  // From here on it is registered by Apple's word.
  {
    // macOS 13 has no Authenticate in Settings.
    when: { ticket: ['empty'], macos: ['13'] },
    verdict: 'not-reported',
    remedy: 'log-in-for-ticket',
    caveats: [],
  },
  {
    when: { ticket: ['empty'] },
    verdict: 'not-reported',
    remedy: 'sign-in-for-ticket',
    caveats: [],
  },
  {
    when: { methodChange: ['yes'] },
    verdict: 'method-changing',
    remedy: 'answer-next-prompt',
    caveats: ['focus-hides-prompt', 'prompt-returns'],
  },
  {
    when: { vendor: ['jamf'], partner: ['not-informed'], inventory: ['yes'] },
    verdict: 'partner-not-informed',
    remedy: 'run-inventory',
    caveats: [],
  },
  {
    when: { vendor: ['jamf'], partner: ['not-informed'] },
    verdict: 'partner-not-informed',
    remedy: 'find-inventory',
    caveats: [],
  },
  {
    // All three count for access by themselves: what is not known of them stays open.
    when: { mdm: ['unknown'] },
    verdict: 'registered-not-confirmed',
    remedy: 'look-again',
    caveats: [],
  },
  {
    when: { portal: ['unknown'] },
    verdict: 'registered-not-confirmed',
    remedy: 'look-again',
    caveats: [],
  },
  {
    when: { profile: ['unknown'] },
    verdict: 'registered-not-confirmed',
    remedy: 'look-again',
    caveats: [],
  },
  {
    when: { extension: ['unknown'] },
    verdict: 'registered-as-far-as-seen',
    remedy: null,
    caveats: [],
  },
  {
    when: { macos: ['unknown'] },
    verdict: 'registered-as-far-as-seen',
    remedy: null,
    caveats: [],
  },
  {
    when: { vendor: ['unknown'] },
    verdict: 'registered-as-far-as-seen',
    remedy: null,
    caveats: [],
  },
  {
    when: { vendor: ['jamf'], partner: ['unknown'] },
    verdict: 'registered-as-far-as-seen',
    remedy: null,
    caveats: ['partner-not-seen'],
  },
  {
    when: { ticket: ['unknown'] },
    verdict: 'registered-as-far-as-seen',
    remedy: null,
    caveats: ['ticket-not-seen'],
  },
  {
    when: {},
    verdict: 'registered',
    remedy: null,
    caveats: [],
  },
];
