# What scripts/bench does: building, the peers from npm, the runs, the machine's facts.
# shellcheck shell=bash

bench=$root/build/bench
bench_peers=$root/build/tools/bench
programs=$root/build/release/bin
load_client=$programs/load
ws_version=8.23.0
socket_io_version=4.8.4
mkdir -p "$bench"

build_load() {
  configure release -DCG_TESTS=ON && build release commonground load_programs
}

# The pages are part of one measure, and the server wants them.
prepare_pages() {
  need_node
  install_client
  step "Building the pages" build_pages
}

# Other fan-out servers to compare with. Without the registry they are left out.
prepare_peers() {
  local name
  peers=()
  is_wanted fanout || return 0
  if ! step "Installing ws $ws_version and socket.io $socket_io_version from npm" \
    npm install --prefix "$bench_peers" --no-save --ignore-scripts --no-audit --no-fund \
    "ws@$ws_version" "socket.io@$socket_io_version"; then
    echo "ws and socket.io are left out: the npm registry was not reached."
    return 0
  fi
  # They find their packages beside them.
  cp "$root"/tests/load/peers/*.mjs "$bench_peers"
  for name in ws socket.io; do
    peers+=(--peer "$name=$(command -v node) $bench_peers/$name.mjs")
  done
}

# load_run ARGUMENT...: the load client with everything that it has to find.
load_run() {
  "$load_client" --programs "$programs" --pages "$pages" --templates "$root/protocol/templates" \
    --scratch "$bench/scratch" --curves "$bench" "$@"
}

browser_about="a slow phone on a slow link, and 500 aims on its page, in Chromium"

list_scenarios() {
  "$load_client" --list
  printf '%-16s %s\n' browser "$browser_about"
}

# Whether a scenario is to be played: all are when none is named.
is_wanted() { [[ ${#only[@]} == 0 || " ${only[*]} " == *" $1 "* ]]; }

run_scenarios() {
  local rows=$bench/rows.jsonl status=0 size=() name of_client=()
  [[ $mode == full ]] || size=(--quick)
  rm -f "$rows"
  machine_in_words
  [[ $mode == full ]] || echo "Quick: smaller sizes than those that the bounds are for."
  for name in "${only[@]}"; do [[ $name == browser ]] || of_client+=("$name"); done
  if [[ ${#only[@]} == 0 || ${#of_client[@]} -gt 0 ]]; then
    load_run "${size[@]}" --json "$rows" "${peers[@]}" "${of_client[@]}" || status=$?
  fi
  if is_wanted browser; then
    ((${#only[@]} != 1)) || size+=(--heading)
    run_browser "${size[@]}" --json "$rows" || status=$?
  fi
  write_results "$rows"
  rm -rf "$bench/scratch"
  printf '\nWritten: %s\n' "build/bench/results.json"
  return "$status"
}

# run_browser ARGUMENT...: what pages take in a browser. Only measured where there is one.
run_browser() {
  local chromium=${CG_CHROMIUM:-/usr/bin/chromium}
  if [[ ! -x $chromium ]]; then
    echo "browser is left out: there is no Chromium at $chromium (CG_CHROMIUM says where it is)."
    return 0
  fi
  CG_SERVER=$programs/commonground CG_PAGES=$pages CG_CHROMIUM=$chromium \
    node "${node_for_scripts[@]}" "$root/tests/load/browser/main.ts" "$@"
}

run_curves() {
  local size=()
  [[ $mode == full ]] || size=(--quick)
  machine_in_words
  load_run "${size[@]}" curves
  rm -rf "$bench/scratch"
}

run_micro() {
  step "Building the micro-benchmarks" build release bench
  machine_in_words
  "$programs/bench" --benchmark_out="$bench/micro.json" --benchmark_out_format=json
}

# --- the machine ----------------------------------------------------------------------------------

cpu_model() { sed -nE 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1; }
memory_gib() { awk '/^MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo; }
disk_kind() { df --output=fstype "$bench" | tail -n 1; }
system_name() { (. /etc/os-release && echo "$PRETTY_NAME"); }
commit_name() { git -C "$root" describe --always --dirty 2>/dev/null || echo unknown; }

machine_in_words() {
  printf '\n%s, %s cores, %s GiB; %s, Linux %s; %s; commit %s\n\n' "$(cpu_model)" "$(nproc)" \
    "$(memory_gib)" "$(system_name)" "$(uname -r)" "$(disk_kind)" "$(commit_name)"
}

json_text() { sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/.*/"&"/' <<<"$1"; }

# write_results ROWS: one JSON object with the machine and the rows of a file of objects.
write_results() {
  {
    printf '{"date":%s,"mode":%s,"commit":%s,\n' "$(json_text "$(date -u +%FT%TZ)")" \
      "$(json_text "$mode")" "$(json_text "$(commit_name)")"
    printf '"machine":{"cpu":%s,"cores":%s,"memory_gib":%s,"system":%s,"kernel":%s,"disk":%s,"compiler":%s},\n' \
      "$(json_text "$(cpu_model)")" "$(nproc)" "$(memory_gib)" "$(json_text "$(system_name)")" \
      "$(json_text "$(uname -r)")" "$(json_text "$(disk_kind)")" "$(json_text "$(g++ --version | head -n 1)")"
    printf '"rows":[\n'
    [[ ! -f $1 ]] || paste -sd, "$1" | sed 's/},{/},\n{/g'
    printf ']}\n'
  } >"$bench/results.json"
}
