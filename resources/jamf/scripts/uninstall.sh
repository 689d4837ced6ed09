#!/bin/bash -p
# For a management service. What it gives as arguments (Jamf: volume, Mac, person) are no options of this script.
set --
# Takes Clearway off this Mac. Installed as Contents/Resources/uninstall.sh in the app, and needs nothing from there:
# it may be copied elsewhere and run when the app is gone already.
# -p: nothing in the environment of whoever runs it may define functions for a script of root.
set -u
PATH=/usr/bin:/bin:/usr/sbin:/sbin
export PATH

identifier=com.clearway.companion
app=/Applications/Clearway.app
agent="/Library/LaunchAgents/$identifier.plist"
shim=/usr/local/bin/clearway
keeps_user_data=no
is_dry_run=no
is_incomplete=no
is_another_app=no

usage() {
  cat <<'END'
Usage: sudo /Applications/Clearway.app/Contents/Resources/uninstall.sh [--dry-run] [--keep-user-data]

Takes Clearway off this Mac: the app, its LaunchAgent, the command clearway, the receipt of the package, and for every
user what was kept: state, logs, Keychain items, preferences, caches.

  --dry-run         says what would be removed, and removes nothing
  --keep-user-data  leaves what was kept for the users

Exit codes: 0 nothing is left, 1 something could not be removed, ran after all, or you are not root, 2 usage.
END
}

say() {
  printf '%s\n' "$1"
}

could_not() {
  is_incomplete=yes
  printf 'clearway uninstall: %s\n' "$1" >&2
  logger -t "$identifier" "uninstall: $1" || true
}

# Runs the rest of the line, or says it.
act() {
  if [ "$is_dry_run" = yes ]; then
    say "would run: $*"
  else
    "$@"
  fi
}

# Every session has a loginwindow that runs as its person; the one that asks for a password runs as root.
list_graphical_users() {
  local uid command
  {
    stat -f %u /dev/console
    ps -axo uid= -o comm= | while read -r uid command; do
      case "$command" in */loginwindow) printf '%s\n' "$uid" ;; esac
    done
  } 2>/dev/null | grep -E '^[1-9][0-9]*$' | sort -un
}

stop_agents() {
  local uid job
  for uid in $(list_graphical_users); do
    job="gui/$uid/$identifier"
    if launchctl print "$job" >/dev/null 2>&1; then
      say "stopping Clearway for user $uid"
      act launchctl bootout "$job" || true
    fi
  done
}

# What runs out of the app's folder, whoever started it. `comm` is the whole path on macOS, and may hold spaces.
list_processes() {
  if [ "$is_another_app" = yes ]; then return; fi
  ps -axo pid= -o comm= | while read -r pid command; do
    case "$command" in "$app"/*) printf '%s\n' "$pid" ;; esac
  done
}

# Waits for at most five seconds.
wait_until_ended() {
  local tenths=0
  while [ -n "$(list_processes)" ] && [ "$tenths" -lt 50 ]; do
    sleep 0.1
    tenths=$((tenths + 1))
  done
}

# An app that somebody started by hand is not launchd's to stop.
stop_processes() {
  local pid
  for pid in $(list_processes); do act kill -TERM "$pid" 2>/dev/null || true; done
  if [ "$is_dry_run" = yes ]; then return; fi
  wait_until_ended
  for pid in $(list_processes); do kill -KILL "$pid" 2>/dev/null || true; done
  wait_until_ended
}

is_loaded_for_anybody() {
  local uid
  for uid in $(list_graphical_users); do
    if launchctl print "gui/$uid/$identifier" >/dev/null 2>&1; then return 0; fi
  done
  return 1
}

# Nothing starts any more when the users' data are removed. What was started just before that, by a login or by hand, has
# perhaps written something anew.
check_nothing_runs() {
  if [ "$is_dry_run" = yes ]; then return; fi
  if [ -z "$(list_processes)" ] && ! is_loaded_for_anybody; then return; fi
  could_not 'Clearway was started while it was taken off, and may have kept something again. Please run this once more.'
  stop_agents
  stop_processes
  if [ -n "$(list_processes)" ] || is_loaded_for_anybody; then could_not 'Clearway could not be stopped.'; fi
}

# Removes one thing of the whole Mac. A link is removed itself; where it leads stays.
remove() {
  if [ ! -e "$1" ] && [ ! -L "$1" ]; then return; fi
  say "removing $1"
  act rm -rf -- "$1" || could_not "$1 could not be removed."
}

remove_shim() {
  if [ ! -e "$shim" ] && [ ! -L "$shim" ]; then return; fi
  if [ -f "$shim" ] && [ ! -L "$shim" ] && head -n 2 "$shim" | grep -q "^# $identifier:"; then
    say "removing $shim"
    # Never -r: the folder may be a person's, who could put a folder there between the look and the removal.
    act rm -f -- "$shim" || could_not "$shim could not be removed."
  else
    say "leaving $shim: it is not Clearway's"
  fi
}

remove_app() {
  local found
  if [ -d "$app" ] && [ ! -L "$app" ]; then
    found="$(plutil -extract CFBundleIdentifier raw -o - "$app/Contents/Info.plist" 2>/dev/null)" || found=''
    if [ -n "$found" ] && [ "$found" != "$identifier" ]; then
      is_another_app=yes
      say "leaving $app: it is another app ($found)"
      return
    fi
  fi
  remove "$app"
}

forget_receipt() {
  if ! pkgutil --pkg-info "$identifier" >/dev/null 2>&1; then return; fi
  say "forgetting the receipt $identifier"
  act pkgutil --forget "$identifier" >/dev/null || could_not "the receipt $identifier could not be forgotten."
}

# One line per user: the names of this Mac's own directory, root among them (a command line that root runs keeps state
# as well), without the accounts of services.
list_users() {
  dscl . -list /Users 2>/dev/null | grep -v '^_' | grep -vE '^(nobody|daemon)$'
}

# The home of user $1. dscl puts a value that holds a space on a line of its own.
home_of() {
  dscl . -read "/Users/$1" NFSHomeDirectory 2>/dev/null |
    sed -n -e 's/^NFSHomeDirectory: *//' -e 's/^ *//' -e '/./p' | head -n 1
}

# Runs as the user, with the user's rights and no more: whatever a home's links lead to, nothing of anybody else can be
# lost. $1 the home, $2 yes for a dry run. The paths are Clearway's own names, never a folder shared with other apps.
# Exit code 3: something stayed.
# shellcheck disable=SC2016 # Not expanded here: the text is a program of its own.
user_program='
set -u
identifier=com.clearway.companion
home="$(cd -P -- "$1" 2>/dev/null && pwd)" || exit 0
case "$home" in / | /dev | /dev/* | /private/var/empty | /var/empty) exit 0 ;; esac
is_dry_run="$2"
left=0
remove() {
  if [ ! -e "$1" ] && [ ! -L "$1" ]; then return; fi
  parent="$(cd -P -- "$(dirname "$1")" 2>/dev/null && pwd)" || return
  case "$parent/" in
    "$home"/*) ;;
    *) printf "leaving %s: a link leads out of the home\n" "$1"; return ;;
  esac
  if [ "$is_dry_run" = yes ]; then printf "would remove %s\n" "$1"; return; fi
  printf "removing %s\n" "$1"
  rm -rf -- "$1" 2>/dev/null || left=3
}
library="$home/Library"
# Through defaults first: its daemon would write a file back that is only deleted.
if [ "$is_dry_run" = no ]; then
  defaults delete "$identifier" >/dev/null 2>&1
  defaults -currentHost delete "$identifier" >/dev/null 2>&1
fi
for name in "Application Support/Clearway" Logs/Clearway Caches/Clearway "Caches/$identifier" \
  "HTTPStorages/$identifier" "HTTPStorages/$identifier.binarycookies" "WebKit/$identifier" \
  "Preferences/$identifier.plist" "Saved Application State/$identifier.savedState"; do
  remove "$library/$name"
done
for path in "$library/Preferences/ByHost/$identifier".*.plist; do remove "$path"; done
exit "$left"
'

# As user $1 (a user id), in that user's session where there is one: a Keychain answers nobody else.
as_user() {
  local uid="$1"
  shift
  if launchctl print "gui/$uid" >/dev/null 2>&1; then
    launchctl asuser "$uid" sudo -n -H -u "#$uid" -- "$@"
  else
    sudo -n -H -u "#$uid" -- "$@"
  fi
}

# Runs as the user as well: removes one Keychain item of service $1 and ends with the code of security; after 20 s, with
# 124, because a locked Keychain asks for a password on the screen and waits.
# shellcheck disable=SC2016 # Not expanded here: the text is a program of its own.
keychain_program='
security delete-generic-password -s "$1" </dev/null >/dev/null 2>&1 &
tenths=0
while kill -0 $! 2>/dev/null; do
  if [ "$tenths" -ge 200 ]; then
    kill -KILL $!
    exit 124
  fi
  sleep 0.1
  tenths=$((tenths + 1))
done
wait $!
'

# security removes one item at a time, and ends with 44 when there is none.
remove_keychain_items() {
  local code count=0
  if [ "$is_dry_run" = yes ]; then
    say "would remove the Keychain items $identifier of $2"
    return
  fi
  while [ "$count" -lt 20 ]; do
    code=0
    as_user "$1" /bin/bash -p -c "$keychain_program" clearway "$identifier" </dev/null || code=$?
    if [ "$code" -eq 44 ]; then return; fi
    if [ "$code" -ne 0 ]; then
      could_not "the Keychain of $2 did not answer ($code): items named $identifier may stay in it."
      return
    fi
    say "removed a Keychain item $identifier of $2"
    count=$((count + 1))
  done
}

clean_user() {
  local name="$1" home uid
  home="$(home_of "$name")"
  uid="$(id -u "$name" 2>/dev/null)" || return
  case "$home" in /*) ;; *) return ;; esac
  if [ ! -d "$home" ]; then return; fi
  # A home without a Library belongs to no person: nothing was ever kept there.
  if [ ! -d "$home/Library" ]; then return; fi
  as_user "$uid" /bin/bash -p -c "$user_program" clearway "$home" "$is_dry_run" </dev/null ||
    could_not "something of $name in $home could not be removed."
  remove_keychain_items "$uid" "$name"
}

say_what_stays() {
  say 'Left on purpose:'
  say "- what management delivers: profiles and /Library/Managed Preferences are your MDM's to remove"
  say '- what macOS keeps by itself: crash reports, notification settings, the system log'
  say '- copies in backups, and recordings and tickets that a person saved elsewhere'
  if [ "$keeps_user_data" = yes ]; then say '- state, logs, preferences and Keychain items of the users (--keep-user-data)'; fi
}

main() {
  local name
  while [ $# -gt 0 ]; do
    case "$1" in
      --dry-run) is_dry_run=yes ;;
      --keep-user-data) keeps_user_data=yes ;;
      --help | -h) usage; exit 0 ;;
      *) usage >&2; exit 2 ;;
    esac
    shift
  done
  if [ "$(id -u)" != 0 ]; then
    printf 'clearway uninstall: only root can take Clearway off this Mac. Run it with sudo, or from your MDM.\n' >&2
    exit 1
  fi
  # A folder of whoever called may not be readable for the users.
  cd /
  # What starts the app goes first: a Keychain may be waited for, and meanwhile people log in and open apps.
  remove "$agent"
  remove_shim
  remove_app
  stop_agents
  stop_processes
  if [ "$keeps_user_data" = no ]; then
    while IFS= read -r name; do
      if [ -n "$name" ]; then clean_user "$name"; fi
    done <<END
$(list_users)
END
  fi
  forget_receipt
  check_nothing_runs
  say_what_stays
  if [ "$is_incomplete" = yes ]; then exit 1; fi
}

# At the end, so that the whole script has been read before it removes the folder that it lies in.
main "$@"
exit 0
