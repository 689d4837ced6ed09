import type { ExplainedPage } from '../../contract/explain.ts';
import { findDeviceStates } from './device-state.ts';
import { sightCodes } from './find-codes.ts';
import { findFirstPage } from './first-page.ts';
import {
  correlationLabel,
  deviceIdLabel,
  id,
  instant,
  platformLabel,
  requestLabel,
  then,
  timeLabel,
} from './page-labels.ts';
import { unwrapPasted } from './unwrap-pasted.ts';

/**
 * The details of Microsoft's sign-in page, where the paste has them; null where it has none. Only ids, the time and words
 * of a closed list are taken from it: the rest of a page can hold names, addresses and secrets.
 */
export function readPage(pasted: string): ExplainedPage | null {
  const unwrapped = unwrapPasted(pasted);
  return readDetails(unwrapped.slice(0, findFirstPage(unwrapped, sightCodes(unwrapped)).detailsEnd));
}

/** The details in a text that is unwrapped already and has no second page. */
export function readDetails(text: string): ExplainedPage | null {
  const page: ExplainedPage = {
    requestId: findId(text, requestLabel),
    correlationId: findId(text, correlationLabel),
    timestamp: findTimestamp(text),
    deviceId: findId(text, deviceIdLabel),
    deviceState: findDeviceStates(text)[0]?.state ?? null,
    devicePlatform: findPlatform(text),
  };
  return Object.values(page).every(value => value === null) ? null : page;
}

function findId(text: string, label: string): string | null {
  const found = new RegExp(`${label}${then}(${id})(?![\\da-f-])`, 'iu').exec(text)?.[1]?.toLowerCase();
  // All zeros stand for none.
  return found === undefined || /^[0-]+$/.test(found) ? null : found;
}

/** With its zone alone: a helpdesk that reads another hour looks in the wrong place of the log. */
function findTimestamp(text: string): string | null {
  const [, day, time] = new RegExp(`${timeLabel}${then}${instant}`, 'iu').exec(text) ?? [];
  if (day === undefined || time === undefined) return null;
  const at = `${day}T${time}Z`;
  return Number.isNaN(Date.parse(at)) ? null : at;
}

const platforms = [
  ['mac', /^mac\s?os/i],
  ['windows', /^windows/i],
  ['ios', /^i(?:pad)?os/i],
  ['android', /^android/i],
  ['linux', /^linux/i],
] as const;

function findPlatform(text: string): ExplainedPage['devicePlatform'] {
  const said = new RegExp(`${platformLabel}${then}([^\\n"<>]{1,20})`, 'iu').exec(text)?.[1];
  return said === undefined ? null : (platforms.find(([, word]) => word.test(said))?.[0] ?? null);
}
