#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "speech/voice_choice.hpp"
#include "text/pronunciation.hpp"

namespace storyflow::cli {

/// The options of `say` and `narrate` about speaking.
struct SpeakingOptions {
    std::string voice{speech::default_voice};
    double speed = 1.0;
    std::string pronunciation_file;  ///< empty: none
};

/// Offers --voice, --speed and --pronunciations. `options` must live as long as the command.
void offer_speaking_options(Command& command, SpeakingOptions& options);

/// Throws `base::Error{invalid_input}` naming --voice if the voice is unknown.
[[nodiscard]] speech::VoiceChoice voice_of(const SpeakingOptions& options);

/// Throws like `read_pronunciation_file`.
[[nodiscard]] std::vector<text::Pronunciation> pronunciations_of(const SpeakingOptions& options);

}  // namespace storyflow::cli
