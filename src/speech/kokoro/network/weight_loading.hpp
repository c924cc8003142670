#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "speech/kernels/convolution.hpp"
#include "speech/kernels/fused_convolution.hpp"
#include "speech/kernels/lstm.hpp"
#include "speech/kokoro/network/tensor_source.hpp"

/// Makes layers from named tensors. All functions throw `base::Error{damaged_model}` naming the tensor that
/// is missing or has another shape than expected.
namespace storyflow::speech::kokoro {

/// The parameters of a source whose names begin with one prefix. Borrows the source.
class Parameters {
  public:
    explicit Parameters(const TensorSource& source, std::string prefix = {});

    /// The parameters of an inner layer: `Parameters(source, "decoder").of("encode")`.
    [[nodiscard]] Parameters of(std::string_view layer) const;
    [[nodiscard]] Parameters of(std::string_view layer, std::size_t index) const;

    [[nodiscard]] bool contains(std::string_view name) const;
    [[nodiscard]] std::vector<float> values(std::string_view name,
                                            const std::vector<std::size_t>& shape) const;

    /// A weight with weight norm, stored as a direction `weight_v` and a length `weight_g` for each index of
    /// the first dimension: weight_g * weight_v / ||weight_v||; or stored as their product, `weight`, as
    /// exporters do. A direction of zeros makes a filter of zeros: rounding to few bits erases small filters.
    /// Zeros in place of all directions are refused as damage.
    [[nodiscard]] std::vector<float> normalised_weight(const std::vector<std::size_t>& shape) const;

    /// The layer's packed weights, made by `make` unless the source has them prepared.
    [[nodiscard]] kernels::PackedWeights packed(const kernels::ConvolutionShape& shape,
                                                const std::function<kernels::PackedWeights()>& make) const;
    [[nodiscard]] kernels::PackedLstm packed_lstm(std::size_t in, std::size_t hidden,
                                                  const std::function<kernels::PackedLstm()>& make) const;

  private:
    [[nodiscard]] std::string full_name(std::string_view name) const;

    const TensorSource* source_;
    std::string prefix_;
};

/// Gamma and beta of a layer norm.
struct ScaleAndShift {
    std::vector<float> gamma;
    std::vector<float> beta;
};

/// Reads `weight` and `bias`.
[[nodiscard]] ScaleAndShift load_layer_norm(const Parameters& parameters, std::size_t channels);

/// Reads `weight` [out, in] and `bias`, as a convolution with a kernel of 1.
[[nodiscard]] kernels::Convolution load_linear(const Parameters& parameters, std::size_t out, std::size_t in);

/// Reads `weight` [out, in, kernel] and `bias`.
[[nodiscard]] kernels::Convolution load_convolution(const Parameters& parameters,
                                                    const kernels::ConvolutionShape& shape);

/// Whether the layer has a `bias` besides its normalised weight [out, in, kernel].
enum class Bias { present, absent };
[[nodiscard]] kernels::Convolution load_normalised_convolution(const Parameters& parameters,
                                                               const kernels::ConvolutionShape& shape,
                                                               Bias bias = Bias::present);

/// The same as a convolution with prologue and epilogue; `bias` must be present.
[[nodiscard]] kernels::FusedConvolution load_fused_convolution(const Parameters& parameters,
                                                               const kernels::ConvolutionShape& shape);

/// Reads a normalised weight [in, out, kernel], with a length for each input channel, and `bias`.
[[nodiscard]] kernels::TransposedConvolution load_transposed_convolution(
    const Parameters& parameters, const kernels::ConvolutionShape& shape);

/// Reads `weight_ih_l0`, `weight_hh_l0`, `bias_ih_l0`, `bias_hh_l0`, and the same with `_reverse`. The layer
/// has 2 * hidden output channels.
[[nodiscard]] kernels::BidirectionalLstm load_lstm(const Parameters& parameters, std::size_t in,
                                                   std::size_t hidden);

}  // namespace storyflow::speech::kokoro
