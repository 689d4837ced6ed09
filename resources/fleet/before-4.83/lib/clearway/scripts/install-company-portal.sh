#!/bin/sh
set -eu

installer -pkg "${INSTALLER_PATH:?}" -target /

test -d "/Applications/Company Portal.app"
