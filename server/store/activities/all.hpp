// Every kind's stored form: one line per kind.
#pragma once

#include "store/activities/aims.hpp"
#include "store/activities/introductions.hpp"
#include "store/activities/scores.hpp"
