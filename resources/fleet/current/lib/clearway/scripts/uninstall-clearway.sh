#!/bin/sh
set -eu

own=/Applications/Clearway.app/Contents/Resources/uninstall.sh
if [ ! -f "$own" ]; then
  echo "Clearway is not installed."
  exit 0
fi

# It removes the app that it lies in, and a shell reads a script while it runs.
copy="$(mktemp -d)"
trap 'rm -rf "$copy"' EXIT
cp "$own" "$copy/uninstall.sh"
/bin/sh "$copy/uninstall.sh"
