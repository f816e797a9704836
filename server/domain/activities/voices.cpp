#include "domain/activities/voices.hpp"

#include "domain/assert.hpp"
#include "domain/workshop.hpp"

namespace cg::domain {

void fix_voice(const Workshop& workshop, Voices& voices, PersonId person) {
  const Person* found = workshop.find(person);
  CG_ASSERT(found != nullptr);
  voices.fixed.try_emplace(person, found->sector);
}

SectorIndex voice_of(const Workshop& workshop, const Voices& voices, PersonId person) {
  const auto at = voices.fixed.find(person);
  if (at != voices.fixed.end()) return at->second;
  const Person* found = workshop.find(person);
  CG_ASSERT(found != nullptr);
  return found->sector;
}

std::vector<unsigned> asked(const Workshop& workshop, const Voices& voices) {
  std::vector<unsigned> by_sector(workshop.sectors.size());
  auto fixed = voices.fixed.begin();  // both are in the order of the persons' numbers
  for (const Person& person : workshop.people) {
    while (fixed != voices.fixed.end() && fixed->first < person.id) ++fixed;
    if (fixed != voices.fixed.end() && fixed->first == person.id) {
      ++by_sector[fixed->second];
    } else if (person.standing != Standing::removed) {
      ++by_sector[person.sector];
    }
  }
  return by_sector;
}

}  // namespace cg::domain
