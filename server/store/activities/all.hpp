// Every kind's stored form: one line per kind.
#pragma once

#include "store/activities/aims.hpp"
#include "store/activities/board.hpp"
#include "store/activities/breakout.hpp"
#include "store/activities/introductions.hpp"
#include "store/activities/scores.hpp"
#include "store/activities/words.hpp"
