#!/bin/sh
set -eu

# A Mac without the app cannot prove any more that it is registered: take the Platform SSO profile off first.
pkill -x "Company Portal" || true
rm -rf "/Applications/Company Portal.app"

for receipt in com.microsoft.CompanyPortalMac com.microsoft.CompanyPortal; do
  if pkgutil --pkg-info "$receipt" >/dev/null 2>&1; then
    pkgutil --forget "$receipt"
  fi
done
