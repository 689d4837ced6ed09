import type { WalkReport, WalkStepReport } from '../../contract/snapshot.ts';
import type { MessageArguments, Words } from '../words.ts';
import { macosReleaseOf } from '../macos-release.ts';
import { chooseWalk, versionOf, type WalkInputs } from './choose-walk.ts';
import { observeWalk } from './walk-facts.ts';
import { walkStepsOf, type ListedStep } from './walk-list.ts';
import type { WalkFact, WalkPath, WalkVariant } from './walk-step.ts';
import type { SecretStepId } from './walk-words.ts';

/** The way through registration on this Mac, ticked as far as it was observed; null where there is none to go. */
export function drawWalk(inputs: WalkInputs, words: Words): WalkReport | null {
  const chosen = chooseWalk(inputs);
  if (chosen === null) return null;
  const { variant, guess } = chosen;
  const args = {
    ...walkArguments(variant),
    guess,
    fault: macosReleaseOf(versionOf(inputs)) === '15-corrupting' ? 'yes' : 'no',
    minimum: inputs.settings.MinimumCompanyPortalVersion,
  };
  return {
    id: walkId(variant),
    title: words.say('walk.title', args),
    steps: tickSteps(variant, observeWalk(inputs)).map(({ step, state }) => ({
      ...sayStep(step, args, words),
      number: step.number,
      state,
    })),
  };
}

/** Names a variant; the way that a first registration goes has no suffix. */
export function walkId({ release, method, vendor, path }: WalkVariant): string {
  return `${release}/${method}/${vendor}${path === 'register' ? '' : `/${path}`}`;
}

/** What the texts of a variant depend on; a selector in a message has no hyphens. Any macOS 15 can have the fault of 15.0 to 15.2. */
export function walkArguments({ release, method, vendor, path }: WalkVariant): MessageArguments {
  const methods = { 'secure-enclave': 'secureEnclave', password: 'password', 'smart-card': 'smartCard' } as const;
  return {
    macos: release,
    method: methods[method],
    vendor,
    path: path === 'sign-in' ? 'signIn' : path,
    fault: release === '15' ? 'yes' : 'no',
    // The words for a Mac without a server say “nobody” themselves.
    asks: 'server',
  };
}

/** The steps of a variant, each done, current (the first that is not done) or still to come. */
export function tickSteps(
  variant: WalkVariant,
  seen: ReadonlySet<WalkFact>,
): readonly { readonly step: ListedStep; readonly state: WalkStepReport['state'] }[] {
  const steps = walkStepsOf(variant);
  const isDone = ({ doneWhen }: ListedStep): boolean => doneWhen !== null && seen.has(tickedBy(doneWhen, variant.path));
  const current = steps.find(step => !isDone(step));
  return steps.map(step => ({ step, state: isDone(step) ? 'done' : step === current ? 'current' : 'pending' }));
}

/** Where the user was registered before the walk began, that says nothing about it: something later does. */
function tickedBy(fact: WalkFact, path: WalkPath): WalkFact {
  if (fact !== 'user-registered') return fact;
  return path === 'sign-in' ? 'signed-in' : path === 'inform' ? 'partner-informed' : fact;
}

/** One step in words. */
export function sayStep(
  step: ListedStep,
  args: MessageArguments,
  words: Words,
): Omit<WalkStepReport, 'number' | 'state'> {
  const { id, secret } = step;
  return {
    id,
    screen: words.say(`walk.${id}.screen`, args),
    text: words.say(`walk.${id}.text`, args),
    secret,
    secretText: secret !== 'none' && hasSecret(id) ? words.say(`walk.${id}.secret`, args) : null,
    say: words.say(`walk.${id}.say`, args),
    failure: { looks: words.say(`walk.${id}.failure`, args), then: words.say(`walk.${id}.then`, args) },
  };
}

const secretSteps: Readonly<Record<SecretStepId, true>> = {
  'self-service': true,
  'portal-sign-in': true,
  confirm: true,
  'sign-in': true,
  'card-pin': true,
  key: true,
  'old-password': true,
  'new-password': true,
  passkey: true,
};

function hasSecret(id: string): id is SecretStepId {
  return Object.hasOwn(secretSteps, id);
}
