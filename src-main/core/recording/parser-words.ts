/*
 * Words that parsers look for in what macOS, browsers and servers write, besides single letters and numbers. Somebody whose
 * name is one of them keeps it in texts: another word in its place would make the recording say something else.
 */
const words = `
access account action actions active activities activity address admin administrator agent alias alis allow allowed always
altsecurityidentities any anyhashable app apps appsso array attribute attributes auth authentication
auto available azure blob bool boolean bootstrap boundary browser browsers bundle case certificate cfbundle chrome class
cloud code com command companion company companyportal companyportalmac conditional config configuration configured contents created
critical data database date deferred decryption default dep deny denied desktop description detail device devices dict dictionary directory
disable disabled disk done domain down dsattrtypestandard edge edgemac enable enabled encryption enclave end enroll enrolled enrollment
enrolment error example exception exceptions exceptionslist expiration extensible extension extensions extradeviceinformation fail failed failing false
file files filevault finished firefox fleet fleetd fleetdm folder found full ftpenable global google guest handlers has
hidden home host hostname http https httpenable httpproxy httpport httpsenable httpsproxy httpsport identifier identity info inprogress install
installed integer interface intune isssoextensioninfullmode ioplatformexpertdevice ioplatformserialnumber ioplatformuuid ioreg issu issuer item jamf jamfcloud
kerberos key keychain keychains labl last launch launchservices library library/managed license line local location login mac macintosh
macos manage managed management master matches mdm message metadata method microsoft microsoftonline mobile mode mozilla
name net network new nil none normal not null number off offline okta online only open optional orbit org organization other owner
package passed password path pending person pid pkgutil platform platformsso plist plugin policies policy port portal preferences
present primary problem product profile profiles program progress protocol proxy proxyautoconfigenable psso read ready realm receipt receive
record recording refetch registered register registration remote remove report required response restart result root row safari sam-account
scoped scope secure select server service session set settings setup shared sharing show single socksenable smart software sso ssoextension stale
standard state status step store stored string subject such support supported supplemental switch sync system systems tables team
tenant test text the there this ticket time timed title token tokens true turn type undefined unknown
unlock until update upstream upn user users username utility valid value version via volume waiting warning web where window with
workplace workplacejoin yes your you and approved are case for from into its was were when will has have but can bytes blobs been
accountsandpreferences issue masked nobody someone
`;
const known: ReadonlySet<string> = new Set(words.split(/\s+/).filter(word => word !== ''));

/** Whether a parser knows this word, however it is spaced and in whatever letters. */
export function isParserWord(text: string): boolean {
  return known.has(text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, ''));
}
