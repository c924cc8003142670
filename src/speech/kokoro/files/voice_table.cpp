#include "speech/kokoro/files/voice_table.hpp"

#include <algorithm>
#include <string>

#include "base/error.hpp"

namespace storyflow::speech::kokoro {

namespace {

/// Tables of v0.19 have one more row, for an input without phonemes.
constexpr std::size_t rows_with_row_zero = 511;

}  // namespace

std::span<const float> VoiceTable::style(std::size_t phonemes) const {
    if (style_width == 0 || rows() == 0)
        throw base::Error(base::ErrorKind::invalid_input, "The voice has no styles");
    const std::size_t row = rows() == rows_with_row_zero || phonemes == 0 ? phonemes : phonemes - 1;
    return std::span(values).subspan(std::min(row, rows() - 1) * style_width, style_width);
}

VoiceTable mix(std::span<const WeightedVoice> voices) {
    if (voices.empty()) throw base::Error(base::ErrorKind::invalid_input, "A mix needs at least one voice");
    const VoiceTable& first = voices.front().table;
    std::vector<double> sums(first.values.size(), 0.0);
    for (const auto& [table, weight] : voices) {
        if (table.style_width != first.style_width || table.values.size() != first.values.size()) {
            throw base::Error(base::ErrorKind::invalid_input,
                              "Voices of " + std::to_string(first.rows()) + " and " +
                                  std::to_string(table.rows()) +
                                  " rows belong to different releases of the model and cannot be mixed");
        }
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] += weight * static_cast<double>(table.values[i]);
    }
    VoiceTable mixed{first.style_width, std::vector<float>(sums.size())};
    std::transform(sums.begin(), sums.end(), mixed.values.begin(),
                   [](double sum) { return static_cast<float>(sum); });
    return mixed;
}

}  // namespace storyflow::speech::kokoro
