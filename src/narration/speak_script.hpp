#pragma once

#include <cstddef>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

#include "narration/chunk_store.hpp"
#include "narration/spoken_script.hpp"
#include "speech/speech_engine.hpp"
#include "speech/voice_choice.hpp"
#include "text/pronunciation.hpp"

namespace storyflow::narration {

struct SpeakOptions {
    double peak_dbfs = -1.0;            ///< level of the loudest sample
    std::size_t script_limit = 20'000;  ///< code points; limits the memory of one narration
};

struct Script {
    std::string_view text;
    speech::VoiceChoice voice;
    std::span<const text::Pronunciation> pronunciations;
};

/// Speaks with the voice that the engine has for the script's, see `SpeechEngine::heard`:
/// Script -> spoken words -> the engine's chunks -> joined, levelled sound. The user's pauses replace those
/// that the engine would make between chunks. A text without a word is silence: as long as the pause that it
/// asks for, or 0.8 s for an ornament such as "* * *" or an emoji; the engine is not asked. The stop token is
/// checked between and within chunks (`Error{cancelled}`). Chunks that `kept` contains are not spoken again,
/// and new ones are stored there; null for no store. Throws `Error{invalid_input}` for text that is blank or
/// too long, or whose words the engine answers with silence, and what the engine throws.
[[nodiscard]] SpokenScript speak_script(const Script& script, speech::SpeechEngine& engine,
                                        const SpeakOptions& options, const std::stop_token& stop,
                                        ChunkStore* kept = nullptr);

/// The sound as the bytes of a WAV file.
[[nodiscard]] std::string speak_script_as_wav(const Script& script, speech::SpeechEngine& engine,
                                              const SpeakOptions& options, const std::stop_token& stop);

}  // namespace storyflow::narration
