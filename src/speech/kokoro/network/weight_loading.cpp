#include "speech/kokoro/network/weight_loading.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <optional>
#include <span>
#include <type_traits>
#include <utility>

#include "base/error.hpp"

namespace storyflow::speech::kokoro {

namespace {

[[noreturn]] void refuse(const std::string& tensor, const std::string& reason) {
    throw base::Error(base::ErrorKind::damaged_model,
                      "The model does not fit: tensor " + tensor + " " + reason + ".");
}

std::string text_of(const std::vector<std::size_t>& shape) {
    std::string text;
    for (const std::size_t size : shape)
        text += (text.empty() ? "[" : ", ") + std::to_string(size);
    return text.empty() ? "[]" : text + "]";
}

std::size_t element_count(const std::vector<std::size_t>& shape) {
    return std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>());
}

double length_of(std::span<const float> direction) {
    double squares = 0;
    for (const double value : direction)
        squares += value * value;
    return std::sqrt(squares);
}

/// One direction of an LSTM, as the checkpoint stores it.
struct StoredDirection {
    std::vector<float> weight_ih, weight_hh, bias_ih, bias_hh;

    [[nodiscard]] kernels::LstmWeights weights() const { return {weight_ih, weight_hh, bias_ih, bias_hh}; }
};

StoredDirection load_direction(const Parameters& parameters, std::size_t in, std::size_t hidden,
                               const std::string& suffix) {
    return {.weight_ih = parameters.values("weight_ih_l0" + suffix, {4 * hidden, in}),
            .weight_hh = parameters.values("weight_hh_l0" + suffix, {4 * hidden, hidden}),
            .bias_ih = parameters.values("bias_ih_l0" + suffix, {4 * hidden}),
            .bias_hh = parameters.values("bias_hh_l0" + suffix, {4 * hidden})};
}

kernels::PackedWeights packed_normalised(const Parameters& parameters, const kernels::ConvolutionShape& shape,
                                         Bias bias) {
    return parameters.packed(shape, [&] {
        const auto weight =
            parameters.normalised_weight({shape.out_channels, shape.in_channels, shape.kernel});
        if (bias == Bias::absent) return kernels::pack_weights(shape, weight, {});
        return kernels::pack_weights(shape, weight, parameters.values("bias", {shape.out_channels}));
    });
}

/// Calls `make` once, on first use; several matrices are taken from its result.
template <class Make>
class MadeOnce {
  public:
    explicit MadeOnce(const Make& make) : make_(make) {}

    auto& value() {
        if (!made_) made_ = make_();
        return *made_;
    }

  private:
    const Make& make_;
    std::optional<std::invoke_result_t<const Make&>> made_;
};

}  // namespace

Parameters::Parameters(const TensorSource& source, std::string prefix)
    : source_(&source), prefix_(std::move(prefix)) {}

std::string Parameters::full_name(std::string_view name) const {
    return prefix_.empty() ? std::string(name) : prefix_ + "." + std::string(name);
}

Parameters Parameters::of(std::string_view layer) const {
    return Parameters(*source_, full_name(layer));
}

Parameters Parameters::of(std::string_view layer, std::size_t index) const {
    return of(std::string(layer) + "." + std::to_string(index));
}

bool Parameters::contains(std::string_view name) const {
    return source_->contains(full_name(name));
}

std::vector<float> Parameters::values(std::string_view name, const std::vector<std::size_t>& shape) const {
    const std::string full = full_name(name);
    if (!source_->contains(full)) refuse(full, "is missing");
    Tensor tensor = source_->tensor(full);
    if (tensor.shape != shape) {
        refuse(full, "has the shape " + text_of(tensor.shape) + " where " + text_of(shape) + " is needed");
    }
    if (tensor.values.size() != element_count(shape)) {
        refuse(full,
               "has " + std::to_string(tensor.values.size()) + " values in the shape " + text_of(shape));
    }
    return std::move(tensor.values);
}

std::vector<float> Parameters::normalised_weight(const std::vector<std::size_t>& shape) const {
    if (!contains("weight_v") && contains("weight")) return values("weight", shape);
    std::vector<std::size_t> length_shape(shape.size(), 1);
    length_shape.front() = shape.front();
    const std::vector<float> lengths = values("weight_g", length_shape);
    std::vector<float> weight = values("weight_v", shape);
    const std::size_t size = weight.size() / shape.front();
    bool has_direction = false;
    for (std::size_t index = 0; index < lengths.size(); ++index) {
        const std::span<float> direction(weight.data() + index * size, size);
        const double length = length_of(direction);
        if (length == 0) continue;
        has_direction = true;
        const double factor = static_cast<double>(lengths[index]) / length;
        for (float& value : direction)
            value = static_cast<float>(static_cast<double>(value) * factor);
    }
    const bool is_zero = std::ranges::all_of(lengths, [](float length) { return length == 0.0F; });
    if (!has_direction && !is_zero) refuse(full_name("weight_v"), "has no direction that is not zero");
    return weight;
}

ScaleAndShift load_layer_norm(const Parameters& parameters, std::size_t channels) {
    return {parameters.values("weight", {channels}), parameters.values("bias", {channels})};
}

kernels::PackedWeights Parameters::packed(const kernels::ConvolutionShape& shape,
                                          const std::function<kernels::PackedWeights()>& make) const {
    MadeOnce made(make);
    const auto take = [&](std::string_view name, std::size_t rows, std::size_t columns,
                          kernels::Matrix kernels::PackedWeights::*part) {
        return source_->packed(full_name(name), rows, columns, [&] { return std::move(made.value().*part); });
    };
    return {take("packed_weight", kernels::packed_rows(shape), kernels::packed_columns(shape),
                 &kernels::PackedWeights::weights),
            take("packed_bias", 1, kernels::packed_bias_columns(shape), &kernels::PackedWeights::bias)};
}

kernels::PackedLstm Parameters::packed_lstm(std::size_t in, std::size_t hidden,
                                            const std::function<kernels::PackedLstm()>& make) const {
    MadeOnce made(make);
    const auto recurrent = [&](std::string_view name, kernels::Matrix kernels::PackedLstm::*part) {
        return source_->packed(full_name(name), kernels::BidirectionalLstm::recurrent_rows(hidden),
                               kernels::BidirectionalLstm::recurrent_columns(hidden),
                               [&] { return std::move(made.value().*part); });
    };
    return {packed(kernels::BidirectionalLstm::input_shape(in, hidden),
                   [&] { return std::move(made.value().inputs); }),
            recurrent("packed_forward", &kernels::PackedLstm::forward),
            recurrent("packed_backward", &kernels::PackedLstm::backward)};
}

kernels::Convolution load_linear(const Parameters& parameters, std::size_t out, std::size_t in) {
    const kernels::ConvolutionShape shape{.out_channels = out, .in_channels = in};
    return {shape, parameters.packed(shape, [&] {
                return kernels::pack_weights(shape, parameters.values("weight", {out, in}),
                                             parameters.values("bias", {out}));
            })};
}

kernels::Convolution load_convolution(const Parameters& parameters, const kernels::ConvolutionShape& shape) {
    return {shape, parameters.packed(shape, [&] {
                return kernels::pack_weights(
                    shape, parameters.values("weight", {shape.out_channels, shape.in_channels, shape.kernel}),
                    parameters.values("bias", {shape.out_channels}));
            })};
}

kernels::Convolution load_normalised_convolution(const Parameters& parameters,
                                                 const kernels::ConvolutionShape& shape, Bias bias) {
    return {shape, packed_normalised(parameters, shape, bias)};
}

kernels::FusedConvolution load_fused_convolution(const Parameters& parameters,
                                                 const kernels::ConvolutionShape& shape) {
    return {shape, packed_normalised(parameters, shape, Bias::present)};
}

kernels::TransposedConvolution load_transposed_convolution(const Parameters& parameters,
                                                           const kernels::ConvolutionShape& shape) {
    return {shape, 0, parameters.packed(kernels::TransposedConvolution::packed_shape(shape), [&] {
                return kernels::TransposedConvolution::pack(
                    shape,
                    parameters.normalised_weight({shape.in_channels, shape.out_channels, shape.kernel}),
                    parameters.values("bias", {shape.out_channels}));
            })};
}

kernels::BidirectionalLstm load_lstm(const Parameters& parameters, std::size_t in, std::size_t hidden) {
    return {in, hidden, parameters.packed_lstm(in, hidden, [&] {
                const StoredDirection forward = load_direction(parameters, in, hidden, "");
                const StoredDirection backward = load_direction(parameters, in, hidden, "_reverse");
                return kernels::BidirectionalLstm::pack(in, hidden, forward.weights(), backward.weights());
            })};
}

}  // namespace storyflow::speech::kokoro
