// The body of POST /api/workshops, and templates, which have the same form: made, kept, replayed,
// shown and exported.
#include "played_workshop.hpp"
#include "wire/request.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cg;
  auto wanted = wire::read_new_workshop(fuzz::text_of(data, size));
  if (!wanted) {
    fuzz::expect(!wanted.error().word.empty(), "a refusal has its reason");
    return 0;
  }
  if (wanted->template_id) return 0;
  wanted->workshop.id = "w";
  wanted->workshop.code = "ABCDEF";
  fuzz::PlayedWorkshop played;
  if (!played.decide({domain::Actor::Role::organiser, {}}, wanted->workshop)) return 0;
  played.hold_to_account();
  if (size % 8 == 0) played.write_transcripts();
  return 0;
}
