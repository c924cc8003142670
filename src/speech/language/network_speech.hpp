#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "speech/language/tokenizer.hpp"
#include "speech/speech_engine.hpp"

/// What the engines whose networks speak tokens have in common.
namespace storyflow::speech {

/// Logs the phonemes that have no token; `voice` begins the sentence: "Kokoro".
void report_unknown(const TokenSequence& tokens, std::string_view voice);

/// The sound of a chunk without tokens: no samples, and every word at time 0. Pure.
[[nodiscard]] Speech silence(const text::SpokenText& text);

/// A network's samples at `narration_rate` as a chunk's sound, with clean edges, and the times of its words.
/// `durations`: as for `word_times`. Pure; throws what `word_times` throws.
[[nodiscard]] Speech finished_speech(std::vector<float> samples, std::span<const int> durations,
                                     const TokenSequence& tokens);

}  // namespace storyflow::speech
