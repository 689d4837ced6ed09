/**
 * The device certificate of every registered recorded Mac, as base64url DER without padding.
 *
 * Made once with openssl 3.0, both keys thrown away afterwards. The issuer is one RDN of four attributes, as on a real
 * Mac (the OU is invented):
 *
 *     openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -config ca-req.cnf -multivalue-rdn \
 *       -subj "/DC=net+DC=windows+CN=MS-Organization-Access+OU=5e8a03c7-62bd-4f19-8c40-9b7d21e6a3f5"
 *     openssl ecparam -name prime256v1 -genkey -noout -out device.key
 *     openssl req -new -key device.key -config device-req.cnf -out device.csr      # CN = the device id
 *     openssl ca -batch -config ca.cnf -in device.csr -keyfile ca.key -cert ca.pem \
 *       -startdate 20260302081500Z -enddate 20360302084500Z -notext -out device.pem
 *     openssl x509 -in device.pem -outform der | basenc --base64url -w 96 | tr -d =
 *
 * Its extensions in ca.cnf, each `DER:04:81:10:` and a GUID's 16 little-endian bytes:
 * 1.2.840.113556.1.5.284.2 the device id, .284.3 the user's object id, .284.5 the tenant id (all in invented-ids.ts);
 * .284.8 holds the region "EU" and .284.7 a "1".
 */
export const deviceCertificate = [
  'MIIDOzCCAiOgAwIBAgIUGUIwxTyDjWeA-iOqVBEWRzxLlfQwDQYJKoZIhvcNAQELBQAweDF2MBEGCgmSJomT8ixkARkWA25l',
  'dDAVBgoJkiaJk_IsZAEZFgd3aW5kb3dzMB0GA1UEAxMWTVMtT3JnYW5pemF0aW9uLUFjY2VzczArBgNVBAsTJDVlOGEwM2M3',
  'LTYyYmQtNGYxOS04YzQwLTliN2QyMWU2YTNmNTAeFw0yNjAzMDIwODE1MDBaFw0zNjAzMDIwODQ1MDBaMC8xLTArBgNVBAMT',
  'JDdjMWU5NGQyLTViMDgtNGY2My05YTI3LWUwM2Q4YjYxYzVmNDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABAs8WpZrfo8o',
  'lpUNiLhZLduTmO6-W3geTmRI1aAjx6WDIrISLLWATlB_z9SiRMWnv0b06n1Pd9SXHDqsB01UT86jgdAwgc0wDAYDVR0TAQH_',
  'BAIwADAWBgNVHSUBAf8EDDAKBggrBgEFBQcDAjAOBgNVHQ8BAf8EBAMCB4AwIgYLKoZIhvcUAQWCHAIEEwSBENKUHnwIW2NP',
  'mifgPYthxfQwIgYLKoZIhvcUAQWCHAMEEwSBEI9u0LLDkV1KjnQW96kMPSswIgYLKoZIhvcUAQWCHAUEEwSBEGEqT9l7DjhM',
  'tamDxvHgLXowFAYLKoZIhvcUAQWCHAgEBQSBAkVVMBMGCyqGSIb3FAEFghwHBAQEgQExMA0GCSqGSIb3DQEBCwUAA4IBAQBY',
  '8cySfbRp5NsXL2GmTtz4vPVHmVylAsuEX9JtJyR6-XNnAqapPBIY6b3AMeq0g58zNFoiyYJE7soYeFEo8-jQ6hET8KoXPqG1',
  'Lcpw5wUZgQDcWFa0M6pw3Iwqtsi5I6fPQt-Irll_V260IjPzTtyEhDuK1PoO16E-nCcW5GSq17pAsAD7wn6mGstczq1fmzch',
  'FeI3sLZPv873cME0BKrM298CpQ-TR5MNClADdmvjhM274fhQOFcgx3R5iQDkAFzBICalAck_MkBDSkOvvPQQtiWqh0JY1VEh',
  'SoqoBkEcYlLQF2By3C6h999iuEXq4ySOdOVnZ4m_B5ZS105QyABy',
].join('');
