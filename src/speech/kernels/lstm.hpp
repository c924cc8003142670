#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "speech/kernels/execution.hpp"
#include "speech/kernels/matrix.hpp"
#include "speech/kernels/packed_weights.hpp"

namespace storyflow::speech::kernels {

/// One direction's parameters as PyTorch stores them: gates in the order input, forget, cell, output.
struct LstmWeights {
    std::span<const float> weight_ih;  ///< [4 * hidden, input]
    std::span<const float> weight_hh;  ///< [4 * hidden, hidden]
    std::span<const float> bias_ih;    ///< [4 * hidden]
    std::span<const float> bias_hh;    ///< [4 * hidden]
};

/// Both directions in the order in which the kernels read them.
struct PackedLstm {
    PackedWeights inputs;  ///< of a convolution of `BidirectionalLstm::input_shape`
    Matrix forward;        ///< [groups of 16 units][hidden, 64]
    Matrix backward;
};

/// One bidirectional layer; states start at zero. Immutable: safe from any thread.
class BidirectionalLstm {
  public:
    BidirectionalLstm(std::size_t input, std::size_t hidden, const LstmWeights& forward,
                      const LstmWeights& backward);
    BidirectionalLstm(std::size_t input, std::size_t hidden, PackedLstm weights);
    /// The weights that the second constructor takes; the functions below give the sizes of their parts.
    [[nodiscard]] static PackedLstm pack(std::size_t input, std::size_t hidden, const LstmWeights& forward,
                                         const LstmWeights& backward);
    [[nodiscard]] static ConvolutionShape input_shape(std::size_t input, std::size_t hidden);
    [[nodiscard]] static std::size_t recurrent_rows(std::size_t hidden);
    [[nodiscard]] static std::size_t recurrent_columns(std::size_t hidden);
    ~BidirectionalLstm();
    BidirectionalLstm(BidirectionalLstm&&) noexcept;
    BidirectionalLstm& operator=(BidirectionalLstm&&) noexcept;

    /// x: [input, T] -> y: [2 * hidden, T], forward above backward.
    void apply(const Matrix& x, Matrix& y, Execution& execution) const;

  private:
    class Packed;
    std::unique_ptr<const Packed> packed_;
};

}  // namespace storyflow::speech::kernels
