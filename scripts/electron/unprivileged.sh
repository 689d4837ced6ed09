#!/bin/sh
# Starts a program with a home folder of its own and, when called by root, as user and group 65534: Chromium's sandbox
# refuses to work for root. Usage: unprivileged.sh HOME PROGRAM [ARGUMENT]...
set -eu

home=$1
program=$2
shift 2

# The caller's own session is not for the program, and its folders are not readable for it either.
unset DBUS_SESSION_BUS_ADDRESS XDG_RUNTIME_DIR
HOME=$home
XDG_CONFIG_HOME=$home/.config
XDG_CACHE_HOME=$home/.cache
XDG_DATA_HOME=$home/.local/share
XDG_STATE_HOME=$home/.local/state
TMPDIR=$home/tmp
export HOME XDG_CONFIG_HOME XDG_CACHE_HOME XDG_DATA_HOME XDG_STATE_HOME TMPDIR
mkdir -p "$TMPDIR"

if [ "$(id -u)" -ne 0 ]; then
  exec "$program" "$@"
fi

# The X server's key belongs to the user who started the server (xvfb-run keeps it in a private folder).
if [ -n "${XAUTHORITY:-}" ] && [ -r "$XAUTHORITY" ]; then
  cp "$XAUTHORITY" "$home/.Xauthority"
  XAUTHORITY=$home/.Xauthority
  export XAUTHORITY
fi

# Playwright makes the profile folder as root, and preloaded files (-r FILE) may lie in a folder only root can read.
count=$#
preload=no
while [ "$count" -gt 0 ]; do
  argument=$1
  shift
  case $argument in
    --user-data-dir=?*) chown -R 65534:65534 "${argument#--user-data-dir=}" ;;
    -r | --require) preload=next ;;
  esac
  if [ "$preload" = now ] && [ -f "$argument" ]; then
    copy=$(mktemp -d "$home/preload-XXXXXX")
    cp "$argument" "$copy/"
    argument=$copy/$(basename "$argument")
  fi
  if [ "$preload" = next ]; then preload=now; else preload=no; fi
  set -- "$@" "$argument"
  count=$((count - 1))
done

# Some containers give /dev/shm to root only; Chromium then has to use its temporary folder.
if ! setpriv --reuid=65534 --regid=65534 --clear-groups test -w /dev/shm; then
  set -- --disable-dev-shm-usage "$@"
fi

chown -R 65534:65534 "$home"
exec setpriv --reuid=65534 --regid=65534 --clear-groups -- "$program" "$@"
