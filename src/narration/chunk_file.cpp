#include "narration/chunk_file.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/digest.hpp"

namespace storyflow::narration {

namespace {

constexpr std::string_view magic = "SFchunk1";
constexpr std::size_t sum_size = 32;

/// The numbers of words and samples that follow; stored between the key and the samples.
struct Counts {
    std::uint64_t words = 0;
    std::uint64_t samples = 0;
};
static_assert(sizeof(Counts) == 2 * sizeof(std::uint64_t));
static_assert(sizeof(speech::TimeSpan) == 2 * sizeof(double));

template <typename Value>
void append(std::string& bytes, const Value* values, std::size_t count) {
    static_assert(std::is_trivially_copyable_v<Value>);
    if (count == 0) return;
    const std::size_t before = bytes.size();
    bytes.resize(before + count * sizeof(Value));
    std::memcpy(bytes.data() + before, values, count * sizeof(Value));
}

/// Copies values from the front of `bytes` and removes them; `bytes` must be long enough.
template <typename Value>
void take(std::string_view& bytes, Value* values, std::size_t count) {
    static_assert(std::is_trivially_copyable_v<Value>);
    if (count == 0) return;
    std::memcpy(values, bytes.data(), count * sizeof(Value));
    bytes.remove_prefix(count * sizeof(Value));
}

bool is_within_limits(const Counts& counts) {
    return counts.words <= most_kept_words && counts.samples <= longest_kept_chunk;
}

bool is_finite(const speech::Speech& speech) {
    return std::ranges::all_of(speech.sound.samples, [](float sample) { return std::isfinite(sample); }) &&
           std::ranges::all_of(speech.words, [](const speech::TimeSpan& word) {
               return std::isfinite(word.start) && std::isfinite(word.end);
           });
}

/// Checks the magic word, the key and the checksum. Returns the bytes between the key and the checksum, or
/// std::nullopt if one of the three is wrong.
std::optional<std::string_view> checked_content(std::string_view key, std::string_view bytes) {
    if (bytes.size() < magic.size() + key.size() + sizeof(Counts) + sum_size) return std::nullopt;
    const std::string_view summed = bytes.substr(0, bytes.size() - sum_size);
    if (!summed.starts_with(magic) || !summed.substr(magic.size()).starts_with(key)) return std::nullopt;
    if (base::sha256(summed) != bytes.substr(summed.size())) return std::nullopt;
    return summed.substr(magic.size() + key.size());
}

}  // namespace

std::optional<std::string> encode_chunk(std::string_view key, const speech::Speech& speech) {
    const auto& samples = speech.sound.samples;
    const Counts counts{speech.words.size(), samples.size()};
    const bool is_kept =
        is_within_limits(counts) && speech.sound.sample_rate == audio::narration_rate && is_finite(speech);
    if (!is_kept) return std::nullopt;
    std::string bytes(magic);
    bytes.append(key);
    append(bytes, &counts, 1);
    append(bytes, speech.words.data(), speech.words.size());
    append(bytes, samples.data(), samples.size());
    bytes.append(base::sha256(bytes));
    return bytes;
}

std::optional<speech::Speech> decode_chunk(std::string_view key, std::string_view bytes) {
    auto content = checked_content(key, bytes);
    if (!content) return std::nullopt;
    Counts counts;
    take(*content, &counts, 1);
    if (!is_within_limits(counts)) return std::nullopt;
    const std::size_t size = counts.words * sizeof(speech::TimeSpan) + counts.samples * sizeof(float);
    if (content->size() != size) return std::nullopt;
    speech::Speech speech;
    speech.words.resize(counts.words);
    speech.sound.samples.resize(counts.samples);
    take(*content, speech.words.data(), speech.words.size());
    take(*content, speech.sound.samples.data(), speech.sound.samples.size());
    if (!is_finite(speech)) return std::nullopt;
    return speech;
}

}  // namespace storyflow::narration
