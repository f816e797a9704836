# The checks that read the sources: formatting, scripts, layers. (Lint of C++ is in tidy.sh.)
# shellcheck shell=bash

clang_format=clang-format-19

cpp_files() { find "$root/server" "$root/tests" -type f \( -name '*.cpp' -o -name '*.hpp' \) -print0 | sort -z; }

check_format() { cpp_files | xargs -0 -r "$clang_format" --style=file --dry-run --Werror; }
fix_format() { cpp_files | xargs -0 -r "$clang_format" --style=file -i; }

check_scripts() {
  # Left out: what shellcheck cannot know of files that source each other.
  grep -lrE '^#!.*bash|^# shellcheck shell=bash' "$root/scripts" "$root/.ci" |
    xargs -r -d '\n' shellcheck --severity=warning --exclude=SC2154,SC2034,SC1090,SC1091
}

check_layers() { "$root/scripts/layers" --self-test && "$root/scripts/layers"; }
