import type { SecurityGuard } from './security-guard.ts';

/** The network: servers, proxies, tokens. */
export const networkGuards: readonly SecurityGuard[] = [
  {
    guard: 'Everything but this machine itself is spoken to over https',
    threat: 'network',
    where: 'src-main/adapters/http.ts',
    heldBy: [
      {
        file: 'test/adapters/http-failures.test.ts',
        test: 'a URL that is none › is refused without https, unless it is this machine: %s',
      },
    ],
  },
  {
    guard: 'An address with a name or password in it, or of another scheme, is refused and not quoted',
    threat: 'token',
    where: 'src-main/adapters/http.ts',
    heldBy: [
      { file: 'test/adapters/http-failures.test.ts', test: 'a URL that is none › fails without being quoted: %s' },
    ],
  },
  {
    guard: 'Certificates are verified, whatever the environment says',
    threat: 'network',
    where: 'src-main/adapters/http/sockets.ts',
    heldBy: [
      {
        file: 'test/adapters/http-certificates.test.ts',
        test: 'a server’s certificate › that cannot be verified stays refused, whatever the environment says',
      },
      {
        file: 'test/adapters/http-certificates.test.ts',
        test: 'a server with a certificate of the company’s own root › is trusted with that root, and only then',
      },
    ],
  },
  {
    guard: 'A certificate is for the host that was asked',
    threat: 'network',
    where: 'src-main/adapters/http/sockets.ts',
    heldBy: [
      { file: 'test/adapters/http-certificates.test.ts', test: 'a server’s certificate › %s: %s, and no request' },
    ],
  },
  {
    guard: 'Fleet’s private certificates count for Fleet’s server, not for a proxy on the way',
    threat: 'network',
    where: 'src-main/adapters/http/connection.ts',
    heldBy: [
      {
        file: 'test/adapters/http-proxies.test.ts',
        test: 'a request through another kind of proxy › trusts no https proxy by the certificates that are the server’s alone',
      },
    ],
  },
  {
    guard: '`ORBIT_INSECURE` is not honoured',
    threat: 'network',
    where: 'src-main/probes/fleet-certificates.ts',
    heldBy: [
      {
        file: 'test/probes/fleet-certificates.test.ts',
        test: 'the Fleet agent’s certificates › are none on most Macs',
      },
      {
        file: 'test/adapters/http-certificates.test.ts',
        test: 'a server’s certificate › that cannot be verified stays refused, whatever the environment says',
      },
    ],
  },
  {
    guard: 'No redirect is followed: it would carry the token to another host',
    threat: 'token',
    where: 'src-main/adapters/http/exchange.ts',
    heldBy: [
      { file: 'test/adapters/http.test.ts', test: 'an http answer › %i is not followed' },
      {
        file: 'test/upstreams/secrecy.test.ts',
        test: 'what goes to the server › never follows a %i, which would carry the token to another host',
      },
    ],
  },
  {
    guard: 'An answer has a limit, and is never unpacked',
    threat: 'server-text',
    where: 'src-main/adapters/http/exchange.ts',
    heldBy: [
      { file: 'test/adapters/http.test.ts', test: 'the cap on a body › ends a body that never ends' },
      {
        file: 'test/adapters/http.test.ts',
        test: 'the cap on a body › never unpacks: what was packed unasked stays packed',
      },
    ],
  },
  {
    guard: 'A request has a deadline over all its ways',
    threat: 'network',
    where: 'src-main/adapters/http.ts',
    heldBy: [
      {
        file: 'test/adapters/http-deadlines.test.ts',
        test: 'the deadline of a whole request › ends an answer that drips on and on, and the connection with it',
      },
    ],
  },
  {
    guard: 'A caller may add three headers, of letters that no header ends at',
    threat: 'server-text',
    where: 'src-main/adapters/http/request-headers.ts',
    heldBy: [
      {
        file: 'test/adapters/http-bodies.test.ts',
        test: 'the headers of a request › are a fault of ours when %s is among them, and nothing is sent',
      },
      {
        file: 'test/adapters/http-bodies.test.ts',
        test: 'the headers of a request › are a fault of ours with a value like %j, which is not shown',
      },
    ],
  },
  {
    guard: 'No environment variable chooses a proxy',
    threat: 'same-user',
    where: 'src-main/adapters/http.ts',
    heldBy: [
      {
        file: 'test/adapters/http-proxies.test.ts',
        test: 'the choice of a proxy › is never an environment variable’s',
      },
    ],
  },
  {
    guard: 'A proxy that says no is not passed by',
    threat: 'network',
    where: 'src-main/adapters/http/connection.ts',
    heldBy: [
      {
        file: 'test/adapters/http-proxies.test.ts',
        test: 'a request through an http proxy › that answers %i is %s, and no other way passes by that',
      },
    ],
  },
  {
    guard: 'A failure is named by its code, never by a message with the address',
    threat: 'token',
    where: 'src-main/adapters/http/failures.ts',
    heldBy: [
      {
        file: 'test/adapters/http-failures.test.ts',
        test: 'a request that gets no answer › is refused where nobody listens',
      },
      { file: 'test/upstreams/secrecy.test.ts', test: 'the token › is in nothing that comes out after %s' },
    ],
  },
  {
    guard: 'The page that tells a captive portal is asked without a token, over its fixed address',
    threat: 'token',
    where: 'src-main/upstreams/captive-portal.ts',
    heldBy: [
      {
        file: 'test/upstreams/captive-portal.test.ts',
        test: 'a captive portal › is asked for on the page that macOS asks, over http, once, briefly and without a body to speak of',
      },
    ],
  },
  {
    guard: 'A captive portal’s page is no answer of the server',
    threat: 'network',
    where: 'src-main/upstreams/fleet/fleet-upstream.ts',
    heldBy: [
      {
        file: 'test/upstreams/fleet-client.test.ts',
        test: 'asking for a refetch › believes no captive portal: a page is not an answer',
      },
    ],
  },
  {
    guard: 'The token is read anew for each request and never kept',
    threat: 'token',
    where: 'src-main/upstreams/fleet/client.ts',
    heldBy: [
      { file: 'test/upstreams/fleet-client.test.ts', test: 'the device token › is read anew for every request' },
      { file: 'test/engine/kept-documents.test.ts', test: 'the kept journey › holds no token' },
    ],
  },
  {
    guard: 'A token file with anything that could change an address is refused',
    threat: 'token',
    where: 'src-main/probes/fleet-token.ts',
    heldBy: [{ file: 'test/probes/fleet-agent.test.ts', test: 'the device token › is not understood when it is %s' }],
  },
  {
    guard: 'A refused token is not sent again before it changes',
    threat: 'network',
    where: 'src-main/upstreams/fleet/client.ts',
    heldBy: [
      {
        file: 'test/upstreams/fleet-client.test.ts',
        test: 'the device token › does not send a refused token again until the file changes',
      },
    ],
  },
  {
    guard: 'A Fleet address is https, without a name and password',
    threat: 'user-settings',
    where: 'src-main/probes/fleet-server.ts',
    heldBy: [
      {
        file: 'test/probes/fleet-server.test.ts',
        test: 'a bad server never falls through to the next source › when Clearway’s settings name %s',
      },
    ],
  },
  {
    guard: 'A report goes to the address that IT forces, https, and to no other',
    threat: 'user-settings',
    where: 'src-main/upstreams/report/report-url.ts',
    heldBy: [{ file: 'test/upstreams/report/delivery.test.ts', test: 'a reporter › is not opened for %j: %s' }],
  },
  {
    guard: 'A report without its key is not sent where the Keychain cannot say whether there is one',
    threat: 'report-service',
    where: 'src-main/upstreams/report/send-report.ts',
    heldBy: [
      {
        file: 'test/upstreams/report/delivery.test.ts',
        test: 'a report › waits while the Keychain says %s: nothing is sent',
      },
    ],
  },
  {
    guard: 'A key that no header can hold is sent nowhere and shown nowhere',
    threat: 'report-service',
    where: 'src-main/upstreams/report/send-report.ts',
    heldBy: [
      {
        file: 'test/upstreams/report/delivery.test.ts',
        test: 'a report › does not carry a key that no header can hold, and shows it nowhere',
      },
    ],
  },
  {
    guard: 'Neither address nor key of the service stands in an outcome, a status or the log',
    threat: 'report-service',
    where: 'src-main/upstreams/report/report-url.ts',
    heldBy: [
      {
        file: 'test/upstreams/report/delivery.test.ts',
        test: 'a report › shows neither address nor key in any outcome, status or log',
      },
    ],
  },
  {
    guard: 'A service that answers can silence a Mac for a day at most',
    threat: 'report-service',
    where: 'src-main/upstreams/report/report-answer.ts',
    heldBy: [
      {
        file: 'test/upstreams/report/answers.test.ts',
        test: 'what a receiver answers › that asks for the next one after %s is taken for %s, also from the disk',
      },
    ],
  },
  {
    guard: 'Switched off by IT it asks nobody and sends nothing',
    threat: 'network',
    where: 'src-main/engine/look-once.ts',
    heldBy: [
      {
        file: 'test/engine/switched-off.test.ts',
        test: 'a look that finds Clearway switched off asks no server, although its agent and token are there',
      },
      {
        file: 'test/commands/switched-off.test.ts',
        test: 'a command line where IT has switched Clearway off › looks at nothing, asks nobody and keeps nothing',
      },
      {
        file: 'test/commands/switched-off.test.ts',
        test: 'a command line where IT has switched Clearway off › sends no refetch',
      },
      {
        file: 'test/heed-switch.test.ts',
        test: 'settings are told as long as IT has not switched Clearway off, and from then on nobody goes on',
      },
    ],
  },
];
