#pragma once

#include <cstddef>
#include <stop_token>
#include <string>
#include <string_view>

#include "audio/pcm.hpp"
#include "speech/speech_engine.hpp"
#include "text/chunks.hpp"

namespace storyflow::narration {

struct SpeakOptions {
    std::size_t chunk_limit = text::default_chunk_limit;  ///< code points
    double chunk_gap = 0.1;                               ///< seconds of silence between chunks
    double peak_dbfs = -1.0;                              ///< level of the loudest sample
    std::size_t script_limit = 20'000;                    ///< code points; bounds the memory of one narration
};

struct Script {
    std::string_view text;
    std::string_view voice;  ///< unknown ones become the default voice
    double speed = 1.0;      ///< clamped to what engines can do
};

/// Script -> chunks -> engine -> joined, levelled sound. The stop token is honoured between and within chunks
/// (`Error{cancelled}`). Throws `Error{invalid_input}` for blank, unspeakable or over-long text and what the
/// engine throws.
[[nodiscard]] audio::Pcm speak_script(const Script& script, speech::SpeechEngine& engine,
                                      const SpeakOptions& options, const std::stop_token& stop);

/// The same as the bytes of a WAV file.
[[nodiscard]] std::string speak_script_as_wav(const Script& script, speech::SpeechEngine& engine,
                                              const SpeakOptions& options, const std::stop_token& stop);

}  // namespace storyflow::narration
