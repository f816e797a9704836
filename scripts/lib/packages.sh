# The Debian 12 packages that the project needs, each with its reason. The one list of them.
# shellcheck shell=bash

# To build and run the server.
packages_to_build=(
  g++                    # the compiler (12)
  cmake ninja-build      # the build
  ccache                 # what was compiled once is not compiled again
  ca-certificates        # npm speaks TLS
  libboost1.81-dev       # Asio and Beast: HTTP and WebSocket; headers only
  nlohmann-json3-dev     # JSON
  libsqlite3-dev         # the event log
  libssl-dev             # HMAC and random bytes for tokens and keys
  libicu-dev             # Unicode: one way to write a name, and names that look alike
  libspdlog-dev          # the server's log
  prometheus-cpp-dev     # /metrics
  libcli11-dev           # command line
  libtomlplusplus-dev    # settings file
  libgoogle-perftools-dev pkg-config  # tcmalloc, for what one thread makes and another frees
)

# To test and check as well.
packages_to_test=(
  libgtest-dev libgmock-dev  # unit tests
  librapidcheck-dev          # property tests
  libvalijson-dev            # what is sent is held against the JSON Schemas of protocol/
  clang-format-19            # formatting
  clang-tidy-19              # lint; 14 cannot read std::expected of libstdc++ 12
  shellcheck                 # lint of these scripts
  patch                      # puts deliberate faults in
  chromium                   # end-to-end tests
  fonts-dejavu-core          # letters for the Chromium of a machine without fonts
)

# To measure as well (scripts/bench).
packages_to_bench=(
  libbenchmark-dev  # micro-benchmarks
)

# A Node to begin with, where there is none (scripts/lib/node.sh).
packages_for_node=(nodejs npm)

missing_packages() {
  local package
  for package in "$@"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] ||
      printf '%s\n' "$package"
  done
}

as_root() {
  if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

# install_packages TITLE PACKAGE...: asks apt only when dpkg does not know them all.
install_packages() {
  local title=$1 missing
  shift
  command -v dpkg-query >/dev/null || die "This is not Debian. Needed in some form: $*"
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]})) || return 0
  if ((EUID != 0)) && ! command -v sudo >/dev/null; then
    die "Run this once as root, or install these packages: ${missing[*]}"
  fi
  ((EUID == 0)) || sudo -v # so that the password is asked for in plain sight, not in the log
  local apt=(as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y
    -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 -o Dpkg::Use-Pty=0)
  step "Asking Debian what there is" "${apt[@]}" update
  step "Installing $title: ${#missing[@]} Debian packages" \
    "${apt[@]}" install --no-install-recommends "${missing[@]}"
}
