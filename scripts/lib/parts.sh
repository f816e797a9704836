# Parts of a test run: each is run, counted and timed; at the end come a table and a total.
# shellcheck shell=bash

part_rows=()
total_passed=0
total_failed=0
total_skipped=0

# part TITLE COUNTER COMMAND...: runs the command (output in a log, shown when it fails) and counts.
# COUNTER is a function's name with its arguments; it is called with the command's status last, and
# sets passed, failed and skipped. Always returns 0: the total tells.
part() {
  local title=$1 counter=$2 start=$SECONDS status=0 passed=0 failed=0 skipped=0
  local log
  log=$(log_of "$title")
  shift 2
  printf '%s ... ' "$title"
  NO_COLOR=1 "$@" >"$log" 2>&1 || status=$?
  # shellcheck disable=SC2086 # the counter and its argument are two words of ours
  $counter "$status"
  # Whatever the counts say, a command that failed is a failure.
  ((status == 0 || failed > 0)) || failed=1
  record_part "$title" "$passed" "$failed" "$skipped" $((SECONDS - start))
  if ((failed)); then
    printf 'FAILED: %d passed, %d failed (%d s)\n' "$passed" "$failed" $((SECONDS - start))
    show_log "$log"
  else
    printf '%d passed%s (%d s)\n' "$passed" "$( ((skipped)) && echo ", $skipped skipped")" \
      $((SECONDS - start))
  fi
}

# A step that tests nothing itself but must work; counts only when it does not.
build_part() {
  local title=$1 start=$SECONDS
  if step "$@"; then
    record_part "$title" 0 0 0 $((SECONDS - start))
  else
    record_part "$title" 0 1 0 $((SECONDS - start))
    return 1
  fi
}

record_part() {
  part_rows+=("$(printf '%-44s %7d %7d %8d %7d s' "$@")")
  total_passed=$((total_passed + $2))
  total_failed=$((total_failed + $3))
  total_skipped=$((total_skipped + $4))
}

# The table and, alone on the last line, the total. Returns 1 if anything failed.
finish_parts() {
  printf '\n%-44s %7s %7s %8s %9s\n' part passed failed skipped time
  printf '%s\n' "${part_rows[@]}"
  printf '%-44s %7d %7d %8d %7d s\n\n' all "$total_passed" "$total_failed" "$total_skipped" "$SECONDS"
  printf '%d passed, %d failed' "$total_passed" "$total_failed"
  ((total_skipped == 0)) || printf ', %d skipped' "$total_skipped"
  printf '\n'
  ((total_failed == 0))
}

# --- counters -------------------------------------------------------------------------------------

count_one() { if (($1 == 0)); then passed=1; else failed=1; fi; }

count_layers() { # the self-tests, and the tree itself
  passed=$(awk '/self-tests of the layer check/ { print $1 - $7 }' "$(log_of "$title")")
  failed=$(awk '/self-tests of the layer check/ { print $7 }' "$(log_of "$title")")
  if (($1 == 0)); then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

count_tidy() {
  [[ -f $root/build/tidy/result ]] || return 0
  passed=$(grep -c '^passed ' "$root/build/tidy/result") || true
  failed=$(grep -c '^failed ' "$root/build/tidy/result") || true
  skipped=$(grep -c '^skipped ' "$root/build/tidy/result") || true
}

# count_gtest PRESET STATUS: from the XML of each program that ctest ran. A program that failed
# without a failed test (a crash, a leak, a time-out) counts as one failure.
count_gtest() {
  local reports=$root/build/$1/reports program state counts
  while read -r program state; do
    counts="0 0 0"
    [[ ! -s $reports/$program.xml ]] || counts=$(gtest_counts "$reports/$program.xml")
    read -r program_passed program_failed program_skipped <<<"$counts"
    [[ $state == run ]] || ((program_failed)) || program_failed=1
    passed=$((passed + program_passed))
    failed=$((failed + program_failed))
    skipped=$((skipped + program_skipped))
  done < <([[ ! -f $reports/ctest.xml ]] || sed -nE 's/.*<testcase name="([^"]+)".* status="([^"]+)".*/\1 \2/p' "$reports/ctest.xml")
  ((passed + failed + skipped)) || failed=1 # a suite that ran nothing shows nothing
}

gtest_counts() { # FILE: passed failed skipped; disabled tests count as skipped
  awk '
    function number(name,   s) {
      if (!match($0, " " name "=\"[0-9]+\"")) return 0
      s = substr($0, RSTART, RLENGTH); gsub(/[^0-9]/, "", s); return s + 0
    }
    /<testsuites / { tests = number("tests"); failed = number("failures") + number("errors"); off = number("disabled") }
    /<testsuite / { skipped += number("skipped") }
    END { print tests - failed - off - skipped, failed, skipped + off }' "$1"
}

# count_vitest NAME STATUS: from the JSON that vitest has written (lib/suites.sh).
count_vitest() {
  local report=$client_reports/$1.json
  if [[ ! -s $report ]]; then
    failed=1
    return
  fi
  read -r passed failed skipped < <(node -e '
    const r = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"))
    const broken = r.testResults.filter((f) => f.status === "failed" && f.assertionResults.every((a) => a.status !== "failed"))
    console.log(r.numPassedTests, r.numFailedTests + broken.length, r.numPendingTests + r.numTodoTests)' "$report")
  ((passed + failed + skipped)) || failed=1
}
