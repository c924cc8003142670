#include "speech/kokoro/predicted_pause.hpp"

#include <algorithm>
#include <numeric>

namespace storyflow::speech::kokoro {

namespace {

constexpr double values_per_second = 80.0;
constexpr float energy_of_silence = 0.5F;
constexpr double silence_around_the_curve = 0.012;  // seconds: the sound falls earlier and rises later

/// The durations place a word's end up to 0.6 seconds later than it is heard, and the next word's beginning
/// up to 0.3 seconds earlier.
constexpr std::size_t searched_before = 56;  // values of the energy curve
constexpr std::size_t searched_behind = 32;

std::size_t value_at(std::span<const int> durations, std::size_t id) {
    const auto before = durations.first(std::min(id, durations.size()));
    return 2 * static_cast<std::size_t>(std::accumulate(before.begin(), before.end(), 0L));
}

}  // namespace

double predicted_pause(std::span<const int> durations, std::span<const float> energy, std::size_t word_end,
                       std::size_t next_word) {
    const std::size_t word_ends = value_at(durations, word_end);
    const std::size_t begin = std::min(word_ends - std::min(word_ends, searched_before), energy.size());
    const std::size_t end = std::min(value_at(durations, next_word) + searched_behind, energy.size());
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const float value : energy.subspan(begin, std::max(begin, end) - begin)) {
        run = value > energy_of_silence ? 0 : run + 1;
        longest = std::max(longest, run);
    }
    return static_cast<double>(longest) / values_per_second + silence_around_the_curve;
}

}  // namespace storyflow::speech::kokoro
