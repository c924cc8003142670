#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "speech/engines.hpp"
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

/// Throws `base::Error{invalid_input}` naming --voice if the voice is neither published nor installed.
[[nodiscard]] speech::VoiceChoice voice_of(const SpeakingOptions& options, const speech::Engines& engines);

/// The voice that was heard, and the one asked for if it was another: "af_heart for bm_lewis".
[[nodiscard]] std::string heard_voice(const speech::VoiceChoice& asked, const speech::VoiceChoice& heard);

/// Throws like `read_pronunciation_file`.
[[nodiscard]] std::vector<text::Pronunciation> pronunciations_of(const SpeakingOptions& options);

}  // namespace storyflow::cli
