# The checks that need no test to run: formatting, lint, layers, types.
# shellcheck shell=bash

clang_format=clang-format-19
clang_tidy=clang-tidy-19
# When the time is up no further file is begun, and the rest is reported as skipped.
tidy_seconds=${CG_TIDY_SECONDS:-600}

cpp_files() { find "$root/server" "$root/tests" -type f \( -name '*.cpp' -o -name '*.hpp' \) -print0 | sort -z; }

check_format() { cpp_files | xargs -0 -r "$clang_format" --style=file --dry-run --Werror; }
fix_format() { cpp_files | xargs -0 -r "$clang_format" --style=file -i; }

check_scripts() {
  # Left out: what shellcheck cannot know of files that source each other.
  grep -lrE '^#!.*bash|^# shellcheck shell=bash' "$root/scripts" "$root/.ci" |
    xargs -r -d '\n' shellcheck --severity=warning --exclude=SC2154,SC2034,SC1090,SC1091
}

check_layers() { "$root/scripts/layers" --self-test && "$root/scripts/layers"; }

# Beast's templates take clang-tidy half a minute a file: net/beast/ and whatever else includes
# Boost's networking is left to the compiler's warnings and the sanitizers.
tidy_sources() {
  find "$root/server" -name '*.cpp' -not -path '*/net/beast/*' -print0 | sort -z |
    xargs -0 -r grep -LZE '^[ 	]*#[ 	]*include[ 	]*(<boost/(asio|beast)|"net/beast/)' || true
}

# Pairs SOURCE, KEY (each ended by a NUL) for each source of server/. The key is a hash over the
# file, those of our headers that it included when it was last compiled, and what clang-tidy is told.
# A file that was never compiled is hashed with every header.
tidy_keys() {
  local settings every_header included=$root/build/tidy/included source headers
  settings=$(fingerprint "$root/.clang-tidy" "${BASH_SOURCE[0]}")
  every_header=$(find "$root/server" -name '*.hpp' -print0 | sort -z | xargs -0 cat | sha256sum)
  ninja -C "$root/build/release" -t deps 2>/dev/null | awk -v OFS='\t' -v ours="$root/server/" '
    /^[^ ]/ { source = "" }
    /^ / {
      sub(/^ +/, "")
      if (source == "") source = $0
      if (index($0, ours) == 1) print source, $0
    }' | sort -u >"$included"
  while IFS= read -r -d '' source; do
    headers=$(awk -F '\t' -v source="$source" '$1 == source { print $2 }' "$included" |
      xargs -r -d '\n' cat 2>/dev/null | sha256sum)
    grep -qF "$source	" "$included" || headers=$every_header
    printf '%s\0%s\0' "$source" \
      "$(printf '%s\n' "$settings" "$headers" "$(sha256sum <"$source")" | sha256sum | cut -d' ' -f1)"
  done < <(tidy_sources)
}

tidy_file() { # UNTIL SOURCE KEY
  local mark=$root/build/tidy/ok/$3 found
  if [[ -f $mark ]]; then
    echo "passed (unchanged) $2"
  elif (($(date +%s) >= $1)); then
    echo "skipped $2"
  elif found=$("$clang_tidy" -p "$root/build/release" --quiet \
    --extra-arg=-w "$2" 2>&1); then # -w: warnings are g++'s business
    touch "$mark"
    echo "passed $2"
  else
    printf '%s\nfailed %s\n' "$found" "$2"
  fi
}

# clang-tidy over all of server/; files that passed and have not changed since are not read again.
# Needs build/release configured. Says "passed", "failed" or "skipped" for each file.
check_tidy() {
  local until=$(($(date +%s) + tidy_seconds)) result=$root/build/tidy/result
  mkdir -p "$root/build/tidy/ok"
  rm -f "$result"
  if [[ ! -f $root/build/release/compile_commands.json ]]; then
    echo "build/release is not configured: clang-tidy would not know the compiler's flags"
    return 1
  fi
  export -f tidy_file
  export root clang_tidy
  tidy_keys | xargs -0 -r -P "$jobs" -n 2 bash -c 'tidy_file "$@"' tidy "$until" | tee "$result"
  ! grep -q '^failed ' "$result"
}
