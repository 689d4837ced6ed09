/** All that the about pane needs. */
export type AboutView = {
  readonly version: string;
  /** That settings of IT's are not understood; null where all are. */
  readonly settingFaults: string | null;
  /** What runs it: Electron, Chromium, Node.js, each with its version. */
  readonly parts: readonly { readonly name: string; readonly version: string }[];
  /** What is read, asked, kept and sent, by kind; the same table as `clearway transparency`. */
  readonly reads: readonly DisclosureGroup[];
  /** The packages inside, with their licences. */
  readonly licences: readonly { readonly name: string; readonly version: string; readonly licence: string }[];
};

export type DisclosureGroup = {
  readonly title: string;
  /** What, word for word as it is read or asked; why, how often, and where what was learnt goes. */
  readonly entries: readonly {
    readonly what: string;
    readonly why: string;
    readonly when: string;
    readonly goes: string;
  }[];
};
