#pragma once

#include <cstddef>
#include <stop_token>
#include <string>

#include "narration/speaking_turns.hpp"
#include "speech/engines.hpp"
#include "story/stores.hpp"

namespace storyflow::wyoming {

/// The objects that the connections speak with. Borrowed: it outlives the server.
struct Speaking {
    speech::Engines& engines;
    story::SettingsStore& settings;    ///< choose engine, voice and speed
    narration::SpeakingTurns& turns;   ///< shared with the speech API
    std::stop_token stopping;          ///< ends what is spoken
    std::string version;               ///< of the program
    std::size_t text_limit = 200'000;  ///< code points of one text: a long chapter
};

}  // namespace storyflow::wyoming
