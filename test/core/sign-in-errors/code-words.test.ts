import { describe, expect, it } from 'vitest';
import { findCodes } from '../../../src-main/core/sign-in-errors/find-codes.ts';

describe('every word by which a code is known', () => {
  it.each([
    ['DevicePolicyError', '50005'],
    ['DeviceAuthenticationRequired', '50097'],
    ['DeviceIsNotWorkplaceJoined', '50129'],
    ['ConditionalAccessFailed', '50131'],
    ['SsoArtifactInvalidOrExpired', '50132'],
    ['DeviceAuthenticationFailed', '50155'],
    ['DeviceInformationNotProvided', '50187'],
    ['DeviceNotCompliant', '53000'],
    ['DeviceNotDomainJoined', '53001'],
    ['ApplicationUsedIsNotAnApprovedApp', '53002'],
    ['BlockedByConditionalAccess', '53003'],
    ['BlockedByConditionalAccessOnSecurityPolicy', '530032'],
    ['DeviceObjectNotFoundInTenant', '700003'],
    ['AccountNotOnboarded', 'AccountNotOnboarded'],
    ['UserAccountNotFound', '50034'],
    ['IdsLocked', '50053'],
    ['InvalidPasswordExpiredPassword', '50055'],
    ['UserDisabled', '50057'],
    ['UserInformationNotProvided', '50058'],
    ['UserStrongAuthEnrollmentRequiredInterrupt', '50072'],
    ['UserStrongAuthClientAuthNRequiredInterrupt', '50074'],
    ['UserStrongAuthClientAuthNRequired', '50076'],
    ['UserStrongAuthEnrollmentRequired', '50079'],
    ['EntitlementGrantsNotFound', '50105'],
    ['InvalidUserNameOrPassword', '50126'],
    ['SsoArtifactRevoked', '50133'],
    ['FreshTokenNeeded', '50173'],
    ['ProofUpBlockedDueToRisk', '53004'],
    ['DelegationDoesNotExist', '65001'],
    ['BadTokenDueToSignInFrequency', '70043'],
    ['PassThroughUserMfaError', '90072'],
  ])('%s is %s', (name, code) => {
    expect(findCodes(`failureReason: ${name}.`)).toEqual([code]);
    expect(findCodes(name.toLowerCase())).toEqual([code]);
    expect(findCodes(name.toUpperCase())).toEqual([code]);
  });

  it.each([
    'Error',
    'Fehler',
    'Erreur',
    'Erro',
    'Fout',
    'Fejl',
    'Feil',
    'Fel',
    'Virhe',
    'Viga',
    'Błęd',
    'Chyba',
    'Hiba',
    'Hibá',
    'Hata',
    'Eroare',
    'Pogreška',
    'Pogreska',
    'Greška',
    'Klaida',
    'Kļūda',
    'Lỗi',
    'Ошибка',
    'Помилка',
    'Грешка',
    'Σφάλμα',
    'エラー',
    '错误',
    '錯誤',
    '오류',
    'خطأ',
    'שגיאה',
    'त्रुटि',
    'ข้อผิดพลาด',
  ])('%s is the word for an error', word => {
    expect(findCodes(`${word} – 53003 – x`)).toEqual(['53003']);
    expect(findCodes(`${word} – 53099 – x`)).toEqual([]);
  });

  it.each([
    'code',
    'Kode',
    'kod',
    'kód',
    'código',
    'codigo',
    'codice',
    'cod',
    'koodi',
    'kodas',
    'kods',
    'Код',
    'κωδικός',
    'コード',
    '代码',
    '代碼',
    '코드',
    'sc=',
    'suberror:',
    'it says',
  ])('%s is the word for a code', word => {
    expect(findCodes(`x ${word} 53003 x`)).toEqual(['53003']);
    expect(findCodes(`x ${word} 53099 x`)).toEqual([]);
  });

  it.each(['Wi-Fi', 'WiFi', 'WLAN', 'VPN', '802.1X', 'Network Access Control'])('%s is a network', word => {
    expect(findCodes(`no way into the ${word} today`)).toEqual(['network-refused']);
  });

  it.each([
    ['does not have mobile device management', 'enroll-page'],
    ['is failing some security checks', 'remediate-page'],
    ['account not onboarded', 'AccountNotOnboarded'],
    ['account_not_onboarded', 'AccountNotOnboarded'],
  ])('“%s” is %s', (sentence, code) => {
    expect(findCodes(`Your device ${sentence}.`)).toEqual([code]);
  });

  it.each(['zip', 'post', 'area', 'country', 'order', 'promo', 'discount', 'door', 'pin'])(
    'a %s code is none',
    word => {
      expect(findCodes(`my ${word} code 53003 here`)).toEqual([]);
    },
  );
  it.each([
    'request',
    'correlation',
    'trace',
    'timestamp',
    'session',
    'device',
    'port',
    'line',
    'ticket',
    'phone',
    'order',
    'post',
    'zip',
  ])('the number of a %s after an error is none', word => {
    expect(findCodes(`Error in ${word} 53003 x`)).toEqual([]);
  });
});
