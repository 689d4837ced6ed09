import type { TicketSettingFault } from '../../contract/ticket.ts';

/** Every place that a ticket can send a technician to. */
export const placeIds = [
  'own-setup',
  'fleet-host',
  'jamf-computer',
  'intune-device',
  'report-service',
  'entra-device',
  'entra-join-settings',
  'entra-sign-ins',
  'partner-connector',
  'sso-profile',
] as const;
export type PlaceId = (typeof placeIds)[number];

/** The parts of a ticket whose headings are its own. */
export type TicketHeadingId =
  | 'against'
  | 'tried'
  | 'contradictions'
  | 'doctor'
  | 'posture'
  | 'server'
  | 'settings'
  | 'timeline'
  | 'places'
  | 'versions';

/** Every sentence that stands in a ticket alone. */
export type TicketMessageId =
  | `ticket.place.${PlaceId}.${'open' | 'look'}`
  | `ticket.heading.${TicketHeadingId}`
  | `ticket.label.${'turn' | 'mac' | 'serial' | 'user' | 'sign-in-name' | 'device-id' | 'tenant-id' | 'registration' | 'walk' | 'looked' | 'causes' | 'fix'}`
  | 'ticket.turn'
  | 'ticket.basis-since'
  | 'ticket.masked'
  | 'ticket.recorded'
  | 'ticket.recorded-at'
  | 'ticket.walk-step'
  | 'ticket.walk-done'
  | 'ticket.policy'
  | 'ticket.way-out'
  | 'ticket.way-out.unknown'
  | 'ticket.way-out.policy'
  | 'ticket.not-known'
  | 'ticket.none-against'
  | 'ticket.may-come-from'
  | 'ticket.more'
  | 'ticket.refetch'
  | 'ticket.refetch-never'
  | 'ticket.access-untried'
  | 'ticket.access-tried'
  | 'ticket.access-worked'
  | 'ticket.access-did-not-work'
  | 'ticket.registrations'
  | 'ticket.contact'
  | 'ticket.mac-seen'
  | 'ticket.reports'
  | 'ticket.reports-never'
  | 'ticket.version-not-known'
  | 'ticket.ago'
  | 'ticket.later'
  | 'ticket.out-written'
  | 'ticket.out-exists'
  | `ticket.setting-${TicketSettingFault['what']}`
  | 'ticket.out-failed';
