import { networkInterfaces } from 'node:os';

type Interfaces = ReturnType<typeof networkInterfaces>;

/**
 * Whether this machine has an address that others can reach it by. Link-local ones do not count: a Mac without any
 * network keeps them on its AirDrop and VPN interfaces, and gives itself one where nobody else does.
 */
export function hasNetwork(interfaces: Interfaces = networkInterfaces()): boolean {
  return Object.values(interfaces).some(addresses =>
    (addresses ?? []).some(({ internal, address }) => !internal && !/^(169\.254\.|fe[89ab][\da-f]:)/i.test(address)),
  );
}
