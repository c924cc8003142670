# Functions and variables that the scripts of this folder share. Sourced, never run.
# shellcheck shell=bash
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
script="$root/script"
# The scripts that source this file use it.
# shellcheck disable=SC2034
program="$root/build/release/storyflow"

say() { printf '%s\n' "$*"; }

fail() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# Prints the comment block at the head of the running script.
usage() { sed -n '2,/^$/ { /^#/ !d; s/^# \{0,1\}//; p }' "$0"; }

# Prints the script's usage and ends it if the arguments ask for help.
answer_help() {
  case "${1:-}" in -h | --help)
    usage
    exit 0
    ;;
  esac
}

# The names of the packages of the given groups.
packages_of() {
  local group
  for group in "$@"; do
    awk -v group="$group" '$1 == group { print $2 }' "$script/packages.txt"
  done
}

# The packages of the given groups that are not installed.
missing_packages() {
  local wanted
  mapfile -t wanted < <(packages_of "$@")
  comm -23 <(printf '%s\n' "${wanted[@]}" | sort) \
    <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null |
      awk '$1 == "installed" { print $2 }' | sort)
}

# The number of compilers to run at once: one per core, with about 1.5 GiB of memory for each.
build_jobs() {
  local cores memory
  cores="$(nproc)"
  memory="$(awk '/^MemTotal:/ { print int($2 / 1572864) }' /proc/meminfo)"
  ((memory >= 1)) || memory=1
  say "$((cores < memory ? cores : memory))"
}

# Runs a command without address space randomisation where that is allowed: the sanitizers of GCC 12 and clang
# 16 cannot map their shadow memory on kernels that randomise addresses widely.
with_fixed_addresses() {
  if setarch "$(uname -m)" -R true 2>/dev/null; then
    setarch "$(uname -m)" -R "$@"
  else
    "$@"
  fi
}
