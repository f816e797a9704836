// For which sector a person speaks in one activity (protocol rule PR7): the one that they had when
// they first endorsed, gave a dot or scored there. It stays so if the person is corrected or
// removed later: otherwise a figure would move by just this person's part, and show it.
#pragma once

#include <map>
#include <vector>

#include "domain/ids.hpp"

namespace cg::domain {

struct Workshop;

struct Voices {
  std::map<PersonId, SectorIndex> fixed;
  friend bool operator==(const Voices&, const Voices&) = default;
};

// To be called when an event is applied by which `person` uses their voice; has an effect once.
void fix_voice(const Workshop& workshop, Voices& voices, PersonId person);

// The fixed sector, else the present one. The person exists.
[[nodiscard]] SectorIndex voice_of(const Workshop& workshop, const Voices& voices, PersonId person);

// How many people of each sector are asked in the activity: those who are not removed, and the
// removed ones whose voice is fixed, since what they gave stays counted.
[[nodiscard]] std::vector<unsigned> asked(const Workshop& workshop, const Voices& voices);

}  // namespace cg::domain
