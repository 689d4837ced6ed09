#!/bin/bash -p
# Clearway: whether everything is in place for it on this Mac, in the words of “clearway doctor”.
# “no data (why)” where doctor cannot be asked. It changes nothing.
set -u
export LC_ALL=C PATH=/usr/bin:/bin:/usr/sbin:/sbin

# Not by the command clearway: some package managers give /usr/local/bin to a person, and root runs nothing from there.
app=/Applications/Clearway.app
clearway="$app/Contents/MacOS/Clearway"
# Doctor ends by itself after 10 s, whatever hangs.
most_seconds=30

answer() {
  printf '%s\n' "$1"
  exit 0
}
no_data() { answer "no data ($1)"; }

[[ -x $clearway ]] || no_data 'Clearway is not installed'
# Root runs it, so nobody but root may be able to change it.
if ((EUID == 0)); then
  for path in "$app" "$app/Contents" "$app/Contents/MacOS" "$clearway"; do
    [[ $(/usr/bin/stat -f %u "$path" 2>/dev/null) == 0 ]] || no_data "$path does not belong to root"
    [[ $(/usr/bin/stat -f %Lp "$path" 2>/dev/null) =~ ^[0-7]?[0-7][0145][0145]$ ]] ||
      no_data "$path can be changed by others than root"
  done
fi

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

line=$(within "$most_seconds" "$clearway" --cli -- doctor --format intune 2>/dev/null </dev/null) ||
  no_data 'doctor did not end'

# One line of plain text: a tag or a line break in it would be read as something else.
((${#line} <= 4096)) || no_data 'doctor said far too much'
[[ -n $line && $line != *[[:cntrl:]]* && $line != *[\<\>]* ]] || no_data 'doctor gave no answer'
answer "$line"
