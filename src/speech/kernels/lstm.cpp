#include "speech/kernels/lstm.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "speech/kernels/convolution.hpp"
#include "speech/kernels/lstm_step.hpp"

namespace storyflow::speech::kernels {

namespace {

/// Steps whose gates are transposed together, from [gate, time] to [time, gate]: one cache line of floats.
constexpr std::size_t window_steps = 16;
/// Windows between two checks of the stop token.
constexpr std::size_t part_windows = 8;

std::size_t groups_of(std::size_t hidden) {
    return (hidden + lstm_group_units - 1) / lstm_group_units;
}

[[noreturn]] void refuse() {
    throw base::Error(base::ErrorKind::internal, "An LSTM's weights do not fit its sizes.");
}

void check_fit(std::size_t input, std::size_t hidden, const LstmWeights& weights) {
    const std::size_t gates = 4 * hidden;
    const bool fits = input > 0 && hidden > 0 && weights.weight_ih.size() == gates * input &&
                      weights.weight_hh.size() == gates * hidden && weights.bias_ih.size() == gates &&
                      weights.bias_hh.size() == gates;
    if (!fits) refuse();
}

/// Calls `visit` for every gate with its row in PyTorch's order and its index in the groups of 64.
template <class Visit>
void for_each_gate(std::size_t hidden, const Visit& visit) {
    for (std::size_t gate = 0; gate < 4; ++gate) {
        for (std::size_t unit = 0; unit < hidden; ++unit) {
            const std::size_t group = unit / lstm_group_units;
            visit(gate * hidden + unit,
                  group * lstm_group_values + gate * lstm_group_units + unit % lstm_group_units);
        }
    }
}

Matrix pack_recurrent(std::size_t hidden, std::span<const float> weight) {
    Matrix packed(groups_of(hidden), hidden * lstm_group_values);
    for (std::size_t group = 0; group < packed.rows(); ++group)
        std::fill_n(packed.row(group).data(), packed.stride(), 0.0f);
    for_each_gate(hidden, [&](std::size_t row, std::size_t place) {
        const std::span<float> group = packed.row(place / lstm_group_values);
        for (std::size_t from = 0; from < hidden; ++from) {
            group[from * lstm_group_values + place % lstm_group_values] = weight[row * hidden + from];
        }
    });
    return packed;
}

/// The linear layer from the input to both directions' gates: forward above backward.
PackedWeights input_layer(std::size_t input, std::size_t hidden,
                          const std::array<const LstmWeights*, 2>& directions) {
    const std::size_t gates = groups_of(hidden) * lstm_group_values;
    std::vector<float> weight(2 * gates * input, 0.0f);
    std::vector<float> bias(2 * gates, 0.0f);
    for (std::size_t direction = 0; direction < 2; ++direction) {
        const LstmWeights& from = *directions[direction];
        for_each_gate(hidden, [&](std::size_t row, std::size_t place) {
            const std::size_t to = direction * gates + place;
            std::ranges::copy(from.weight_ih.subspan(row * input, input),
                              weight.begin() + static_cast<std::ptrdiff_t>(to * input));
            bias[to] = from.bias_ih[row] + from.bias_hh[row];
        });
    }
    return pack_weights(BidirectionalLstm::input_shape(input, hidden), weight, bias);
}

/// The state of one direction as it goes through time.
class Recurrence {
  public:
    Recurrence(const Matrix& weights, std::size_t hidden, bool backward)
        : weights_(weights),
          hidden_(hidden),
          groups_(weights.rows()),
          backward_(backward),
          cells_(1, groups_ * lstm_group_units),
          // 16 floats more than the gates need: rows a power of two apart would map to the same cache lines.
          gates_(window_steps, groups_ * lstm_group_values + 16),
          outputs_(window_steps + 1, groups_ * lstm_group_units) {
        std::ranges::fill(cells_.row(0), 0.0f);
        std::ranges::fill(outputs_.row(window_steps), 0.0f);
    }

    /// Computes the `window`th 16 steps in this direction's order. `inputs`: both directions' gates, one row
    /// for each gate, one column for each step.
    void run(std::size_t window, const Matrix& inputs, Matrix& y) {
        const std::size_t windows = (inputs.columns() + window_steps - 1) / window_steps;
        const std::size_t first = (backward_ ? windows - 1 - window : window) * window_steps;
        const std::size_t count = std::min(window_steps, inputs.columns() - first);
        take_gates(inputs, first, count);
        std::size_t before = window_steps;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t step = backward_ ? count - 1 - i : i;
            advance({.weights = weights_.row(0).data(),
                     .inputs = gates_.row(step).data(),
                     .state = outputs_.row(before).data(),
                     .cells = cells_.row(0).data(),
                     .output = outputs_.row(step).data(),
                     .hidden = hidden_,
                     .groups = groups_});
            before = step;
        }
        give_outputs(y, first, count);
        std::ranges::copy(outputs_.row(before), outputs_.row(window_steps).begin());
    }

  private:
    void take_gates(const Matrix& inputs, std::size_t first, std::size_t count) {
        const std::size_t gates = groups_ * lstm_group_values;
        const std::size_t first_gate = backward_ ? gates : 0;
        float* const to = gates_.row(0).data();
        for (std::size_t gate = 0; gate < gates; ++gate) {
            const float* const from = inputs.row(first_gate + gate).data() + first;
            for (std::size_t i = 0; i < count; ++i)
                to[i * gates_.stride() + gate] = from[i];
        }
    }

    void give_outputs(Matrix& y, std::size_t first, std::size_t count) const {
        const float* const from = outputs_.row(0).data();
        for (std::size_t unit = 0; unit < hidden_; ++unit) {
            float* const to = y.row((backward_ ? hidden_ : 0) + unit).data() + first;
            for (std::size_t i = 0; i < count; ++i)
                to[i] = from[i * outputs_.stride() + unit];
        }
    }

    const Matrix& weights_;
    std::size_t hidden_;
    std::size_t groups_;
    bool backward_;
    Matrix cells_;
    Matrix gates_;
    Matrix outputs_;  ///< of the window's steps; the last row holds the last output of the window before
};

}  // namespace

class BidirectionalLstm::Packed {
  public:
    Packed(std::size_t input, std::size_t hidden, PackedLstm weights)
        : hidden_(hidden),
          inputs_(input_shape(input, hidden), std::move(weights.inputs)),
          forward_(std::move(weights.forward)),
          backward_(std::move(weights.backward)) {
        for (const Matrix* const recurrent : {&forward_, &backward_}) {
            if (recurrent->rows() != recurrent_rows(hidden) ||
                recurrent->columns() != recurrent_columns(hidden))
                refuse();
        }
    }

    void apply(const Matrix& x, Matrix& y, Execution& execution) const {
        Matrix inputs;
        inputs_.apply(x, inputs, execution);
        y.resize(2 * hidden_, x.columns(), execution.memory());
        std::array<Recurrence, 2> directions{Recurrence(forward_, hidden_, false),
                                             Recurrence(backward_, hidden_, true)};
        const std::size_t windows = (x.columns() + window_steps - 1) / window_steps;
        for (std::size_t first = 0; first < windows; first += part_windows) {
            const std::size_t end = std::min(windows, first + part_windows);
            execution.run(2, [&](std::size_t direction) {
                for (std::size_t window = first; window < end; ++window) {
                    directions[direction].run(window, inputs, y);
                }
            });
        }
    }

  private:
    std::size_t hidden_;
    Convolution inputs_;
    Matrix forward_;
    Matrix backward_;
};

BidirectionalLstm::BidirectionalLstm(std::size_t input, std::size_t hidden, const LstmWeights& forward,
                                     const LstmWeights& backward)
    : BidirectionalLstm(input, hidden, pack(input, hidden, forward, backward)) {}

BidirectionalLstm::BidirectionalLstm(std::size_t input, std::size_t hidden, PackedLstm weights)
    : packed_(std::make_unique<Packed>(input, hidden, std::move(weights))) {}

PackedLstm BidirectionalLstm::pack(std::size_t input, std::size_t hidden, const LstmWeights& forward,
                                   const LstmWeights& backward) {
    check_fit(input, hidden, forward);
    check_fit(input, hidden, backward);
    return {.inputs = input_layer(input, hidden, {&forward, &backward}),
            .forward = pack_recurrent(hidden, forward.weight_hh),
            .backward = pack_recurrent(hidden, backward.weight_hh)};
}

ConvolutionShape BidirectionalLstm::input_shape(std::size_t input, std::size_t hidden) {
    return {.out_channels = 2 * groups_of(hidden) * lstm_group_values, .in_channels = input};
}

std::size_t BidirectionalLstm::recurrent_rows(std::size_t hidden) {
    return groups_of(hidden);
}

std::size_t BidirectionalLstm::recurrent_columns(std::size_t hidden) {
    return hidden * lstm_group_values;
}

BidirectionalLstm::~BidirectionalLstm() = default;
BidirectionalLstm::BidirectionalLstm(BidirectionalLstm&&) noexcept = default;
BidirectionalLstm& BidirectionalLstm::operator=(BidirectionalLstm&&) noexcept = default;

void BidirectionalLstm::apply(const Matrix& x, Matrix& y, Execution& execution) const {
    packed_->apply(x, y, execution);
}

}  // namespace storyflow::speech::kernels
