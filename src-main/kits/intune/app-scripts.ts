/** Runs before the package. A failure keeps the app from being installed, and Intune tries again at the next check-in. */
export function renderPreInstallScript(): string {
  return `#!/bin/bash -p
# Before Clearway is installed: whether this Mac can take it. Anything but 0 puts it off to the next check-in.
set -u
export LC_ALL=C PATH=/usr/bin:/bin:/usr/sbin:/sbin

version=$(/usr/bin/sw_vers -productVersion)
major=\${version%%.*}
if [[ ! $major =~ ^[0-9]+$ ]] || ((major < 13)); then
  echo "Clearway needs macOS 13 or later; this is $version."
  exit 1
fi
free=$(/bin/df -Pk /Applications | /usr/bin/awk 'NR == 2 { print $4 }')
if [[ ! $free =~ ^[0-9]+$ ]] || ((free < 1048576)); then
  echo 'Clearway needs 1 GB of free space to be installed.'
  exit 1
fi
exit 0
`;
}

/** Runs after the package, and only reports: Intune calls the installation a success whatever this ends with. */
export function renderPostInstallScript(): string {
  return `#!/bin/bash -p
# After Clearway is installed: what is missing. Intune shows no failure of this script, its own log does:
# /Library/Logs/Microsoft/Intune
set -u
export LC_ALL=C PATH=/usr/bin:/bin:/usr/sbin:/sbin

# /usr/local/bin/clearway is not among them: the package leaves it out where that folder is not root's.
missing=0
for path in /Applications/Clearway.app/Contents/MacOS/Clearway /Library/LaunchAgents/com.clearway.companion.plist; do
  [[ -e $path ]] || {
    echo "Clearway: $path is missing."
    missing=1
  }
done
exit "$missing"
`;
}
