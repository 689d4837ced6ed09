import { wholeSeconds } from './apple-instants.ts';
import type { AppleValue } from './apple-json.ts';
import { notAKey } from './device-configuration.ts';
import { inventedIds } from './invented-ids.ts';

const tenantUrl = `https://login.microsoftonline.com/${inventedIds.tenantId}`;

/** The object under `Login Configuration:` of a registered device; the tenant stands in its addresses. */
export function loginConfiguration(macosVersion: string, now: number): AppleValue {
  const requestValues = {
    client_info: '1',
    prt_protocol_version: '4.0',
    tgt: 'true',
    'x-client-brkrver': '3.9.0',
    'x-client-OS': macosVersion.split('.').length < 3 ? `${macosVersion}.0` : macosVersion,
    'x-client-SKU': 'MSAL.OSX',
    'x-client-Ver': '2.0.0',
  };
  const keyDataClaims = { aud: `${tenantUrl}/getkeydata` };
  return {
    accountDisplayName: 'Microsoft Entra',
    additionalScopes: 'openid profile offline_access',
    audience: 'login.microsoftonline.com',
    clientID: inventedIds.clientId,
    created: wholeSeconds(now),
    customAssertionRequestHeaderClaims: { typ: 'JWT', use: 'ngc' },
    customKeyExchangeRequestBodyClaims: keyDataClaims,
    customKeyExchangeRequestHeaderClaims: { typ: 'JWT' },
    customKeyExchangeRequestValues: requestValues,
    customKeyRequestBodyClaims: keyDataClaims,
    customKeyRequestHeaderClaims: { typ: 'JWT' },
    customKeyRequestValues: requestValues,
    customLoginRequestHeaderClaims: { typ: 'JWT' },
    customLoginRequestValues: requestValues,
    customNonceRequestValues: requestValues,
    customRequestJWTParameterName: 'request',
    deviceContext: notAKey('sandbox device context'),
    federationMexURLKeypath: 'federation_metadata_url',
    federationPredicate: "account_type = 'Federated'",
    federationRequestURN: 'urn:federation:MicrosoftOnline',
    federationType: 2,
    federationUserPreauthenticationURL: 'https://login.windows.net/common/UserRealm?api-version=1.0',
    includePreviousRefreshTokenInLoginRequest: true,
    invalidCredentialPredicate: "error = 'invalid_grant'",
    issuer: `${tenantUrl}/v2.0`,
    jwksEndpointURL: `${tenantUrl}/discovery/v2.0/keys`,
    kerberosTicketMappings: [ticketMapping('tgt_ad'), ticketMapping('tgt_cloud')],
    keyEndpointURL: `${tenantUrl}/getkeydata`,
    loginRequestEncryptionAlgorithm: 'ECDHE-A256GCM',
    nonceResponseKeypath: 'Nonce',
    previousRefreshTokenClaimName: 'previous_refresh_token',
    serverNonceClaimName: 'request_nonce',
    tokenEndpointURL: `${tenantUrl}/oauth2/v2.0/token`,
    uniqueIdentifierClaimName: 'oid',
    userSEPKeyBiometricPolicy: 'None (0)',
  };
}

function ticketMapping(ticketKeyPath: string): AppleValue {
  return {
    clientNameKeyName: 'cn',
    encryptionKeyTypeKeyName: 'keyType',
    messageBufferKeyName: 'messageBuffer',
    realmKeyName: 'realm',
    serviceNameKeyName: 'sn',
    sessionKeyKeyName: 'clientKey',
    ticketKeyPath,
  };
}
