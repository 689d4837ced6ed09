import type { PlaceId } from './next-places.ts';

/** Every sentence that stands in a ticket alone. */
export type TicketMessageId =
  | `ticket.place.${PlaceId}.${'open' | 'look'}`
  | `ticket.heading.${'against' | 'tried' | 'contradictions' | 'doctor' | 'posture' | 'server' | 'timeline' | 'places' | 'versions'}`
  | `ticket.label.${'turn' | 'mac' | 'serial' | 'user' | 'sign-in-name' | 'device-id' | 'tenant-id' | 'registration' | 'looked' | 'causes' | 'fix'}`
  | 'ticket.masked'
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
  | 'ticket.out-failed';
