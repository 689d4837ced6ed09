#!/bin/bash -p
# Before Clearway is installed: whether this Mac can take it. Anything but 0 puts it off to the next check-in.
set -u
export LC_ALL=C PATH=/usr/bin:/bin:/usr/sbin:/sbin

version=$(/usr/bin/sw_vers -productVersion)
major=${version%%.*}
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
