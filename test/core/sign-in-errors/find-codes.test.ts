import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCodes } from '../../../src-main/core/sign-in-errors/find-codes.ts';

const requestId = '53003500-5000-4530-8530-053000500970';

describe('codes are found in', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['a number', '53003', ['53003']],
    ['a number with blanks around it', '  53003\r\n', ['53003']],
    ['several numbers', '53003, 53000 50097', ['53003', '53000', '50097']],
    ['a number that has no explanation', '53099', ['53099']],
    ['the code as Microsoft writes it', 'AADSTS53003: Access has been blocked.', ['53003']],
    ['a code in small letters with a blank', 'aadsts 530032', ['530032']],
    ['a code of seven digits', 'AADSTS9002313: Invalid request.', ['9002313']],
    ['an English page', 'Error Code: 53003', ['53003']],
    ['a German page', 'Fehlercode: 53003', ['53003']],
    ['a German page without a colon', 'Fehlercode 53003', ['53003']],
    ['a French page', 'Code d’erreur : 50097', ['50097']],
    ['a Spanish page', 'Código de error: 50097', ['50097']],
    ['an Italian page', 'Codice errore: 50097', ['50097']],
    ['a Portuguese page', 'Código de erro: 50097', ['50097']],
    ['a Dutch page', 'Foutcode: 50097', ['50097']],
    ['a Swedish page', 'Felkod: 50097', ['50097']],
    ['a Danish page', 'Fejlkode: 50097', ['50097']],
    ['a Polish page', 'Kod błędu: 50097', ['50097']],
    ['a Russian page', 'Код ошибки: 50097', ['50097']],
    ['a Japanese page', 'エラー コード：50097', ['50097']],
    ['a Chinese page', '错误代码: 50097', ['50097']],
    [
      'the details of the sign-in page',
      `You cannot access this right now\nError Code: 530003\nRequest Id: ${requestId}\nCorrelation Id: ${requestId}\nTimestamp: 2026-11-20T12:00:00.530003Z\nApp name: Example\nDevice identifier: ${requestId}\nDevice platform: macOS\nDevice state: Unregistered`,
      ['530003'],
    ],
    ['a label above its number', 'Sign-in error code\n530003\nFailure reason\nOther', ['530003']],
    ['a log entry', '{"status":{"errorCode":53003,"failureReason":"Blocked"}}', ['53003']],
    ['a log table', 'ResultType: 50126', ['50126']],
    [
      'an answer with several codes',
      '{"error":"invalid_grant","error_codes":[53003, 50058],"suberror":"message_only"}',
      ['53003', '50058'],
    ],
    ['an address', 'https://login.microsoftonline.com/error?code=50058', ['50058']],
    ['the address of a code without an explanation', 'https://login.microsoftonline.com/error?code=70011', ['70011']],
    ['another parameter', 'https://example.com/cb?sc=530032&state=50097abc', ['530032']],
    ['a fragment', 'https://example.com/cb#error=access_denied&error_subcode=53009', ['53009']],
    [
      'an encoded address',
      'https://example.com/cb?error=x&error_description=AADSTS50105%3a+The+signed+in+user',
      ['50105'],
    ],
    [
      'an address that was encoded twice',
      'https://example.com/?u=%2Fcb%253Ferror_codes%255B%255D%253D53000',
      ['53000'],
    ],
    ['an address inside JSON', '{"u":"https:\\/\\/x\\/?d=AADSTS53001%3A\\u0020no"}', ['53001']],
    ['an error of a tool', "az: error AADSTS700003: Device object was not found in the tenant 'x'.", ['700003']],
    ['Microsoft’s name for an error', 'failureReason = devicenotcompliant', ['53000']],
    ['the warning of Company Portal', 'ACCOUNTNOTONBOARDED', ['AccountNotOnboarded']],
    ['the address of Fleet’s page', 'https://fleetdm.com/microsoft-compliance-partner/enroll?x=1', ['enroll-page']],
    ['the other page', 'fleetdm.com/microsoft-compliance-partner/remediate', ['remediate-page']],
    ['a refused network', 'The Wi-Fi does not let me in', ['network-refused']],
    ['a sentence', 'it says 53000 and I cannot work', ['53000']],
    [
      'a list of codes that begins with an unexplained one',
      '{"error_codes":[70011,53003,12345]}',
      ['70011', '53003', '12345'],
    ],
    ['a code with zeros in front', 'AADSTS0053003', ['53003']],
    ['a line of its own', 'It does not work:\n 53000.\nplease help', ['53000']],
    ['a sentence that calls it a code', 'I get the code 53003 here', ['53003']],
    ['a sentence in Spanish', 'el código 53003', ['53003']],
    ['an unexplained code of a log', '{"status":{"errorCode":70011}} ResultType: 50199', ['70011', '50199']],
    ['another program’s error about a network', 'Wi-Fi refused me, error 10060', ['network-refused']],
    ['a network that cannot be joined', 'I cannot connect to Wi-Fi', ['network-refused']],
    ['a VPN that says no', 'Access denied by the VPN', ['network-refused']],
    ['a German network', 'Das WLAN lässt mich nicht rein', ['network-refused']],
    ['a German VPN', 'VPN: Verbindung abgelehnt', ['network-refused']],
    ['a French network', 'Le Wi-Fi refuse mon Mac', ['network-refused']],
    ['an error of a VPN', 'VPN error code 12345', ['network-refused']],
    ['a field that says yes', '{"UserDisabled": true}', ['50057']],
    ['several numbers behind one label', 'error code 53000 53003 50097', ['53000', '53003', '50097']],
    ['a label in the plural', 'Error codes: 53000 / 53003; 50097', ['53000', '53003', '50097']],
    ['a list in words', 'the codes are error 53000 and 53003', ['53000', '53003']],
    ['a list in German', 'Fehler 53000 und 53003', ['53000', '53003']],
    ['a list that begins with another number', 'error code 53099 53003', ['53003']],
    ['a number behind a code as Microsoft writes it', 'AADSTS53000 53003 12345', ['53000', '53003']],
    ['a code of six digits', 'error code: 530003', ['530003']],
    ['a code of a sign-in', 'Sign-in error code 530003', ['530003']],
    ['an error about verification', 'Verification failed with error 530003', ['530003']],
    ['two errors, the first one first', 'AADSTS50097 then AADSTS53000 and AADSTS50097', ['50097', '53000']],
  ])('%s', (_what, text, codes) => {
    expect(findCodes(text)).toEqual(codes);
  });

  it.each([
    ['nothing', ''],
    ['words', 'It does not work.'],
    ['an id', `Request Id: ${requestId}`],
    ['an id without dashes', 'Correlation Id: 5300350000004530853005300050097a'],
    ['a short id', 'Trace ID: 53003'],
    ['an id after the word for an error', 'There was an error, trace 53099'],
    ['a time', 'Timestamp: 2026-11-20T12:00:00.53003Z'],
    ['a port', 'http://127.0.0.1:50058/callback'],
    ['a number in a word', 'order-53003-b'],
    ['a number without a label and an explanation', 'it says 53099 there'],
    ['a one-time code', 'https://example.com/cb?code=123456&sc=654321'],
    ['a one-time code in a sentence', 'Your code is 123456, code: 123456, code 123456'],
    ['another program’s error', 'Printer error 10060, error code: 12345, 54321'],
    ['a one-time code with a label', 'one-time code 530003'],
    ['a one-time code without a hyphen', 'Your onetime code is: 530003'],
    ['a code for verification', 'your verification code: 530003'],
    ['a code for security', 'Microsoft account security code 530003'],
    ['a code above which stands what it is', 'Your verification code is:\n\n530003\n'],
    ['a code for sign-in', 'Use code 530003 to sign in'],
    ['a code for sign-in with a word more', 'Use this code: 530003'],
    ['a code for sign-in after an error', 'No error - use code 530003'],
    ['a code that is to be entered', 'Please enter the code 530003'],
    ['a code that a sender gives', 'Your code: 530003. Do not share it.'],
    ['a code that runs out', 'Code 530003 expires in 10 minutes'],
    ['a code that is named afterwards', 'code 530003 is your Microsoft verification code'],
    ['a code of a message', 'SMS code: 700003'],
    ['a code of an authenticator', 'authentication code 530032'],
    ['a passcode on a line of its own', 'Your passcode:\n530003'],
    ['a field with a one-time code', '{"otp_code": 530003, "verification_code": "530032"}'],
    ['a German one-time code', 'Ihr Bestätigungscode lautet:\n530003'],
    ['a German code for security', 'Sicherheits-Code: 530003'],
    ['a French code for verification', 'Code de vérification :\n530003'],
    ['a Spanish code for verification', 'Su código de verificación es\n530003'],
    ['a Dutch code for verification', 'Verificatiecode:\n530003'],
    ['a Japanese code for security', 'セキュリティ コード: 530003'],
    ['a Chinese code for verification', '验证码：\n530003'],
    ['a network that works', 'Wi-Fi works fine'],
    ['a network alone', 'vpn'],
    ['a network that refuses nothing', 'The Wi-Fi works without errors, and the VPN was never refused.'],
    ['a network beside a refusal of something else', 'The VPN is on. Teams refused me, but Wi-Fi is fine.'],
    ['fields that say no', '{"userDisabled": false, "conditionalAccessFailed": false, "deviceNotCompliant": null}'],
    ['fields with a name’s own capitals that say no', '{"UserDisabled": false, "DeviceNotCompliant" : null}'],
    ['a field that is only named like one', '{"userDisabled": true}'],
    ['the number of an order', 'My order number is 53000'],
    ['a count', 'I have 65001 messages'],
    ['a sentence after one about an error', 'There was an error. I have 65001 messages'],
    ['an extension', 'extension 50126'],
    ['a telephone', 'tel. +49 53003'],
    ['a post code', 'my post code 53003'],
    ['a name of the language', '__proto__ constructor toString hasOwnProperty'],
  ])('not in %s', (_what, text) => {
    expect(findCodes(text)).toEqual([]);
  });

  it('the first 64 KB alone', () => {
    expect(findCodes(`${' '.repeat(65_536)}AADSTS53003`)).toEqual([]);
  });

  it('a whole log, without end', () => {
    const log = Array.from({ length: 500 }, (_none, index) => `AADSTS${50_000 + index}`).join('\n');
    expect(findCodes(log)).toHaveLength(20);
  });
});

describe('whatever is pasted', () => {
  const pieces = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'AADSTS',
      '53003',
      'error',
      '%25',
      '%2',
      '\\u00',
      '__proto__',
      ':',
      ',',
      ' ',
      '\n',
      '"',
      '[',
      '=',
      'code',
    ),
  );

  it('ends in a list of codes, never in an error', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), parts => {
        for (const code of findCodes(parts.join(''))) expect(code).toMatch(/^(?:\d{4,8}|[A-Za-z-]+)$/);
      }),
    );
  });

  it('finds a code again whatever stands around it', () => {
    const around = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '\n', ':', '/', '%', '"', '{', '<', '-') });
    fc.assert(
      fc.property(around, around, (before, after) => {
        expect(findCodes(`${before} AADSTS53003 ${after}`)).toContain('53003');
      }),
    );
  });

  it.each([
    ['digits', '5'],
    ['numbers', '53003 '],
    ['encoded signs', '%25'],
    ['labels', 'error code '],
    ['separators', ',;/ '],
    ['names', 'DeviceNotCompliant'],
  ])('of 50 MB is cut before it is read: %s', (_what, piece) => {
    expect(findCodes(piece.repeat(50_000_000 / piece.length)).length).toBeLessThan(2);
  });
});
