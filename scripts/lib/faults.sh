# Deliberate faults (tests/simulation/faults/*.patch) and whether the simulator catches them.
# The first line of a patch says what it breaks.
# shellcheck shell=bash

fault_patches=$root/tests/simulation/faults
faulty_tree=$root/build/faults/tree

# What the simulator is built from, relative to the root.
files_of_the_tree() {
  (cd "$root" && find CMakeLists.txt CMakePresets.json server tests protocol -type f | sort)
}

# Makes the copy equal to the tree; files that are the same are left alone, so that they are not
# compiled again.
copy_the_tree() {
  local file
  mkdir -p "$faulty_tree"
  while IFS= read -r file; do
    cmp -s "$root/$file" "$faulty_tree/$file" || install -D -m 644 "$root/$file" "$faulty_tree/$file"
  done < <(files_of_the_tree)
  (cd "$faulty_tree" && find CMakeLists.txt CMakePresets.json server tests protocol -type f | sort) |
    comm -13 <(files_of_the_tree) - | while IFS= read -r file; do rm "$faulty_tree/$file"; done
}

put_patch() { # FOLDER PATCH [OPTION...]: with lines that moved, but none that changed
  patch --directory "$1" --input "$2" --strip 1 --fuzz 0 --force "${@:3}"
}
apply_fault() { put_patch "$faulty_tree" "$1" --no-backup-if-mismatch; }

build_faulty() {
  (cd "$faulty_tree" && cmake --preset release -DCG_TESTS=ON) &&
    cmake --build "$faulty_tree/build/release" --parallel "$jobs" --target simulate
}

simulate_faulty() { "$faulty_tree/build/release/bin/simulate" --minutes 1 --seed 1 --no-shrink; }

put_in() { # PATCH
  copy_the_tree && apply_fault "$1" && build_faulty
}

try_fault() { # NAME: says what came of it; 1 unless it was caught
  local patch=$fault_patches/$1.patch log worlds found
  [[ -f $patch ]] || die "There is no fault $1 in tests/simulation/faults"
  step "Putting in $1" put_in "$patch" || return 1
  log=$logs/fault-$1.log
  local start=$SECONDS
  if simulate_faulty >"$log" 2>&1; then
    printf '  NOT CAUGHT within a minute: %s\n' "$(head -n 1 "$patch")"
    return 1
  fi
  # Worlds begin with seed 1, so that the seed is also how many it took.
  worlds=$(sed -nE 's/^(seed|the server ended in the world of seed) ([0-9]+)$/\2/p' "$log" | head -n 1)
  found=$(sed -nE '/^seed /{n;s/^ *//p}; /^the server ended/p' "$log" | head -n 1 | cut -c 1-120)
  [[ $worlds ]] || die "The simulator ended without a finding: see ${log#"$root"/}"
  printf '  caught in world %s, after %d s: %s\n    %s\n' "$worlds" $((SECONDS - start)) \
    "$(head -n 1 "$patch")" "$found"
}

try_faults() { # NAME...: all when none is named
  local names=("$@") name missed=()
  ((${#names[@]})) || mapfile -t names < <(find "$fault_patches" -name '*.patch' -printf '%f\n' | sed 's/\.patch$//' | sort)
  step "Copying the tree, and building the simulator without a fault" sound_simulator || return 1
  for name in "${names[@]}"; do try_fault "$name" || missed+=("$name"); done
  copy_the_tree
  printf '\n%d of %d faults were caught\n' $((${#names[@]} - ${#missed[@]})) "${#names[@]}"
  ((${#missed[@]} == 0)) || die "Not caught: ${missed[*]}"
}

# What is called caught must be the fault's doing.
sound_simulator() {
  copy_the_tree && build_faulty &&
    "$faulty_tree/build/release/bin/simulate" --minutes 1 --seed 1 --worlds 100
}

# Whether every patch can still be put in.
check_faults() {
  local patch status=0
  for patch in "$fault_patches"/*.patch; do
    put_patch "$root" "$patch" --dry-run || status=1
  done
  return "$status"
}
