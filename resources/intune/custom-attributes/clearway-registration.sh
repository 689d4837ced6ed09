#!/bin/bash -p
# Clearway: the registration code of this Mac, P0 to P9.
# “no data (why)” where that is not known. It changes nothing and needs no network.
set -u
export LC_ALL=C PATH=/usr/bin:/bin:/usr/sbin:/sbin

# Many times what Clearway writes.
most_bytes=1048576

answer() {
  printf '%s\n' "$1"
  exit 0
}
no_data() { answer "no data ($1)"; }

# Run as a person: that person. Run by root: who sits at the Mac, or whom a Jamf policy names as its third argument.
user=${3:-}
if ((EUID != 0)); then
  user=$(/usr/bin/id -un)
elif [[ -z $user ]]; then
  user=$(/usr/bin/stat -f %Su /dev/console 2>/dev/null)
fi
case $user in
  '' | root | loginwindow | _mbsetupuser) no_data 'nobody is logged in' ;;
esac
[[ $user =~ ^[A-Za-z0-9_][A-Za-z0-9._@-]*$ ]] || no_data 'the account name has unusual characters'
uid=$(/usr/bin/id -u "$user" 2>/dev/null)
[[ $uid =~ ^[1-9][0-9]*$ ]] || no_data 'the account is not known here'

home=$(/usr/bin/dscl /Search -read "/Users/$user" NFSHomeDirectory 2>/dev/null)
# A folder with a space in its name stands on a line of its own.
home=${home#NFSHomeDirectory:}
home=${home#$'\n'}
home=${home# }
[[ $home == /* && $home != *$'\n'* ]] || no_data 'the home folder is not known'
file="$home/Library/Application Support/Clearway/status.json"

within() {
  local seconds=$1 job guard ended
  shift
  set -m
  "$@" &
  job=$!
  (
    /bin/sleep "$seconds"
    kill -9 -- "-$job"
  ) >/dev/null 2>&1 &
  guard=$!
  wait "$job" 2>/dev/null
  ended=$?
  kill -- "-$guard" 2>/dev/null
  set +m
  return "$ended"
}

# With the owner’s rights and not with root’s: a link in the file’s place leads to nothing that its owner could not read.
as_owner() {
  if ((EUID == 0)); then /usr/bin/sudo -n -u "#$uid" -- "$@"; else "$@"; fi
}

as_owner /bin/test -e "$file" || no_data 'Clearway has not looked yet, or is not installed'
as_owner /bin/test -f "$file" || no_data 'status.json is not a file'
status=$(within 10 as_owner /usr/bin/head -c "$((most_bytes + 1))" "$file" 2>/dev/null) ||
  no_data 'status.json cannot be read'
((${#status} <= most_bytes)) || no_data 'status.json is far too large'

# The system’s own readers of JSON: plutil (macOS 12 and later), and JavaScript for what plutil does not take.
reader='function run([path]) {
  ObjC.import("Foundation");
  const bytes = $.NSFileHandle.fileHandleWithStandardInput.readDataToEndOfFile;
  const text = ObjC.unwrap($.NSString.alloc.initWithDataEncoding(bytes, $.NSUTF8StringEncoding));
  const found = path.split(".").reduce((at, key) => at[key], JSON.parse(text));
  if (typeof found !== "string" && typeof found !== "number") throw new Error("no value");
  return String(found);
}'
value() {
  local found
  found=$(printf '%s' "$status" | /usr/bin/plutil -extract "$1" raw -expect "${2:-string}" -o - - 2>/dev/null) ||
    found=$(printf '%s' "$status" | /usr/bin/osascript -l JavaScript -e "$reader" "$1" 2>/dev/null) ||
    return 1
  printf '%s' "$found"
}

version=$(value schemaVersion integer) || no_data 'status.json cannot be understood'
[[ $version == 1 ]] || no_data 'status.json is of another version of Clearway'
taken_at=$(value takenAt) || no_data 'status.json does not say when'
[[ $taken_at =~ ^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]{1,9})?Z$ ]] ||
  no_data 'status.json does not say when'
taken=$(/bin/date -j -u -f %Y-%m-%dT%H:%M:%S "${BASH_REMATCH[1]}" +%s 2>/dev/null) ||
  no_data 'status.json does not say when'
age_seconds=$(($(/bin/date +%s) - taken))
# Two clocks of one Mac agree to the second; five minutes are for one that was set in between.
((age_seconds >= -300)) || no_data 'the last look lies in the future'
age_hours=$((age_seconds < 0 ? 0 : age_seconds / 3600))

# Clearway looks far more often than that while somebody works.
max_age_hours=24
((age_seconds <= max_age_hours * 3600)) || no_data "the last look was $age_hours h ago"
code=$(value registration.code) || no_data 'status.json has no registration code'
[[ $code =~ ^P[0-9]$ ]] || no_data 'the registration code is none of P0 to P9'
answer "$code"
