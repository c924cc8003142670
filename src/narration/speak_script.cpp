#include "narration/speak_script.hpp"

#include <string>
#include <utility>
#include <vector>

#include "audio/join.hpp"
#include "audio/level.hpp"
#include "audio/wav.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "speech/voices.hpp"

namespace storyflow::narration {

namespace {

/// Engines answer a text like "..." with a breath of near silence; calling that a narration would be a lie.
constexpr float faintest_speech = 1e-3F;

void check_length(std::string_view script, std::size_t limit) {
    if (base::is_blank(script)) {
        throw base::Error(base::ErrorKind::invalid_input, "Text is empty or whitespace-only.");
    }
    const std::size_t length = base::code_point_count(script);
    if (length > limit) {
        throw base::Error(base::ErrorKind::invalid_input, "Text has " + std::to_string(length) +
                                                              " characters; the limit for one narration is " +
                                                              std::to_string(limit) + ". Split the segment.");
    }
}

}  // namespace

audio::Pcm speak_script(const Script& script, speech::SpeechEngine& engine, const SpeakOptions& options,
                        const std::stop_token& stop) {
    check_length(script.text, options.script_limit);
    speech::Utterance utterance;
    utterance.voice = speech::voice_or_default(script.voice);
    utterance.speed = speech::clamp_speed(script.speed);

    std::vector<audio::Pcm> pieces;
    for (auto& chunk : text::split_chunks(base::trim(script.text), options.chunk_limit)) {
        if (stop.stop_requested()) throw base::Error(base::ErrorKind::cancelled, "Narration was cancelled.");
        utterance.text = std::move(chunk);
        pieces.push_back(engine.speak(utterance, stop));
    }
    auto joined = audio::join(pieces, options.chunk_gap);
    if (audio::peak(joined) < faintest_speech) {
        throw base::Error(base::ErrorKind::invalid_input, "The text holds nothing that can be spoken.");
    }
    return audio::normalise_peak(std::move(joined), options.peak_dbfs);
}

std::string speak_script_as_wav(const Script& script, speech::SpeechEngine& engine,
                                const SpeakOptions& options, const std::stop_token& stop) {
    return audio::encode_wav(speak_script(script, engine, options, stop));
}

}  // namespace storyflow::narration
