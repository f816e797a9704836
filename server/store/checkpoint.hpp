// A checkpoint: the state of a workshop as of one of its events, as bytes, so that opening a long
// workshop costs what happened since and not all of its history.
//
// Holds ids only, never a name or free text (those are in the texts, beside). It is a cache of the
// replay and nothing rests on it: the bytes follow the layout of the domain's types, which their
// `format` names, and a checkpoint of another format (another version of the server) is passed
// over. There is nothing to write here when a kind of activity is added.
//
// Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/workshop.hpp"

namespace cg::store {

// Which types the bytes were made from, and by which rules events were applied.
[[nodiscard]] std::uint64_t checkpoint_format();

// All of the state but the texts.
[[nodiscard]] std::string encode_checkpoint(const domain::Workshop& workshop);
// Nothing when the bytes are not a checkpoint of this format. The texts are to be put afterwards.
[[nodiscard]] std::optional<domain::Workshop> decode_checkpoint(std::string_view bytes);

}  // namespace cg::store
