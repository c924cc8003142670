#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "speech/english/penn_tag.hpp"

namespace storyflow::speech::english {

/// The square roots of the weights that a feature gives to tags.
struct MadeFeature {
    std::uint32_t feature = 0;
    std::vector<std::pair<PennTag, std::int8_t>> roots;
};

/// A file as tag_weights.hpp describes it.
inline std::vector<std::byte> made_weights(std::vector<MadeFeature> features) {
    constexpr std::uint32_t groups = 1U << 14U;
    std::ranges::sort(features, {}, &MadeFeature::feature);
    std::vector<std::byte> file;
    std::vector<std::byte> checks;
    std::vector<std::byte> counts;
    std::vector<std::byte> pairs;
    const auto put = [](std::vector<std::byte>& out, std::uint32_t value, unsigned bytes) {
        for (unsigned i = 0; i < bytes; ++i)
            out.push_back(static_cast<std::byte>((value >> (8U * i)) & 0xFFU));
    };
    std::size_t next = 0;
    for (std::uint32_t group = 0; group <= groups; ++group) {
        put(file, static_cast<std::uint32_t>(next), 4);
        put(file, static_cast<std::uint32_t>(pairs.size() / 2), 4);
        for (; next < features.size() && features[next].feature >> 18U == group; ++next) {
            put(checks, features[next].feature >> 2U, 2);
            put(counts, static_cast<std::uint32_t>(features[next].roots.size()), 1);
            for (const auto& [tag, root] : features[next].roots) {
                pairs.push_back(static_cast<std::byte>(tag));
                pairs.push_back(static_cast<std::byte>(root));
            }
        }
    }
    for (const auto* const part : {&checks, &counts, &pairs})
        file.insert(file.end(), part->begin(), part->end());
    return file;
}

}  // namespace storyflow::speech::english
