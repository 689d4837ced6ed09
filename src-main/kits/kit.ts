import type { settingSchemas } from '../core/config.ts';
import type { FormatPlist, NamedUuid, PlistValue } from '../ports.ts';

/** One file of a kit for IT: a path relative to where the kit is written, and its text. */
export type KitFile = { readonly path: string; readonly text: string };

/** Settings that IT wants to force, each checked before it gets here. */
export type WantedSettings = { readonly [K in keyof typeof settingSchemas]?: PlistValue };

/** What every kit is made of. The same input gives the same bytes. */
export type KitInput = {
  readonly settings: WantedSettings;
  /** Shown in profiles, and part of what their UUIDs are made of: two organisations never have the same. */
  readonly organization: string;
  readonly formatPlist: FormatPlist;
  readonly namedUuid: NamedUuid;
};
