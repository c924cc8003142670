#pragma once

#include <cstddef>

#include "speech/kokoro/kernels/minimal_filter.hpp"

/// The linear maps of a minimal filter, many lanes at a time. All pointers are aligned to 64 bytes and all
/// steps are multiples of 16, unless it says otherwise. Pure; safe from any thread.
namespace storyflow::speech::kernels {

/// The weights of 8 output channels at the filter's points, from their taps.
struct WeightsAtPoints {
    const float* taps = nullptr;  ///< [rows, kernel, 8]
    std::size_t rows = 0;         ///< input channels
    std::size_t kernel = 0;
    float* points = nullptr;  ///< [points][rows, 8]
    std::size_t point_step = 0;
};
void evaluate_weights(const MinimalFilter& filter, const WeightsAtPoints& weights);

/// The input of `lanes` lanes (a multiple of 16) at the filter's points.
struct InputsAtPoints {
    /// [outputs][lanes and `groups_behind() * dilation` more]: what lies at the same place in every lane.
    const float* classes = nullptr;
    std::size_t class_step = 0;
    std::size_t lanes = 0;
    std::size_t dilation = 1;  ///< the distance of two groups, in lanes
    float* points = nullptr;   ///< [points][lanes]
    std::size_t point_step = 0;
};
void evaluate_inputs(const MinimalFilter& filter, const InputsAtPoints& inputs);

/// The results of `lanes` lanes from their products.
struct ResultsOfPoints {
    const float* points = nullptr;  ///< [points][lanes]
    std::size_t point_step = 0;
    std::size_t lanes = 0;
    float* classes = nullptr;  ///< [outputs][lanes]
    std::size_t class_step = 0;
};
void combine_products(const MinimalFilter& filter, const ResultsOfPoints& results);

}  // namespace storyflow::speech::kernels
