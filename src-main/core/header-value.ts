/** Visible ASCII, with spaces inside: what every server reads the same way. */
const sendable = /^[!-~](?:[ -~]*[!-~])?$/;

/** Whether a text can be sent as a header's value. What a person pasted into the Keychain may hold anything. */
export function isSendable(value: string): boolean {
  return sendable.test(value);
}
