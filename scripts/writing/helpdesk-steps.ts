import { walkSteps, type WalkStepId } from '../../src-main/core/walk/walk-steps.ts';
import { sayOtherWay } from '../../src-main/core/walk/say-on-phone.ts';
import type { LoadedWords, Words } from '../../src-main/core/words.ts';
import { tellings, type Telling } from './helpdesk-variants.ts';

/** Every step, in the order of the numbers. */
export const stepIds: readonly WalkStepId[] = walkSteps.map(({ id }) => id);

const names: Readonly<Record<WalkStepId, string>> = {
  'company-portal': 'Company Portal is there',
  profile: 'the profile is in use',
  'newer-macos': 'a newer macOS',
  'insert-card': 'the card is in its reader',
  'self-service': 'begin in Self Service',
  'portal-sign-in': 'begin in Company Portal',
  repair: 'Repair',
  deregister: 'Deregister',
  'repair-by-it': 'IT begins the repair',
  authenticate: 'Authenticate',
  notification: 'the notification “Registration Required”',
  confirm: 'macOS asks whether it is you',
  'sign-in': 'Microsoft’s sign-in',
  mfa: 'the number on the phone',
  certificate: 'choose the certificate',
  'card-pin': 'the card’s PIN',
  key: 'the key of this Mac',
  'old-password': 'the old password of this Mac',
  'new-password': 'the work password becomes this Mac’s',
  passkey: 'the switch for passkeys',
  done: 'done',
};

/** One step with what the person sees and does, what to say, and what goes wrong. */
export function stepSection(id: WalkStepId, words: LoadedWords): string {
  return [
    `### Step ${numberOf(id)}: ${names[id]}`,
    '',
    ...lines(
      'Seen',
      tellings(id, ({ screen }) => screen, words),
    ),
    ...lines(
      'To do',
      tellings(id, ({ text }) => text, words),
    ),
    ...lines(
      words.window['walk-wants'],
      tellings(id, ({ secretText }) => secretText, words),
    ),
    ...lines(
      'Say',
      tellings(id, ({ say }) => say, words),
    ),
    ...lines(
      'Or say',
      tellings(id, (_told, walk) => sayOtherWay(id, walk, words), words),
    ),
    ...lines(
      'Goes wrong',
      tellings(id, ({ failure }) => failure?.looks ?? null, words),
    ),
    ...lines(
      'Then',
      tellings(id, ({ failure }) => failure?.then ?? null, words),
    ),
  ].join('\n');
}

/** Step, where, and which of the two passwords (or the PIN) it wants. */
export function passwordRows(words: Words): readonly (readonly string[])[] {
  return stepIds.flatMap(id =>
    tellings(id, ({ secretText }) => secretText, words).map(({ on, text }) => [
      `${numberOf(id)}: ${names[id]}`,
      on ?? 'everywhere',
      text,
    ]),
  );
}

function numberOf(id: WalkStepId): number {
  return walkSteps.find(step => step.id === id)?.number ?? 0;
}

function lines(title: string, told: readonly Telling[]): readonly string[] {
  return told.map(({ on, text }) => `- **${title}**${on === null ? '' : ` (${on})`}: ${text}`);
}
