# Shared by all scripts: where things are, one line per step, logs. Sourced, never run.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
logs=$root/build/logs
stamps=$root/build/stamps
mkdir -p "$logs" "$stamps"
export LC_ALL=C.UTF-8

# At most two compilers at a time: a Beast file takes 0.8 GB, more with sanitizers.
jobs=$(nproc)
((jobs <= 2)) || [[ ${CG_JOBS:-} ]] || jobs=2
jobs=${CG_JOBS:-$jobs}

die() {
  printf '\n%s\n' "$*" >&2
  exit 1
}

log_of() { # a step's title -> its log file
  local name
  name=$(tr -cs 'a-z0-9+\n' '-' <<<"${1,,}")
  printf '%s/%s.log' "$logs" "${name%-}"
}

# step TITLE COMMAND...: runs it with the output in a log, which is shown if it fails.
# Returns the command's status, so `set -e` ends the script unless the caller handles it.
step() {
  local title=$1 log start=$SECONDS status=0
  log=$(log_of "$title")
  shift
  printf '%s ... ' "$title"
  NO_COLOR=1 "$@" >"$log" 2>&1 || status=$?
  if ((status == 0)); then
    printf 'done (%d s)\n' $((SECONDS - start))
  else
    printf 'FAILED (%d s)\n' $((SECONDS - start))
    show_log "$log"
  fi
  return "$status"
}

show_log() {
  printf -- '--- last lines of %s\n' "${1#"$root"/}"
  tail -n "${CG_LOG_LINES:-60}" "$1"
  printf -- '---\n'
}

# fingerprint FILE...: one hash over names and contents.
fingerprint() { sha256sum "$@" | sha256sum | cut -d' ' -f1; }

stamp_is() { [[ -f $stamps/$1 && $(<"$stamps/$1") == "$2" ]]; }
set_stamp() { printf '%s' "$2" >"$stamps/$1"; }
