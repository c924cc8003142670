#include "tasks/pace.hpp"

#include <algorithm>
#include <cmath>

namespace storyflow::tasks {

namespace {

/// The measurement covers about this many characters; the weight of older ones decays.
constexpr double memory = 20'000.0;

}  // namespace

void Pace::add(std::int64_t characters, double seconds) {
    if (characters <= 0 || !std::isfinite(seconds) || seconds <= 0.0) return;
    const auto length = static_cast<double>(characters);
    const double kept = std::exp(-length / memory);
    characters_ = characters_ * kept + length;
    seconds_ = seconds_ * kept + seconds;
}

std::optional<double> Pace::seconds_for(std::int64_t characters) const {
    if (characters_ <= 0.0) return std::nullopt;
    return static_cast<double>(std::max<std::int64_t>(characters, 0)) * (seconds_ / characters_);
}

}  // namespace storyflow::tasks
