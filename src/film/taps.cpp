#include "film/taps.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace storyflow::film {

namespace {

using Weights = std::array<double, Taps::width>;

/// Catmull and Rom's spline for a place between the second and the third value.
Weights spline(double t) {
    const double t2 = t * t;
    const double t3 = t2 * t;
    return {(-t3 + 2 * t2 - t) / 2, (3 * t3 - 5 * t2 + 2) / 2, (-3 * t3 + 4 * t2 + t) / 2, (t3 - t2) / 2};
}

/// A tent two samples wide to each side.
Weights tent(double t) {
    return {(1 - t) / 4, (2 - t) / 4, (1 + t) / 4, t / 4};
}

/// Rounds to whole numbers with the sum `Taps::one`: the largest takes the rest.
void store(const Weights& weights, std::int16_t* to) {
    int rest = Taps::one;
    for (std::size_t k = 0; k < weights.size(); ++k) {
        const auto whole = static_cast<int>(std::lround(weights[k] * Taps::one));
        to[k] = static_cast<std::int16_t>(whole);
        rest -= whole;
    }
    auto& largest = *std::max_element(to, to + Taps::width);
    largest = static_cast<std::int16_t>(largest + rest);
}

}  // namespace

void find_taps(const Grid& grid, int length, Taps& into) {
    const auto count = static_cast<std::size_t>(grid.count);
    into.first.resize(count);
    into.weights.resize(count * Taps::width);
    const double softness = std::clamp(grid.step - 1.0, 0.0, 1.0);
    for (std::size_t i = 0; i < count; ++i) {
        const double place = grid.begin + static_cast<double>(i) * grid.step - 0.5;
        const double before = std::floor(place);
        const Weights sharp = spline(place - before);
        const Weights soft = tent(place - before);
        const int first = static_cast<int>(before) - 1;
        const int base = std::clamp(first, 0, length - Taps::width);
        Weights weights{};
        for (int k = 0; k < Taps::width; ++k) {
            const auto tap = static_cast<std::size_t>(k);
            const auto held =
                static_cast<std::size_t>(std::clamp(first + k, base, base + Taps::width - 1) - base);
            weights[held] += std::lerp(sharp[tap], soft[tap], softness);
        }
        into.first[i] = base;
        store(weights, &into.weights[i * Taps::width]);
    }
}

}  // namespace storyflow::film
