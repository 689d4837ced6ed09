#!/bin/bash -p
# After Clearway is installed: what is missing. Intune shows no failure of this script, its own log does:
# /Library/Logs/Microsoft/Intune
set -u
export LC_ALL=C PATH=/usr/bin:/bin:/usr/sbin:/sbin

missing=0
for path in /Applications/Clearway.app/Contents/MacOS/Clearway /usr/local/bin/clearway \
  /Library/LaunchAgents/com.clearway.companion.plist; do
  [[ -e $path ]] || {
    echo "Clearway: $path is missing."
    missing=1
  }
done
exit "$missing"
