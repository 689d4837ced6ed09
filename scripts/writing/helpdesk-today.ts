import { familyRows, type Family } from './helpdesk-families.ts';

const sources = {
  policies: [
    'conditional access policies',
    'https://learn.microsoft.com/en-us/entra/identity/conditional-access/concept-conditional-access-policies',
  ],
  planning: [
    'planning conditional access',
    'https://learn.microsoft.com/en-us/entra/identity/conditional-access/plan-conditional-access',
  ],
  filter: [
    'filter for devices',
    'https://learn.microsoft.com/en-us/entra/identity/conditional-access/concept-condition-filters-for-devices',
  ],
  limited: [
    'unmanaged devices',
    'https://learn.microsoft.com/en-us/entra/identity/conditional-access/policy-all-users-app-enforced-restrictions',
  ],
  partners: [
    'compliance partners',
    'https://learn.microsoft.com/en-us/intune/intune-service/protect/device-compliance-partners',
  ],
  pass: [
    'Temporary Access Pass',
    'https://learn.microsoft.com/en-us/entra/identity/authentication/howto-authentication-temporary-access-pass',
  ],
  remediate: ['Fleet’s page for those who were refused', 'https://fleetdm.com/microsoft-compliance-partner/remediate'],
} as const;

/** One way in before the Mac is in order: what it costs, who may say yes, and how it ends. */
export type WayIn = {
  readonly title: string;
  readonly how: string;
  readonly risk: string;
  readonly decides: string;
  readonly back: string;
  readonly source: keyof typeof sources | null;
  /** The kinds of trouble in which it lets somebody in at all. */
  readonly fits: readonly Family[];
};

const always: readonly Family[] = ['registration', 'policies', 'server', 'microsoft', 'refused'];

/** From the smallest risk to the largest. */
export const waysIn: readonly WayIn[] = [
  {
    title: 'Another device that already counts as compliant',
    how: 'Their second Mac, a phone that IT manages, or a device on loan.',
    risk: 'Work stays on a device that somebody else gets next.',
    decides: 'The helpdesk, where loans are usual.',
    back: 'Have them sign out of everything there, and erase what was on loan.',
    source: null,
    fits: always,
  },
  {
    title: 'The web alone, where your rules allow it',
    how: 'Some organizations let a device that nobody manages into the browser versions of mail and files, with less allowed. Only where such a rule is there already: do not make one during a call.',
    risk: 'Small where downloads are off; otherwise files end on a device that nobody looks after.',
    decides:
      'Nobody has to: the rule was decided before. If you do not know it, ask the owner of the conditional access policies.',
    back: 'Have them sign out of the browser.',
    source: 'limited',
    fits: always,
  },
  {
    title: 'Leave this one Mac out of the rule',
    how: 'Entra can leave out devices by a filter, such as a mark on the record of this one Mac. It needs a record: at P1 to P4 Entra usually knows none, and then there is nothing to leave out.',
    risk: 'Whatever the rule was to keep out gets in from this Mac, for everybody who uses it.',
    decides: 'The owner of the conditional access policy, with security.',
    back: 'Take the mark off the record on a day that you write into the ticket now, and look into the sign-in log afterwards.',
    source: 'filter',
    fits: ['policies', 'server', 'microsoft', 'refused'],
  },
  {
    title: 'Leave this person out of the rule for some hours',
    how: 'A group that the conditional access policy excludes; or, with Fleet, taking the person out of the group that the policy is assigned to: who is outside it is not checked at all. Keep a policy that asks for a second factor.',
    risk: 'The person gets in from any device, also one that nobody knows; so does anybody who has their password and second factor.',
    decides:
      'The owner of the conditional access policy, with security. Never the helpdesk alone, and never because the caller presses.',
    back: 'A time in the ticket, and somebody who is named for it. Put the person back, check that the group is empty, and look into the sign-in log of these hours.',
    source: 'planning',
    fits: always,
  },
  {
    title: 'Let it count as compliant at the partner',
    how: 'Fleet: untick the policy for conditional access; with all of them unticked every Mac of the team counts as compliant at its next check-in, within an hour or on Refetch. Jamf: make the compliance smart group wider. Intune: a device to which no compliance policy is assigned is treated as compliant. It does not help where MDM is off, nor where the Mac is not registered.',
    risk: 'All Macs of the team or group count, not this one alone, and nobody sees it in Entra.',
    decides: 'The owner of the policies in Fleet, Jamf or Intune, with security.',
    back: 'Tick it, or narrow the group, again, and Refetch one Mac to see that the rule holds again: the mark of each follows with its next report.',
    source: 'partners',
    fits: ['policies'],
  },
  {
    title: 'Turn the conditional access policy off',
    how: 'For when the management service or Microsoft is down and many are refused at once, not for one person.',
    risk: 'Everybody gets in from anything, as long as it is off.',
    decides: 'Whoever leads IT, with security.',
    back: 'Turn it on again as soon as one Mac counts as compliant, and look into the sign-in log of the time between.',
    source: 'policies',
    fits: ['server', 'microsoft'],
  },
];

/** What is often asked for and does not help, or harms. */
const inVain: readonly { readonly what: string; readonly why: string; readonly source: keyof typeof sources | null }[] =
  [
    {
      what: 'A Temporary Access Pass',
      why: 'It says who the person is, and helps where a phone is lost. It says nothing about the device: a rule that asks for a compliant one refuses as before.',
      source: 'pass',
    },
    {
      what: 'Marking the device as compliant by hand',
      why: 'The mark comes from whoever evaluates this Mac. What they found stays as it is, and they report again when something changes.',
      source: 'partners',
    },
    {
      what: 'Turning management (MDM) off',
      why: 'Fleet then reports that MDM is off, and the Mac counts as not compliant whatever its policies say.',
      source: null,
    },
    {
      what: 'Resolving alerts of Defender for Endpoint that nobody looked into',
      why: 'The risk goes away on paper alone. Either the threat is removed, or whoever looks after security decides.',
      source: null,
    },
    {
      what: 'Deleting the record of the Mac in Entra',
      why: 'The Mac still believes that it is registered and is then refused as unknown: it has to be registered anew.',
      source: null,
    },
  ];

/** The card for a call that cannot wait: every way in, with its risk, who may decide and how it ends. */
export const todayCard = [
  '## They must get in today',
  '',
  'First ten minutes for the way that needs no exception. Which that is, and which of the ways in below fit, the code tells. Of an H and a P code take H, unless it is H5.',
  '',
  ...familyRows(waysIn),
  '',
  `What people see when they are refused: ${link('remediate')}.`,
  '',
  'If that cannot be, these ways are there, the smallest risk first. None of them mends the Mac: keep the ticket open. Clearway sees none of them, and goes on saying what it finds.',
  '',
  ...waysIn.flatMap(({ title, how, risk, decides, back, source }, index) => [
    `### Way in ${index + 1}: ${title.slice(0, 1).toLowerCase()}${title.slice(1)}`,
    '',
    `- **How**: ${how}`,
    `- **Risk**: ${risk}`,
    `- **Who decides**: ${decides}`,
    `- **How to take it back**: ${back}`,
    ...(source === null ? [] : [`- **Source**: ${link(source)}`]),
    '',
  ]),
  '### What does not help',
  '',
  ...inVain.map(({ what, why, source }) => `- **${what}**: ${why}${source === null ? '' : ` (${link(source)})`}`),
].join('\n');

function link(source: keyof typeof sources): string {
  const [name, url] = sources[source];
  return `[${name}](${url})`;
}
