import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../../src-main/core/sign-in-errors/read-page.ts';
import { device } from '../examples.ts';
import { correlationId, pageOf, requestId } from './page-example.ts';

const ids = { requestId, correlationId, timestamp: '2026-11-20T11:58:00Z' } as const;
const none = {
  requestId: null,
  correlationId: null,
  timestamp: null,
  deviceId: null,
  deviceState: null,
  devicePlatform: null,
} as const;
const other = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';

describe('the details of a page', () => {
  it('are read in full', () => {
    const page = pageOf('53003', { 'Device identifier': `${device.deviceId}`, 'Device state': 'Compliant' });
    expect(readPage(page)).toEqual({
      ...ids,
      deviceId: device.deviceId,
      deviceState: 'compliant',
      devicePlatform: 'mac',
    });
  });
  it('are the same with the line ends of Windows', () => {
    const page = pageOf('53003');
    expect(readPage(page.replaceAll('\n', '\r\n'))).toEqual(readPage(page));
  });
  it('are those of the first page alone', () => {
    const first = pageOf('53003', { 'Device state': null });
    const second = pageOf('53003', { 'Request Id': other, 'Correlation Id': other });
    expect(readPage(`${first}\n${second}`)).toMatchObject({ ...ids, deviceState: null });
    expect(readPage(`${pageOf('53003')}\n${pageOf('53003')}`)).toMatchObject({ ...ids, deviceState: 'unregistered' });
  });
  it.each([
    [
      'a German page',
      `Anforderungs-ID: ${requestId}\nKorrelations-ID: ${correlationId}\nZeitstempel: 2026-11-20T11:58:00Z`,
    ],
    ['a message', `Trace ID: ${requestId} Correlation ID: ${correlationId} Timestamp: 2026-11-20 11:58:00Z`],
    ['an answer', `{"trace_id":"${requestId}","correlation_id":"${correlationId}","timestamp":"2026-11-20 11:58:00Z"}`],
    [
      'an address',
      `https://x.example/cb?error_description=AADSTS50097%3a+No.%0d%0aTrace+ID%3a+${requestId}%0d%0aCorrelation+ID%3a+${correlationId}%0d%0aTimestamp%3a+2026-11-20+11%3a58%3a00Z`,
    ],
    [
      'labels above their values',
      `Request Id\n${requestId}\nCorrelation Id\n${correlationId}\nTimestamp\n2026-11-20T11:58:00Z`,
    ],
  ])('stand in %s', (_what, text) => {
    expect(readPage(text)).toMatchObject(ids);
  });

  it.each([
    'ID de corrélation : ',
    'Id de correlación: ',
    'ID di correlazione: ',
    'Correlatie-ID: ',
    'Korrelations-ID: ',
  ])('%s is a correlation', label => {
    expect(readPage(`${label}${correlationId}`)).toMatchObject({ correlationId, requestId: null });
  });
  it.each(['ID de la demande : ', 'Id de solicitud: ', 'ID della richiesta: ', 'Aanvraag-ID: '])(
    '%s is a request',
    label => {
      expect(readPage(`${label}${requestId}`)).toMatchObject({ requestId, correlationId: null });
    },
  );
  it.each([
    ['Device state: Unregistered', 'unregistered'],
    ['Device state: Registered', 'registered'],
    ['Device state: Microsoft Entra joined', 'registered'],
    ['Device state: Compliant', 'compliant'],
    ['Device state: Not compliant', 'not-compliant'],
    ['Gerätestatus: Nicht registriert', 'unregistered'],
    ['État de l’appareil : Non inscrit', 'unregistered'],
    ['Estado del dispositivo: No registrado', 'unregistered'],
    ['"deviceState":"Registered"', 'registered'],
    ['{"a":1,"deviceState": "Compliant","b":2}', 'compliant'],
    ['{"page":"{\\"deviceState\\":\\"Compliant\\"}"}', 'compliant'],
    ['  Device state:  Compliant.  ', 'compliant'],
    ['- Device state = Compliant', 'compliant'],
    ['Device state\tCompliant', 'compliant'],
    ['Device state\nCompliant\nSigned in as sam@example.com', 'compliant'],
    ['Device state:\r\nCompliant\r\n', 'compliant'],
    ['Device platform: macOS\nDevice state: Not compliant\nIf this is required, tell IT', 'not-compliant'],
  ] as const)('%s is a state', (line, deviceState) => {
    expect(readPage(line)).toMatchObject({ deviceState });
  });
  it.each([
    'Device state: Registeredish',
    'AADSTS53000: Your helpdesk says the device state compliant is required by policy',
    'Required device state: compliant',
    'It has to be device state: compliant',
    'The device state: Compliant',
    'device state registered devices only',
    'device state compliant',
    'Device state compliant',
    'Device state: conforme (non)',
    'Device state: compliant - no',
    'Device state: compliant? No',
    'Device state: compliant?',
    'Device state: Registered, not compliant',
    'Device state: compliant is required',
    'Device state: compliant. This is required.',
    'Device state: compliant\nRequired',
    'Device state: compliant\nNo',
    'Required:\nDevice state: compliant',
    'These are required\nDevice state: compliant',
    'Device state:\nnot\ncompliant',
    'Device state: not Microsoft Entra joined',
    'Device state required: compliant',
    '{"requiredDeviceState":"compliant"}',
    '{"deviceState":"compliant (required)"}',
    '{"deviceState":"compliant, not"}',
    'Device state: what IT says\nDevice state: Compliant',
    'Device state: Something new',
    'Device state:',
    'Unregistered',
    'Device identifier: Not available',
    'Device identifier: 00000000-0000-0000-0000-000000000000',
    `App id: ${other}`,
    `Request Id: ${requestId}-0000`,
    'Request Id: 53003',
    'Timestamp: 2026-11-20 11:58:00',
    'Timestamp: 2026-19-45T11:58:00Z',
    'Device platform: toaster',
    '__proto__: constructor',
  ])('%j is not known', line => {
    expect(readPage(line)).toBeNull();
  });
  it.each([
    ['macOS', 'mac'],
    ['Windows 10', 'windows'],
    ['iOS', 'ios'],
    ['Android', 'android'],
    ['Linux', 'linux'],
  ] as const)('%s is a platform', (said, devicePlatform) => {
    expect(readPage(`Device platform: ${said}`)).toEqual({ ...none, devicePlatform });
  });
  it.each([
    [`Geräte-ID: ${other}`],
    [`Device ID: ${other.toUpperCase()}`],
    [`Identificateur de l’appareil : ${other}`],
    [`"deviceDetail":{"deviceId":"${other}"}`],
  ])('%s is a device', line => {
    expect(readPage(line)).toEqual({ ...none, deviceId: other });
  });
});

describe('whatever is pasted', () => {
  const pieces = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...pageOf('53003').split(/(?<=[: \n])/), requestId, '\r\n', '__proto__', '%0d%0a', '%25', '"', '-'),
  );
  const id = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

  it('nothing but ids, a time and known words comes of it', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 80 }), parts => {
        const page = readPage(parts.join('')) ?? none;
        expect(Object.keys(page)).toEqual(Object.keys(none));
        for (const found of [page.requestId, page.correlationId, page.deviceId])
          if (found !== null) expect(found).toMatch(id);
        if (page.timestamp !== null)
          expect(new Date(page.timestamp).toISOString()).toContain(page.timestamp.slice(0, -1));
      }),
    );
  });
  it('a truncated page never says something else than the whole one', () => {
    const whole = readPage(pageOf('53003', { 'Device identifier': other }));
    const page = pageOf('53003', { 'Device identifier': other });
    for (let end = 0; end < page.length; end += 1) {
      for (const [key, value] of Object.entries(readPage(page.slice(0, end)) ?? none))
        if (value !== null)
          expect({ [key]: value }).toEqual({
            [key]: Object.entries(whole ?? none).find(([name]) => name === key)?.[1],
          });
    }
  });
  it.each([
    'Request Id: ',
    'Device state ',
    'id de la ',
    `Request Id: ${requestId} `,
    'Gerät',
    ' ',
    '\r\n',
    '%25',
    '{"deviceId":',
  ])('50 MB of %j are cut before they are read', piece => {
    expect(readPage(piece.repeat(50_000_000 / piece.length))?.deviceState ?? null).toBeNull();
    expect(readPage(`${piece.repeat(65_536 / piece.length + 1)}${pageOf('1')}`)?.deviceState ?? null).toBeNull();
  });
});
