import { deviceErrors } from './device-errors.ts';
import { otherErrors } from './other-errors.ts';

/** Every error that has an explanation. Only what a person pastes is explained: nothing else may depend on it. */
export const signInErrors = [...deviceErrors, ...otherErrors];

export type SignInErrorId = (typeof signInErrors)[number]['id'];

const byId: ReadonlyMap<string, (typeof signInErrors)[number]> = new Map(signInErrors.map(entry => [entry.id, entry]));

/** The entry of a number or name; undefined where there is none. */
export function findSignInError(id: string): (typeof signInErrors)[number] | undefined {
  return byId.get(id);
}

/** The code as the person sees it. */
export function writtenCode(id: string): string {
  return /^\d+$/.test(id) ? `AADSTS${id}` : id;
}
