#pragma once

#include <cstddef>

namespace storyflow::speech::kernels {

/// Units of an LSTM are computed in groups of 16, with their four gates (input, forget, cell, output)
/// together: 64 values per group, 16 of each gate.
constexpr std::size_t lstm_group_units = 16;
constexpr std::size_t lstm_group_values = 4 * lstm_group_units;

/// One step of one direction. All pointers but `state` are aligned to 64 bytes.
struct LstmStep {
    const float* weights = nullptr;  ///< [groups, hidden, 64]: from every unit to a group's gates
    const float* inputs = nullptr;  ///< [groups, 64]: the gates' part from the layer's input, with all biases
    const float* state = nullptr;   ///< [hidden]: the output of the step before
    float* cells = nullptr;         ///< [groups * 16], updated
    float* output = nullptr;        ///< [groups * 16]
    std::size_t hidden = 0;
    std::size_t groups = 0;
};

void advance(const LstmStep& step);

}  // namespace storyflow::speech::kernels
