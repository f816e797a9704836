# Building the server (CMake presets) and the pages (npm).
# shellcheck shell=bash

client=$root/client-web
server_program=$root/build/release/bin/commonground
pages=$client/dist

# configure PRESET [OPTION...]
configure() { (cd "$root" && cmake --preset "$@"); }

# build PRESET [TARGET...]: all targets if none is named.
build() {
  local preset=$1
  shift
  cmake --build "$root/build/$preset" --parallel "$jobs" ${1+--target "$@"}
}

# The server alone. Without the test packages its tests cannot be configured, so they are left out.
build_server() {
  local tests=ON
  [[ -z $(missing_packages "${packages_to_test[@]}") ]] || tests=OFF
  configure release -DCG_TESTS="$tests" && build release commonground
}

# The client's packages, as the lock file says. Left alone when they are those already.
install_client() {
  local installed=$client/node_modules/.package-lock.json
  if [[ $installed -nt $client/package-lock.json && $installed -nt $client/package.json ]]; then
    return 0
  fi
  step "Installing the client's npm packages" npm ci --prefix "$client" --no-audit --no-fund
  touch "$installed"
}

client_inputs() {
  find "$client" "$root/protocol" \( -name node_modules -o -name dist \) -prune -o -type f -print0 |
    sort -z
}

# The pages, built again only when something that goes into them has changed.
build_pages() {
  local inputs now
  mapfile -d '' -t inputs < <(client_inputs)
  now=$(fingerprint "${inputs[@]}")
  if [[ -f $pages/index.html ]] && stamp_is pages "$now"; then
    return 0
  fi
  rm -f "$stamps/pages"
  npm run --prefix "$client" build
  set_stamp pages "$now"
}
