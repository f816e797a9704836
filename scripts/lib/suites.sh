# The suites of tests: how each is built and run.
# shellcheck shell=bash

# Which test programs: all of them; the unit tests; those of the layers that have threads.
every_program=.
unit_programs='^unit_'
threaded_programs='^(unit_store|unit_net)$'  # rooms and the simulator have one thread

# A sanitizer's finding ends the program.
export ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
export TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1

client_reports=$root/build/reports
mkdir -p "$client_reports"

test_programs() { # PRESET PATTERN: each is a target, a program and a test of ctest
  ctest --test-dir "$root/build/$1" -N -R "$2" | sed -nE 's/^ *Test +#[0-9]+: //p'
}

# Several test files compiled as one: quicker from cold, slower after a change to one.
tests_together=ON

build_tests() { # PRESET PATTERN
  local programs
  configure "$1" -DCG_TESTS=ON -DCG_TESTS_TOGETHER="$tests_together" || return 1
  mapfile -t programs < <(test_programs "$1" "$2")
  ((${#programs[@]} == 0)) || build "$1" "${programs[@]}"
}

run_tests() { # PRESET PATTERN
  local reports=$root/build/$1/reports
  mkdir -p "$reports"
  rm -f "$reports"/*.xml
  ctest --test-dir "$root/build/$1" -R "$2" --parallel "$jobs" --output-on-failure \
    --output-junit "$reports/ctest.xml"
}

cpp_suite() { # PRESET PATTERN
  ! build_part "building the tests: $1" build_tests "$1" "$2" ||
    part "C++ tests: $1" "count_gtest $1" run_tests "$1" "$2"
}

client() { npm run --silent --prefix "$client" "$@"; }

client_suite() {
  part "client: format" count_one client format:check
  part "client: types" count_one client typecheck
  part "client: lint" count_one client lint
  part "client: protocol types are fresh" count_one client protocol:check
  part "client: unit tests" "count_vitest test" vitest test
}

vitest() { # SCRIPT [FILE...]: an npm script that is vitest; its results are written as JSON as well
  local report=$client_reports/$1.json
  rm -f "$report"
  client "$1" -- "${@:2}" --reporter=default --reporter=json --outputFile.json="$report"
}

# In Chromium, against the server and the pages as they are released. The tests are in tests/e2e;
# what they need to find is in the environment.
end_to_end() {
  if [[ -z $(find "$root/tests/e2e" -name '*.test.ts' -print -quit 2>/dev/null) ]]; then
    echo "end to end: there are no tests in tests/e2e yet"
    return 0
  fi
  export CG_SERVER=$server_program CG_PAGES=$pages CG_CHROMIUM=${CG_CHROMIUM:-/usr/bin/chromium}
  part "end to end in Chromium" "count_vitest e2e" vitest e2e
}
