#include "speech/language/word_times.hpp"

#include <algorithm>
#include <cstdint>

#include "base/error.hpp"

namespace storyflow::speech {

namespace {

constexpr std::int64_t frames_too_early = 3;
constexpr double half_frames_per_second = 80.0;

/// The time, in half frames from the beginning of the sound, at which each id begins, and the end of the last
/// one.
std::vector<std::int64_t> boundaries(std::span<const int> durations) {
    std::vector<std::int64_t> times;
    times.reserve(durations.size() - 1);
    times.push_back(2 * std::max<std::int64_t>(0, durations.front() - frames_too_early));
    for (const int duration : durations.subspan(1, durations.size() - 2))
        times.push_back(times.back() + 2 * std::int64_t{std::max(0, duration)});
    return times;
}

/// The time at which an id begins; after a space the middle of that space.
std::int64_t start_at(std::size_t id, const std::vector<std::int64_t>& times, const std::vector<int>& ids) {
    const bool is_behind_space = id > 0 && ids[id - 1] == space_id;
    return is_behind_space ? (times[id - 1] + times[id]) / 2 : times[id];
}

std::int64_t end_at(std::size_t id, const std::vector<std::int64_t>& times, const std::vector<int>& ids) {
    const bool is_before_space = id < ids.size() && ids[id] == space_id;
    return is_before_space ? (times[id] + times[id + 1]) / 2 : times[id];
}

}  // namespace

std::vector<TimeSpan> word_times(std::span<const int> durations, const TokenSequence& tokens) {
    if (durations.size() != tokens.ids.size() + 2)
        throw base::Error(base::ErrorKind::internal, "Kokoro gave a wrong number of durations.");
    const auto times = boundaries(durations);
    std::vector<TimeSpan> words;
    words.reserve(tokens.words.size());
    std::int64_t latest = 0;
    for (const auto& [begin, end] : tokens.words) {
        const bool is_silent = begin == end;
        const std::int64_t start = is_silent ? latest : std::max(latest, start_at(begin, times, tokens.ids));
        latest = is_silent ? latest : std::max(start, end_at(end, times, tokens.ids));
        words.push_back({static_cast<double>(start) / half_frames_per_second,
                         static_cast<double>(latest) / half_frames_per_second});
    }
    return words;
}

}  // namespace storyflow::speech
