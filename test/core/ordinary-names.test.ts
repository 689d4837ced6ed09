import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { createMask } from '../../src-main/core/mask-identifiers.ts';
import { createDisguise } from '../../src-main/core/recording/disguise.ts';
import { blocked } from './ticket/ticket-inputs.ts';

const said = 'Open Apple menu on this Mac: Microsoft or Fleet asks the user for an admin of the MacBook Pro or iMac.';

/** The mask of a Mac whose person has this computer name, account and sign-in name. */
function maskFor(mac: string, user: string, userPrincipalName: string | null = null) {
  const who: Snapshot = {
    ...blocked,
    mac: { ...blocked.mac, name: mac, user },
    registration: { ...blocked.registration, userPrincipalName },
  };
  return createMask(who);
}

describe('a mask', () => {
  it.each([
    ['Mac', 'user'],
    ['MacBook Pro', 'admin'],
    ['MacBook-Pro-2.local', 'Administrator'],
    ['iMac', 'microsoft'],
    ['Mac mini', 'support2'],
    ['Mac Studio (2)', 'it-admin'],
    ['Mac Pro', 'Guest'],
    ['Mac', 'mac'],
  ])('leaves ordinary words of a Mac called %s with the account %s', (mac, user) => {
    expect(maskFor(mac, user, `${user}@larkfield.example`)(said)).toBe(said);
  });

  it.each(['max', 'Neo', 'air', 'max1', 'lan', 'my', 'Apple', 'mac.max'])(
    'hides somebody called %s in free text, by the account and by the sign-in name',
    name => {
      expect(maskFor('Mac', name)(`ask ${name} about it`)).toBe('ask [user] about it');
      expect(maskFor('Mac', 'admin', `${name}@larkfield.example`)(`ask ${name} about it`)).toBe('ask [user] about it');
    },
  );

  it.each(['Neo', 'Max', 'Fleet', 'Air', 'Mini 2', 'Max MacBook', 'MacBook Max', 'Home', 'Office Mac', 'Pro Mac'])(
    'hides the name of a Mac that is called %s, which no Mac is by itself',
    name => {
      expect(maskFor(name, 'admin')(`${name}, a MacBook`)).toBe('[mac], a MacBook');
    },
  );

  it.each(['admin', 'a', 'mac', 'Shared'])('hides the folder of %s in every path', user => {
    const mask = maskFor('Mac', user);
    expect(mask(`/Users/${user}/Library, /Users/${user}.`)).toBe('/Users/[user]/Library, /Users/[user].');
    expect(mask(`/Library/Managed Preferences/${user}/x`)).toBe('/Library/Managed Preferences/[user]/x');
    expect(mask(`file:///Library/Managed%20Preferences/${user}`)).toBe('file:///Library/Managed%20Preferences/[user]');
    expect(mask(`u=%2FUsers%2F${user}%2Fx`)).toBe('u=%2FUsers%2F[user]%2Fx');
    expect(mask(`{"p":"\\/Users\\/${user}\\/x"}`)).toBe('{"p":"\\/Users\\/[user]\\/x"}');
    expect(mask(`/Users/${user}2/x`)).toBe(`/Users/${user}2/x`);
  });

  it('hides the sign-in name all the same', () => {
    expect(maskFor('Mac', 'admin', 'admin@larkfield.example')('admin@larkfield.example, admin')).toBe(
      '[user-principal-name], admin',
    );
  });

  it.each([
    ['Sam’s Mac', 'Sams-Mac is a Mac', '[mac] is a Mac'],
    ['Larkfield MacBook Pro', 'larkfield-macbook-pro, a MacBook Pro', '[mac], a MacBook Pro'],
    ['MacBook-4711', 'macbook-4711', '[mac]'],
    ['Al', 'Al also', '[mac] also'],
  ])('hides %s as a whole', (mac, text, masked) => {
    expect(maskFor(mac, 'user')(text)).toBe(masked);
  });

  it('of a masked recording hides its invented name and no word', () => {
    const nothing = { userPrincipalName: null, deviceId: null, tenantId: null, serialNumber: null };
    const { mac, user } = createDisguise({ ...nothing, mac: 'Sam’s Mac', user: 'sam' });
    expect(maskFor(mac, user)(`${said} ${mac}`)).toBe(`${said} [mac]`);
  });
});
