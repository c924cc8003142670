#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace storyflow::speech::kokoro {

/// A voice: one style vector for each length of the input, row-major.
struct VoiceTable {
    std::size_t style_width = 256;
    std::vector<float> values;  ///< [rows, style_width]

    [[nodiscard]] std::size_t rows() const { return values.size() / style_width; }

    /// The style for an input of `phonemes` code points: row `phonemes - 1` (in tables of 511 rows, as in
    /// v0.19: row `phonemes`), or the last row for longer inputs. Throws `base::Error{invalid_input}` for a
    /// table without rows.
    [[nodiscard]] std::span<const float> style(std::size_t phonemes) const;
};

struct WeightedVoice {
    const VoiceTable& table;  ///< not owned
    double weight = 1.0;
};

/// The sum of the tables, each multiplied by its weight; the weights are not normalised. Throws
/// `base::Error{invalid_input}` for an empty list and for tables of different sizes. Pure.
[[nodiscard]] VoiceTable mix(std::span<const WeightedVoice> voices);

}  // namespace storyflow::speech::kokoro
