#!/bin/sh
set -eu

installer -pkg "${INSTALLER_PATH:?}" -target /

# Its own postinstall starts it for whoever is logged in.
test -x /Applications/Clearway.app/Contents/MacOS/Clearway
