#include "speech/language/network_speech.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <spdlog/spdlog.h>

#include <utility>

#include "base/log_text.hpp"
#include "speech/language/word_times.hpp"
#include "speech/sound_edges.hpp"

namespace storyflow::speech {

void report_unknown(const TokenSequence& tokens, std::string_view voice) {
    if (tokens.unknown.empty()) return;
    spdlog::warn("{} has no symbol for {}: left out of the speech", voice,
                 base::log_text(fmt::format("{}", fmt::join(tokens.unknown, " "))));
}

Speech silence(const text::SpokenText& text) {
    return {{}, std::vector<TimeSpan>(text.words.size())};
}

Speech finished_speech(std::vector<float> samples, std::span<const int> durations,
                       const TokenSequence& tokens) {
    auto words = word_times(durations, tokens);
    const double speech_end = words.empty() ? 0.0 : words.back().end;
    audio::Pcm sound{std::move(samples), audio::narration_rate};
    return {clean_edges(std::move(sound), speech_end), std::move(words)};
}

}  // namespace storyflow::speech
