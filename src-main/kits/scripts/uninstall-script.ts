/** Renders the script with which a management service takes Clearway off a Mac: the app's own, once it is seen to be root's. */
export function renderUninstallScript(): string {
  return `#!/bin/bash -p
# Takes Clearway off this Mac: the app, its login item, and what it kept for every person.
set -u
export LC_ALL=C PATH=/usr/bin:/bin:/usr/sbin:/sbin

resources=/Applications/Clearway.app/Contents/Resources
uninstall="$resources/uninstall.sh"

((EUID == 0)) || {
  echo 'Only root can take Clearway off.' >&2
  exit 1
}
[[ -e /Applications/Clearway.app ]] || {
  echo 'Clearway is not installed.'
  exit 0
}
# Root runs what it finds there, so nobody but root may be able to change it.
for path in /Applications/Clearway.app "$resources" "$uninstall"; do
  owner=$(/usr/bin/stat -f %u "$path" 2>/dev/null)
  mode=$(/usr/bin/stat -f %Lp "$path" 2>/dev/null)
  [[ $owner == 0 && $mode =~ ^[0-7]?[0-7][0145][0145]$ ]] || {
    echo "$path is missing, or others than root can change it. Install the package again, then run this." >&2
    exit 1
  }
done
exec /bin/bash -p "$uninstall"
`;
}
