/** Microsoft's page behind “More details”, with everything that it has; what is null is left out. */
export function pageOf(code: string, change: Readonly<Record<string, string | null>> = {}): string {
  const lines: Readonly<Record<string, string | null>> = {
    'Error Code': code,
    'Request Id': requestId,
    'Correlation Id': correlationId,
    Timestamp: '2026-11-20T11:58:00.123Z',
    'App name': 'Example',
    'App id': '11111111-2222-4333-8444-555555555555',
    'IP address': '198.51.100.7',
    'Device identifier': 'Not available',
    'Device platform': 'macOS',
    'Device state': 'Unregistered',
    ...change,
  };
  const shown = Object.entries(lines).flatMap(([label, value]) => (value === null ? [] : [`${label}: ${value}`]));
  return ['You cannot access this right now', ...shown, 'Signed in as sam@example.com'].join('\n');
}

export const requestId = '0f5e2b7c-1d3a-4c68-9a7b-2e4f6a8c0d12';
export const correlationId = '6b1c0f3e-9d2a-4b57-8e4c-7a9f1d3b5c60';
