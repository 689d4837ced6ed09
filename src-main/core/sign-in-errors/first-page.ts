import { findDeviceStates } from './device-state.ts';
import type { Sighting } from './find-codes.ts';
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

/** Where the details of the first page end, and before which place a code is one of that page. */
export type FirstPage = { readonly detailsEnd: number; readonly codesEnd: number };

type Detail = { readonly kind: number; readonly value: string; readonly at: number };

/**
 * Details of one page are never mixed with those of another, nor said of its codes. A page can have its code above its
 * details, a log below some of them; where that is not clear, a code belongs to no page.
 */
export function findFirstPage(text: string, codes: readonly Sighting[]): FirstPage {
  const details = findDetails(text);
  const begin = details[0]?.at ?? text.length;
  const second = findSecond(details) ?? text.length;
  const above = new Set(codes.filter(({ at }) => at < begin).map(code => code.id));
  if (above.size > 0) {
    const next = codes.find(code => code.at >= begin && !above.has(code.id))?.at ?? text.length;
    const end = Math.min(second, next);
    return { detailsEnd: end, codesEnd: end };
  }
  const isClear = second === text.length || codes.some(({ at }) => at >= second);
  return { detailsEnd: second, codesEnd: isClear ? second : begin };
}

const labelled = [
  [requestLabel, `(${id})`],
  [correlationLabel, `(${id})`],
  [deviceIdLabel, `(${id})`],
  [platformLabel, '(mac|windows|ios|ipados|android|linux)'],
] as const;
const ofTime = labelled.length;
const ofState = ofTime + 1;

function findDetails(text: string): readonly Detail[] {
  const found: Detail[] = labelled.flatMap(([label, value], kind) =>
    [...text.matchAll(new RegExp(`${label}${then}${value}`, 'giu'))].map(match => ({
      kind,
      value: match[1]?.toLowerCase() ?? '',
      at: match.index,
    })),
  );
  for (const match of text.matchAll(new RegExp(`${timeLabel}${then}${instant}`, 'giu')))
    found.push({ kind: ofTime, value: `${match[1]}T${match[2]}Z`, at: match.index });
  for (const { said, at } of findDeviceStates(text)) found.push({ kind: ofState, value: said, at });
  return found.sort((one, next) => one.at - next.at);
}

/** The first detail that says something else than an earlier one of its kind. */
function findSecond(details: readonly Detail[]): number | null {
  const first = new Map<number, string>();
  for (const { kind, value, at } of details) {
    const earlier = first.get(kind);
    if (earlier === undefined) first.set(kind, value);
    else if (kind === ofTime ? areApart(earlier, value) : earlier !== value) return at;
  }
  return null;
}

/** A page has the time of its request and that of its message, which are not always the same second. */
function areApart(one: string, other: string): boolean {
  return !(Math.abs(Date.parse(one) - Date.parse(other)) <= 60_000);
}
