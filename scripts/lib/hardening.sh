# The hardening tests: what they need, and how they are run. Sourced after suites.sh.
# shellcheck shell=bash

# To attack the server as a whole process.
packages_to_harden=(
  strace       # system calls that fail; which ones are made
  libfaketime  # a clock that is set
  openssl      # a certificate for the proxies
  iproute2     # networks of our own, on which packets are lost
)

# To fuzz as well (scripts/fuzz).
packages_to_fuzz=(
  clang-19 libclang-rt-19-dev  # libFuzzer and the address sanitizer
)

# Caddy and nginx are unpacked, not installed: installed, they would start by themselves and take
# port 80 of this machine.
unpacked_packages=$root/build/tools/debian
hardening_table=$client_reports/hardening.jsonl

unpack_proxies() {
  local package
  mkdir -p "$unpacked_packages"
  for package in caddy nginx; do
    if [[ -x /usr/bin/$package || -x /usr/sbin/$package ]]; then continue; fi
    if [[ -x $unpacked_packages/usr/bin/$package || -x $unpacked_packages/usr/sbin/$package ]]; then continue; fi
    (
      cd "$unpacked_packages"
      apt-get download "$package" || { as_root apt-get -q update && apt-get download "$package"; }
      dpkg -x "$package"_*.deb .
      rm "$package"_*.deb
    ) || return 1
  done
}

prepare_hardening() {
  install_packages "what attacks the server" "${packages_to_harden[@]}"
  # Without them their tests say so and are skipped.
  step "Unpacking Caddy and nginx" unpack_proxies || true
  build_part "building the echo server" build release echo_server || true
  export CG_SERVER=$server_program CG_PAGES=$pages CG_CHROMIUM=${CG_CHROMIUM:-/usr/bin/chromium}
  export CG_ECHO=$root/build/release/bin/echo_server CG_HARDENING_TABLE=$hardening_table
  rm -f "$hardening_table"
}

# The server and the pages are built. A few rounds of everything that takes no longer: two minutes.
hardening_suite() {
  prepare_hardening
  part "hardening, the quick part" "count_vitest hardening" vitest hardening
}

# All rounds of everything: twenty minutes on two cores.
hardening_in_full() {
  prepare_hardening
  CG_HARDENING=full part "hardening, in full" "count_vitest hardening" vitest hardening
}

# What comes from outside, against a server that the address sanitizer watches.
hostile_input_sanitized() {
  build_part "building the server: asan" build_sanitized || return 0
  CG_SERVER=$root/build/asan/bin/commonground CG_ECHO=$root/build/asan/bin/echo_server \
    CG_SANITIZED=1 CG_HARDENING_TABLE='' part "hostile input under the sanitizers" \
    "count_vitest hardening" vitest hardening frames http json echo origin
}

build_sanitized() { configure asan -DCG_TESTS=ON && build asan commonground echo_server; }

# What was tried and what held, by paragraph of the issue.
show_hardening_table() {
  node "${node_for_scripts[@]}" "$root/tests/hardening/table.ts" "$hardening_table" \
    "$client_reports/hardening.json"
}
