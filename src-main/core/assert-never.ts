/** Closes a union: the compiler refuses the call as long as a member is not handled. */
export function assertNever(value: never, what: string): never {
  throw new Error(`unhandled ${what}: ${JSON.stringify(value)}`);
}
