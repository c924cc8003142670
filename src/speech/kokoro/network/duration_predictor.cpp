#include "speech/kokoro/network/duration_predictor.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/error.hpp"

namespace storyflow::speech::kokoro {

using kernels::Matrix;

DurationPredictor::DurationPredictor(const Parameters& parameters, const ModelConfig& config)
    : lstm_(load_lstm(parameters.of("lstm"), config.hidden_dim + config.style_dim, config.hidden_dim / 2)),
      projection_(
          load_linear(parameters.of("duration_proj.linear_layer"), config.max_dur, config.hidden_dim)) {}

std::vector<double> DurationPredictor::apply(const Matrix& tokens, kernels::Execution& execution) const {
    Matrix x, votes;
    lstm_.apply(tokens, x, execution);
    projection_.apply(x, votes, execution);
    std::vector<double> lengths(votes.columns(), 0.0);
    for (std::size_t row = 0; row < votes.rows(); ++row) {
        const auto values = votes.row(row);
        for (std::size_t t = 0; t < lengths.size(); ++t)
            lengths[t] += 1 / (1 + std::exp(-static_cast<double>(values[t])));
    }
    return lengths;
}

std::vector<int> whole_frames(std::span<const double> lengths) {
    std::vector<int> frames;
    frames.reserve(lengths.size());
    double sum = 0;
    for (const double length : lengths) {
        if (!std::isfinite(length)) {
            throw base::Error(base::ErrorKind::damaged_model,
                              "The model is damaged: it predicts durations that are not numbers.");
        }
        // nearbyint rounds half to even, as the network was trained.
        const double rounded = std::max(1.0, std::nearbyint(length));
        sum += rounded;
        if (sum > static_cast<double>(frame_limit)) {
            throw base::Error(
                base::ErrorKind::invalid_input,
                "The sound would be longer than " + std::to_string(frame_limit / 40) +
                    " seconds, the most that is spoken in one go: take less text or more speed.");
        }
        frames.push_back(static_cast<int>(rounded));
    }
    return frames;
}

}  // namespace storyflow::speech::kokoro
