#include "film/rescale.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace storyflow::film {

namespace {

constexpr double lobes = 3.0;

double lanczos(double x) {
    if (std::abs(x) < 1e-9) return 1.0;
    if (std::abs(x) >= lobes) return 0.0;
    const double angle = std::numbers::pi * x;
    return lobes * std::sin(angle) * std::sin(angle / lobes) / (angle * angle);
}

/// The part of the source that one sample of the result takes: `weights` from `first` on. Their sum is 1.
struct Share {
    int first = 0;
    std::vector<float> weights;
};

Share share_of(int target, int targets, int sources) {
    const double step = static_cast<double>(sources) / targets;
    const double widening = std::max(1.0, step);
    const double centre = (target + 0.5) * step - 0.5;
    const int first = std::max(0, static_cast<int>(std::ceil(centre - lobes * widening)));
    const int last = std::min(sources - 1, static_cast<int>(std::floor(centre + lobes * widening)));
    std::vector<double> weights;
    double sum = 0.0;
    for (int i = first; i <= last; ++i) {
        weights.push_back(lanczos((i - centre) / widening));
        sum += weights.back();
    }
    Share share{first, {}};
    for (const double weight : weights)
        share.weights.push_back(static_cast<float>(weight / sum));
    return share;
}

/// The weighted sum of rows.
void mix_rows(const Plane& plane, const Share& share, std::vector<float>& mixed) {
    std::ranges::fill(mixed, 0.0F);
    for (std::size_t k = 0; k < share.weights.size(); ++k) {
        const std::int16_t* row = plane.row(share.first + static_cast<int>(k));
        const float weight = share.weights[k];
        for (std::size_t x = 0; x < mixed.size(); ++x)
            mixed[x] += weight * static_cast<float>(row[x]);
    }
}

std::int16_t mix_values(const std::vector<float>& row, const Share& share) {
    float sum = 0.0F;
    for (std::size_t k = 0; k < share.weights.size(); ++k)
        sum += share.weights[k] * row[static_cast<std::size_t>(share.first) + k];
    // The filter overshoots at edges.
    constexpr float most = 255.0F * Plane::steps;
    return static_cast<std::int16_t>(std::lrintf(std::clamp(sum, 0.0F, most)));
}

}  // namespace

Plane rescaled(const Plane& plane, int width, int height) {
    Plane result(width, height);
    std::vector<Share> columns;
    columns.reserve(static_cast<std::size_t>(width));
    for (int x = 0; x < width; ++x)
        columns.push_back(share_of(x, width, plane.width()));
    std::vector<float> mixed(static_cast<std::size_t>(plane.width()));
    for (int y = 0; y < height; ++y) {
        mix_rows(plane, share_of(y, height, plane.height()), mixed);
        std::int16_t* to = result.row(y);
        for (const Share& column : columns)
            *to++ = mix_values(mixed, column);
    }
    return result;
}

}  // namespace storyflow::film
