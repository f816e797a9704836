# The rules of scripts/layers, each shown a small tree that breaks it. Sourced by scripts/layers.
# shellcheck shell=bash

tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
ran=0
wrong=0

put() { # PATH LINE...: one file of the tree
  mkdir -p "$tree/$(dirname "$1")"
  printf '%s\n' "${@:2}" >"$tree/$1"
}

# expect WHAT WORD: the tree is refused with WORD in the answer, or accepted if WORD is "fine".
expect() {
  local answer status=fine
  answer=$(check_tree "$tree" 2>&1) || status=refused
  ran=$((ran + 1))
  if [[ $2 == fine && $status != fine ]] ||
    [[ $2 != fine && ($status == fine || $answer != *"$2"*) ]]; then
    wrong=$((wrong + 1))
    printf 'layers self-test: %s: expected "%s", was %s\n%s\n' "$1" "$2" "$status" "$answer"
  fi
  rm -rf "${tree:?}"/*
}

put server/domain/ids.hpp '#pragma once' '#include <cstdint>'
put server/domain/ids.cpp '#include "domain/ids.hpp"'
put server/store/log.cpp '#include <sqlite3.h>' '#include <unistd.h>' '#include "domain/ids.hpp"'
put server/hub/room.cpp '#include "report/model.hpp"' '#include "store/log.hpp"'
put server/hub/system_clock.cpp 'auto t = std::chrono::system_clock::now();'
put server/net/listener.cpp '#include <boost/asio.hpp>' '#include "net/beast/queued_socket.hpp"'
put server/net/beast/queued_socket.hpp '#include <boost/asio/post.hpp>'
put server/main.cpp '#include <CLI/CLI.hpp>' '#include "config.hpp"' '#include "net/transport.hpp"'
put client-web/package-lock.json '"integrity": "sha512-x"'
expect "a tree that keeps the rules" fine

put server/domain/a.cpp '' '#include "hub/room.hpp"'
expect "domain includes upward" "server/domain/a.cpp:2: L1"
put server/wire/a.cpp '#include "store/log.hpp"'
expect "a neighbour is not below" "server/wire/a.cpp:1: L1"
put server/net/a.cpp '#include "store/log.hpp"'
expect "net does not reach the store" "L1"
put server/hub/a.hpp '#  include "net/transport.hpp"'
expect "hub includes upward, with spaces" "L1"
put server/hub/a.cpp '#include "room.hpp"'
expect "a path that does not start at server/" "L1"
put server/hub/a.cpp '#include "hub/../net/transport.hpp"'
expect "a path that climbs" "L1"
put server/hub/a.cpp '#include "config.hpp"'
expect "a layer includes the program" "L1"
put server/tools/a.cpp 'int x;'
expect "a folder that is no layer" "L1"
put server/domain/a.hpp '#include <nlohmann/json.hpp>'
expect "third party in the domain" "server/domain/a.hpp:1: L2"
put server/domain/a.hpp '#include <unistd.h>'
expect "the operating system in the domain" "L2"
put server/report/a.cpp '#include <sqlite3.h>'
expect "SQLite outside the store" "L2"
put server/hub/a.cpp '#include <boost/asio.hpp>'
expect "Asio in the hub" "L3"
put server/net/transport.hpp '#include <boost/beast.hpp>'
expect "Beast in a header of net" "server/net/transport.hpp:1: L3"
put server/net/transport.hpp '#include "net/beast/queued_socket.hpp"'
expect "a private header in a public one" "L3"
put server/domain/a.cpp 'auto t = std::chrono::steady_clock::now();'
expect "a clock in the domain" "L4"
put server/hub/a.cpp 'std::random_device device;'
expect "chance in the hub" "L4"
mkdir -p "$tree/client-web/src"
seq 401 >"$tree/client-web/src/a.tsx"
expect "401 lines" "client-web/src/a.tsx:401: L5"
mkdir -p "$tree/tests/unit"
seq 400 >"$tree/tests/unit/a_test.cpp"
expect "400 lines" fine
put client-web/package-lock.json '{' '"resolved": "https://registry.example/a.tgz"'
mkdir -p "$tree/server"
expect "a registry in the lock file" "client-web/package-lock.json:2: L6"

printf '%d self-tests of the layer check, %d failed\n' "$ran" "$wrong"
((wrong == 0))
