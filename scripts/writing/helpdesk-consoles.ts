/** What a technician can open beside Clearway. */
export const consoles = ['Entra', 'Fleet', 'Jamf', 'Intune'] as const;
export type Console = (typeof consoles)[number];

/** What to do about one code: what to ask the person, what to open where, and what comes after the first thing to do. */
export type CodePage = {
  readonly ask: string;
  /** Only what applies; nothing where there is nothing to look up. */
  readonly open: Readonly<Partial<Record<Console, string>>>;
  readonly next: string;
};

/** What is looked up for more than one code, said once. */
export const look = {
  signInLog:
    'The sign-in log of this account: the refused sign-in, its code, and the conditional access policy that refused it.',
  device:
    'Devices: is there one record of this Mac, is it enabled, and is its id the one in the ticket? A second, older record can be the one that is judged.',
  joining: 'Device settings: does “Users may join devices to Microsoft Entra” include this account?',
  host: 'The host: when it was last seen, whether MDM is on, and which policies fail. Only those ticked for conditional access count.',
  hostMdm: 'The host: is MDM on? With MDM off Fleet reports the Mac as not compliant, whatever its policies say.',
  hostProfile:
    'The host, in this order: Company Portal installed, the label “Company Portal installed”, the Platform SSO profile that this label releases.',
  hostAgent: 'The host: is it there, and when was it last seen? Fleet Desktop has to be on for Clearway to ask.',
  computer: 'The computer: when its inventory was last updated, and whether it is managed.',
  groups:
    'The two smart groups of device compliance: is the Mac in the applicable one and in the compliance one? The first state after registering is not compliant until inventory has run.',
  jamfProfile: 'The computer: Company Portal installed, and the single sign-on profile in its scope and on it.',
  jamfRegistration:
    'Self Service has the policy that begins the registration, and the Mac is in its scope. Company Portal opened by hand ends in AccountNotOnboarded.',
  intuneDevice:
    'The device: is it there and managed, when did it last check in, and which compliance policy is not met?',
  intuneProfile: 'The device: Company Portal installed, and the Platform SSO profile assigned to it and in force.',
  partner:
    'Partner compliance management: is the partner for macOS active, and is this person in a group it is assigned to?',
} as const;
