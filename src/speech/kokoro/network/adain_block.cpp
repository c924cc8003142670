#include "speech/kokoro/network/adain_block.hpp"

#include <numbers>
#include <utility>

#include "speech/kernels/elementwise.hpp"
#include "speech/kernels/normalisation.hpp"
#include "speech/kokoro/network/rearrange.hpp"

namespace storyflow::speech::kokoro {

using kernels::Matrix;

namespace {

constexpr float negative_slope = 0.2F;
constexpr float inverse_root_of_2 = static_cast<float>(1 / std::numbers::sqrt2);

kernels::Convolution load_kernel_3(const Parameters& parameters, std::size_t out, std::size_t in) {
    return load_normalised_convolution(parameters,
                                       {.out_channels = out, .in_channels = in, .kernel = 3, .padding = 1});
}

void normalise_and_activate(const Matrix& x, const ScaleAndShift& norm, Matrix& y,
                            kernels::Execution& execution) {
    kernels::adaptive_instance_norm(x, norm.gamma, norm.beta, y, execution);
    kernels::leaky_relu(y, negative_slope, execution);
}

}  // namespace

AdainBlock::AdainBlock(const Parameters& parameters, std::size_t in, std::size_t out, std::size_t style_width,
                       Time time)
    : norm1_(parameters.of("norm1"), style_width, in),
      norm2_(parameters.of("norm2"), style_width, out),
      convolution1_(load_kernel_3(parameters.of("conv1"), out, in)),
      convolution2_(load_kernel_3(parameters.of("conv2"), out, out)) {
    if (time == Time::doubled) {
        const Parameters pool = parameters.of("pool");
        doubling_ = Doubling{pool.normalised_weight({in, 1, 3}), pool.values("bias", {in})};
    }
    if (in != out) {
        shortcut_ = load_normalised_convolution(parameters.of("conv1x1"),
                                                {.out_channels = out, .in_channels = in}, Bias::absent);
    }
}

Matrix AdainBlock::main_path(const Matrix& x, std::span<const float> style,
                             kernels::Execution& execution) const {
    Matrix y, z;
    normalise_and_activate(x, norm1_(style), y, execution);
    if (doubling_) {
        kernels::upsample_depthwise(y, doubling_->weight, doubling_->bias, z, execution);
        std::swap(y, z);
    }
    convolution1_.apply(y, z, execution);
    normalise_and_activate(z, norm2_(style), z, execution);
    convolution2_.apply(z, y, execution);
    return y;
}

void AdainBlock::add_shortcut(const Matrix& x, Matrix& y, kernels::Execution& execution) const {
    if (!shortcut_ && !doubling_) {
        kernels::add_scaled(y, x, inverse_root_of_2, execution);
        return;
    }
    Matrix direct;
    if (shortcut_) {
        shortcut_->apply(x, direct, execution);
    } else {
        copy(x, direct, execution.memory());
    }
    // A convolution of kernel 1 commutes with the repetition of columns, and is cheaper before it.
    if (doubling_)
        direct = repeated_columns(direct, std::vector<int>(direct.columns(), 2), execution.memory());
    kernels::add_scaled(y, direct, inverse_root_of_2, execution);
}

Matrix AdainBlock::apply(const Matrix& x, std::span<const float> style, kernels::Execution& execution) const {
    Matrix y = main_path(x, style, execution);
    add_shortcut(x, y, execution);
    return y;
}

}  // namespace storyflow::speech::kokoro
