/** What earlier looks on this Mac learnt about its registration, for decisions that one look alone cannot make. */
export type RegistrationMemory = {
  /** The device id that this Mac had before the present one; null where it had none in the last fourteen days. */
  readonly earlierDeviceId: string | null;
  /** How often the person went through registration since this Mac last was registered, without its taking hold. */
  readonly tries: number;
};

/** Nothing is remembered. */
export const noMemory: RegistrationMemory = { earlierDeviceId: null, tries: 0 };
