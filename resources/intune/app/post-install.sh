#!/bin/bash -p
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
