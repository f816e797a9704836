// Events as the log has them: whatever it holds, reading it gives an event or an error, and what
// was read is written the same.
#include "expect.hpp"
#include "store/stored_events.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cg;
  const auto read = store::decode(fuzz::text_of(data, size));
  if (!read) {
    fuzz::expect(read.error().what.find('\n') == std::string::npos, "an error is one line");
    return 0;
  }
  const std::string body = store::encode(*read);
  const auto again = store::decode(body);
  fuzz::expect(again.has_value(), "what was written can be read");
  fuzz::expect(store::encode(*again) == body, "and is the same");
  return 0;
}
