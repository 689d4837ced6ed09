/** Every identity in the sandbox. All are invented; `.example` names can never belong to anyone. */
export const inventedIds = {
  computerName: 'Sam’s MacBook Air',
  hostName: 'sams-macbook-air.larkfield.example',
  serialNumber: 'SANDBOX00042',
  hardwareUuid: '0C6A5D1E-84B7-4F2A-9D30-71E5B8A2C6F9',
  userName: 'sam',
  userId: 501,
  userPrincipalName: 'sam.rivera@larkfield.example',
  maskedUserName: 's***@larkfield.example',
  organization: 'Larkfield',
  /** These three stand in the device certificate too; device-certificate.ts says how it was made. */
  deviceId: '7c1e94d2-5b08-4f63-9a27-e03d8b61c5f4',
  tenantId: 'd94f2a61-0e7b-4c38-b5a9-83c6f1e02d7a',
  userObjectId: 'b2d06e8f-91c3-4a5d-8e74-16f7a90c3d2b',
  clientId: '4be7c250-83d1-46fa-b09e-5a61d2f7c384',
  kerberosCacheName: 'E1B7402C-96D5-4A83-8F1E-3C05D9A764B2',
  /** The device token of the sandbox server, in the form that Fleet's agent writes. */
  deviceToken: '3f9b8c6e-d217-4a50-8be4-c5a1907e6d32',
  /** The one that comes after it where a story lets the agent renew it. */
  renewedToken: 'a61d0f27-5c94-4e3b-b8a2-70f4e9d1c586',
} as const;
