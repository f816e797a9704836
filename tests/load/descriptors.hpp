// Every phone is a descriptor; the usual soft limit of 1,024 is for programs with few.
#pragma once

#include <sys/resource.h>

namespace cg::load {

inline void raise_descriptor_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace cg::load
