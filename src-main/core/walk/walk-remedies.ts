import type { RemedyId } from '../../contract/ids.ts';
import { walkPaths, type WalkPath } from './walk-step.ts';

/** The remedies of the doctor that a way through the screens carries out. All others come before, or need nobody here. */
const walkRemedies: Partial<Readonly<Record<RemedyId, readonly WalkPath[]>>> = {
  // The first step of every way, and it waits there.
  'install-company-portal': walkPaths,
  'update-company-portal': walkPaths,
  'restart-for-registration': ['register'],
  'log-in-for-registration': ['register'],
  'restart-for-self-service': ['register'],
  'log-in-for-self-service': ['register'],
  'register-mac': ['register'],
  'register-user': ['register'],
  'wait-for-prompt': ['register'],
  'register-by-self-service': ['register'],
  'find-self-service': ['register'],
  'register-in-company-portal': ['register'],
  'repair-registration': ['repair'],
  'deregister-in-company-portal': ['repair'],
  // IT begins, and the person goes on from there.
  'ask-it-for-repair': ['repair'],
  // The way ends where the Mac cannot go on.
  'ask-it-about-smart-card': ['register', 'repair', 'sign-in'],
  'sign-in-again': ['sign-in'],
  'sign-in-by-logging-in': ['sign-in'],
  'run-inventory': ['inform'],
  'find-inventory': ['inform'],
};

/** Whether a way is what the doctor has the person do: otherwise its screens would contradict the doctor. */
export function isLedBy(path: WalkPath, remedy: RemedyId | null): boolean {
  return remedy !== null && (walkRemedies[remedy]?.includes(path) ?? false);
}
