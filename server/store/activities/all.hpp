// Every kind's stored form: one line per kind.
#pragma once

#include "store/activities/introductions.hpp"
