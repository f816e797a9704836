// An expected failure is a value (Rejection); a broken promise of our own code ends the process.
#pragma once

#include <cstdio>
#include <cstdlib>

#define CG_ASSERT(condition)                                                                 \
  do {                                                                                       \
    if (!(condition)) {                                                                      \
      std::fprintf(stderr, "%s:%d: broken invariant: %s\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                          \
    }                                                                                        \
  } while (false)
