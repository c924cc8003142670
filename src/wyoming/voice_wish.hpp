#pragma once

#include <string_view>

#include "speech/engines.hpp"
#include "speech/voice_choice.hpp"
#include "wyoming/event.hpp"

namespace storyflow::wyoming {

/// "en-US" or "en-GB": the English that a voice speaks here.
[[nodiscard]] std::string_view language_of(const speech::Voice& voice);

/// The voice that an event asks for in its field `voice`: by `name` (an id or a mix), else by `language`,
/// else `usual`, the voice of the settings. A `speaker` is ignored: no voice has several. Throws
/// `base::Error{invalid_input}` naming the field for one that does not exist.
[[nodiscard]] speech::VoiceChoice voice_wish(const Event& event, const speech::Engines& engines,
                                             std::string_view usual);

}  // namespace storyflow::wyoming
