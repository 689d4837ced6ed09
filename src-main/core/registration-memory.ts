/** What earlier looks on this Mac learnt about its registration, for decisions that one look alone cannot make. */
export type RegistrationMemory = {
  /** The device id that this Mac had before the present one; null where it had none in the last fourteen days. */
  readonly earlierDeviceId: string | null;
  /** How often the person went through registration since this Mac last was registered, without its taking hold. */
  readonly tries: number;
  /**
   * The server's stamp of its last evaluation before this Mac was seen to be registered; null where nobody saw it become so.
   * While the stamp is the same, the server has not looked since. It is compared with stamps of that server alone.
   */
  readonly evaluatedBefore: string | null;
};

/** Nothing is remembered. */
export const noMemory: RegistrationMemory = { earlierDeviceId: null, tries: 0, evaluatedBefore: null };
