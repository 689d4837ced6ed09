import { expect, it } from 'vitest';
import { forgoSigning } from '../../scripts/packaging/forgo-signing.ts';

it('an unsigned build is named no certificate and looks for none in the keychain', () => {
  const env: Record<string, string | undefined> = {
    CSC_NAME: 'Example',
    CSC_LINK: 'app.p12',
    CSC_INSTALLER_LINK: 'installer.p12',
    CSC_IDENTITY_AUTO_DISCOVERY: 'true',
    HOME: '/Users/sam',
  };
  forgoSigning(env);
  expect(env).toEqual({ CSC_IDENTITY_AUTO_DISCOVERY: 'false', HOME: '/Users/sam' });
});
