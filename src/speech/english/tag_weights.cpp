#include "speech/english/tag_weights.hpp"

#include <bit>
#include <cstdlib>
#include <cstring>

// Defined in data/tagger.S.
extern "C" {
extern const std::byte storyflow_tagger_begin[] __attribute__((visibility("hidden")));
extern const std::byte storyflow_tagger_end[] __attribute__((visibility("hidden")));
}

namespace storyflow::speech::english {

static_assert(std::endian::native == std::endian::little);

namespace {

constexpr std::uint32_t group_bits = 14;
constexpr std::size_t groups = 1U << group_bits;
constexpr std::size_t group_size = 2 * sizeof(std::uint32_t);

struct Group {
    std::uint32_t feature = 0;
    std::uint32_t pair = 0;
};

Group group_at(std::span<const std::byte> table, std::size_t number) {
    Group group;
    std::memcpy(&group, table.subspan(number * group_size, group_size).data(), group_size);
    return group;
}

/// The file has the square root, so that small weights keep their precision.
std::int32_t weight_of(std::byte root) {
    const auto value = std::int32_t{static_cast<std::int8_t>(root)};
    return value * std::abs(value);
}

std::uint16_t check_at(std::span<const std::byte> checks, std::size_t number) {
    std::uint16_t check = 0;
    std::memcpy(&check, checks.subspan(number * sizeof(check), sizeof(check)).data(), sizeof(check));
    return check;
}

}  // namespace

TagWeights::TagWeights(std::span<const std::byte> file) {
    groups_ = file.first((groups + 1) * group_size);
    const Group end = group_at(groups_, groups);
    file = file.subspan(groups_.size());
    checks_ = file.first(end.feature * sizeof(std::uint16_t));
    counts_ = file.subspan(checks_.size(), end.feature);
    pairs_ = file.subspan(checks_.size() + counts_.size(), end.pair * std::size_t{2});
}

void TagWeights::add(std::uint32_t feature, TagScores& scores) const {
    const std::uint32_t number = feature >> (32U - group_bits);
    const auto wanted = static_cast<std::uint16_t>(feature >> (32U - group_bits - 16U));
    const Group group = group_at(groups_, number);
    const std::uint32_t end = group_at(groups_, number + 1).feature;
    std::size_t pair = group.pair;
    std::uint32_t known = group.feature;
    for (; known < end && check_at(checks_, known) != wanted; ++known)
        pair += static_cast<std::size_t>(counts_[known]);
    if (known == end) return;
    const auto mine = pairs_.subspan(2 * pair, 2 * static_cast<std::size_t>(counts_[known]));
    for (std::size_t i = 0; i < mine.size(); i += 2)
        scores[static_cast<std::size_t>(mine[i])] += weight_of(mine[i + 1]);
}

std::span<const std::byte> tag_weights_file() {
    return {storyflow_tagger_begin, storyflow_tagger_end};
}

}  // namespace storyflow::speech::english
