# Lint of the server's C++, with clang-tidy. A file that passed is not read again until it, a header
# of ours that it includes, or what clang-tidy is told has changed. The others are read several at a
# time, as one file that includes them: most of the time is for what they all include.
# shellcheck shell=bash

clang_tidy=clang-tidy-19
tidy_folder=$root/build/tidy
# When the time is up no further file is begun, and the rest is reported as skipped.
tidy_seconds=${CG_TIDY_SECONDS:-600}

# Beast's templates take clang-tidy half a minute a file: net/beast/ and whatever else includes
# Boost's networking is left to the compiler's warnings and the sanitizers.
tidy_sources() {
  find "$root/server" -name '*.cpp' -not -path '*/net/beast/*' -print0 | sort -z |
    xargs -0 -r grep -LZE '^[ 	]*#[ 	]*include[ 	]*(<boost/(asio|beast)|"net/beast/)' || true
}

# A line "KEY SOURCE" for each source of server/. The key is a hash over the file, those of our
# headers that it included when it was last compiled, and what clang-tidy is told. A file that was
# never compiled is hashed with every header.
tidy_keys() {
  local settings every_header included=$tidy_folder/included source headers
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
    printf '%s %s\n' "$(printf '%s\n' "$settings" "$headers" "$(sha256sum <"$source")" | sha256sum |
      cut -d' ' -f1)" "$source"
  done < <(tidy_sources)
}

# Reads lines KEY SOURCE of files to be read, and writes batches of those of one layer (the same
# names may mean different things in two layers): LAYER-N, and LAYER-N.cpp which includes them.
write_batches() {
  awk -v ours="$root/server/" -v folder="$tidy_folder/batches/" -v most=12 '{
    source = substr($0, index($0, " ") + 1)
    layer = substr(source, length(ours) + 1)
    if (!sub(/\/.*/, "", layer)) layer = "program"
    n = count[layer]++
    batch = folder layer "-" int(n / most)
    print >batch
    printf "#include \"%s\"  // NOLINT(bugprone-suspicious-include)\n", source >(batch ".cpp")
  }'
}

# The flags that a source is compiled with, as far as they matter to a reader.
flags_of() { # SOURCE
  grep -F -B 1 "\"file\": \"$1\"" "$root/build/release/compile_commands.json" |
    grep -oE -- ' -(I|D|std=|isystem )[^ ]+'
}

tidy() { "$clang_tidy" -p "$root/build/release" --quiet --extra-arg=-w "$@" 2>&1; } # -w: warnings are g++'s business

tidy_file() { # UNTIL KEY SOURCE
  local found
  if (($(date +%s) >= $1)); then
    echo "skipped $3"
  elif found=$(tidy "$3"); then
    touch "$tidy_folder/ok/$2"
    echo "passed $3"
  else
    printf '%s\nfailed %s\n' "$found" "$3"
  fi
}

# Only if something is found is each file of a batch read by itself.
tidy_batch() { # UNTIL BATCH
  local key source passed=
  read -r key source <"$2"
  # shellcheck disable=SC2046 # a word for each flag
  if (($(date +%s) < $1)) && tidy "$2.cpp" -- $(flags_of "$source") >/dev/null; then passed=1; fi
  while read -r key source; do
    if [[ $passed ]]; then
      touch "$tidy_folder/ok/$key"
      echo "passed $source"
    else
      tidy_file "$1" "$key" "$source"
    fi
  done <"$2"
}

# clang-tidy over all of server/. Needs build/release configured. Says "passed", "failed" or
# "skipped" for each file.
check_tidy() {
  local until=$(($(date +%s) + tidy_seconds)) result=$tidy_folder/result key source
  rm -rf "$result" "$tidy_folder/batches"
  mkdir -p "$tidy_folder/ok" "$tidy_folder/batches"
  if [[ ! -f $root/build/release/compile_commands.json ]]; then
    echo "build/release is not configured: clang-tidy would not know the compiler's flags"
    return 1
  fi
  export -f tidy_batch tidy_file tidy flags_of
  export root clang_tidy tidy_folder
  tidy_keys >"$tidy_folder/keys"
  {
    while read -r key source; do
      [[ ! -f $tidy_folder/ok/$key ]] || echo "passed (unchanged) $source"
    done <"$tidy_folder/keys"
    while read -r key source; do
      [[ -f $tidy_folder/ok/$key ]] || echo "$key $source"
    done <"$tidy_folder/keys" | write_batches
    find "$tidy_folder/batches" -name '*.cpp' -print0 | sort -z | sed -z 's/\.cpp$//' |
      xargs -0 -r -P "$jobs" -n 1 bash -c 'tidy_batch "$@"' tidy "$until"
  } | tee "$result"
  ! grep -q '^failed ' "$result"
}
