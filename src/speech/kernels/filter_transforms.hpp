#pragma once

#include <cstddef>

#include "speech/kernels/minimal_filter.hpp"

/// The linear maps of a minimal filter, for many lanes at a time. All pointers are aligned to 64 bytes and
/// all steps are multiples of 16, unless a comment says otherwise. Pure; safe from any thread.
namespace storyflow::speech::kernels {

/// Transforms the taps of 8 output channels into their weights at the filter's points.
struct WeightsAtPoints {
    const float* taps = nullptr;  ///< [rows, kernel, 8]
    std::size_t rows = 0;         ///< input channels
    std::size_t kernel = 0;
    float* points = nullptr;  ///< [points][rows, 8]
    std::size_t point_step = 0;
};
void evaluate_weights(const MinimalFilter& filter, const WeightsAtPoints& weights);

/// Transforms the input of `lanes` lanes (a multiple of 16) into its values at the filter's points.
struct InputsAtPoints {
    /// [outputs][lanes + groups_behind() * dilation]: one row for each place within a lane.
    const float* classes = nullptr;
    std::size_t class_step = 0;
    std::size_t lanes = 0;
    std::size_t dilation = 1;  ///< the distance of two neighbouring groups, in lanes
    float* points = nullptr;   ///< [points][lanes]
    std::size_t point_step = 0;
};
void evaluate_inputs(const MinimalFilter& filter, const InputsAtPoints& inputs);

/// Combines the products of `lanes` lanes into their results.
struct ResultsOfPoints {
    const float* points = nullptr;  ///< [points][lanes]
    std::size_t point_step = 0;
    std::size_t lanes = 0;
    float* classes = nullptr;  ///< [outputs][lanes]
    std::size_t class_step = 0;
};
void combine_products(const MinimalFilter& filter, const ResultsOfPoints& results);

}  // namespace storyflow::speech::kernels
