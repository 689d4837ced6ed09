import { problem, type Problem, type ProblemCode } from '../../core/problem.ts';

/**
 * keytar passes on a sentence and no number. These are macOS's own in English (SecCopyErrorMessageString); in another
 * language they are not recognised, and the detail then carries the sentence itself.
 */
const keychainSentences: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  'User interaction is not allowed.': ['keychain-locked', 'errSecInteractionNotAllowed'],
  'User interaction is required, but is currently not allowed.': ['keychain-locked', 'errSecInteractionRequired'],
  // Also what "Deny" in the prompt gives.
  'The user name or passphrase you entered is not correct.': ['keychain-denied', 'errSecAuthFailed'],
  'User canceled the operation.': ['keychain-denied', 'errSecUserCanceled'],
  'The specified item has no access control.': ['keychain-denied', 'errSecNoAccessForItem'],
  'This keychain cannot be modified.': ['keychain-denied', 'errSecReadOnly'],
  'Write permissions error.': ['keychain-denied', 'errSecWrPerm'],
  'No keychain is available. You may need to restart your computer.': ['keychain-missing', 'errSecNotAvailable'],
  'The specified keychain could not be found.': ['keychain-missing', 'errSecNoSuchKeychain'],
  'A default keychain could not be found.': ['keychain-missing', 'errSecNoDefaultKeychain'],
};

/** libsecret's and GLib's, which hold names and paths. */
const secretServicePatterns: readonly (readonly [RegExp, ProblemCode, string])[] = [
  [/^Cannot (create an item in|get secret of) a locked /, 'keychain-locked', 'locked collection'],
  [/^Cannot (autolaunch|spawn) |dbus-launch/, 'keychain-missing', 'no D-Bus session'],
  [/^Could not connect: /, 'keychain-missing', 'no D-Bus session'],
  [/ was not provided by any \.service files| is not activatable/, 'keychain-missing', 'no Secret Service'],
  [/^Error calling StartServiceByName /, 'keychain-missing', 'no Secret Service'],
  [/^Object does not exist at path /, 'keychain-missing', 'no collection'],
  [/prompt was dismissed/i, 'keychain-denied', 'prompt dismissed'],
];

/** Names what a Keychain or a Secret Service refused; what nobody expects is a failure with its sentence as detail. */
export function explainFailure(error: unknown): Problem {
  if (!(error instanceof Error)) throw error;
  const sentence = error.message.trim();
  const known = Object.hasOwn(keychainSentences, sentence) ? keychainSentences[sentence] : undefined;
  if (known !== undefined) return problem(...known);
  const [, code, detail] = secretServicePatterns.find(([pattern]) => pattern.test(sentence)) ?? [];
  if (code !== undefined) return problem(code, detail);
  // Somebody else's text: on one line and short.
  return problem('keychain-failed', sentence.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, 120));
}
