#include "speech/kernels/row_layer.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "speech/kernels/byte_product.hpp"
#include "speech/kernels/row_product.hpp"

namespace storyflow::speech::kernels {

namespace {

std::size_t round_up(std::size_t count, std::size_t multiple) {
    return (count + multiple - 1) / multiple * multiple;
}

std::vector<float> padded(std::span<const float> values, std::size_t size) {
    std::vector<float> result(values.begin(), values.end());
    result.resize(size, 0.0f);
    return result;
}

void check(bool fits) {
    if (!fits) throw base::Error(base::ErrorKind::internal, "A layer's weights do not fit its shape.");
}

constexpr std::size_t inputs_multiple = 16;

/// Four inputs' weights of up to 64 outputs: the four of each output become neighbours.
void pack_group(const std::int8_t* from, std::size_t step, std::size_t outputs, std::int8_t* to,
                std::int32_t* sums) {
    static_assert(byte_group == 4 && inputs_multiple % byte_group == 0);
    for (std::size_t n = 0; n < outputs; ++n) {
        const std::int8_t a = from[n];
        const std::int8_t b = from[n + step];
        const std::int8_t c = from[n + 2 * step];
        const std::int8_t d = from[n + 3 * step];
        to[4 * n] = a;
        to[4 * n + 1] = b;
        to[4 * n + 2] = c;
        to[4 * n + 3] = d;
        sums[n] += a + b + c + d;
    }
}

}  // namespace

ByteArithmetic best_byte_arithmetic() {
    return multiplies_bytes() ? ByteArithmetic::bytes : ByteArithmetic::floats;
}

RowLayer::RowLayer(std::size_t inputs, std::size_t outputs, std::span<const float> weight,
                   std::span<const float> bias)
    : inputs_(inputs), outputs_(outputs) {
    check(inputs > 0 && inputs % inputs_multiple == 0 && outputs > 0 && weight.size() == inputs * outputs &&
          bias.size() == outputs);
    pack_floats(weight);
    bias_ = padded(bias, round_up(outputs, row_panel));
}

RowLayer::RowLayer(std::size_t inputs, std::size_t outputs, std::span<const std::int8_t> weight,
                   std::span<const float> factor, std::span<const float> bias, ByteArithmetic arithmetic)
    : inputs_(inputs), outputs_(outputs) {
    check(inputs > 0 && inputs % inputs_multiple == 0 && outputs > 0 && weight.size() == inputs * outputs &&
          factor.size() == outputs && bias.size() == outputs);
    if (arithmetic == ByteArithmetic::bytes) {
        pack_bytes(weight);
        factor_ = padded(factor, round_up(outputs, byte_panel));
        bias_ = padded(bias, round_up(outputs, byte_panel));
        return;
    }
    std::vector<float> floats(weight.size());
    for (std::size_t i = 0; i < weight.size(); ++i)
        floats[i] = static_cast<float>(weight[i]) * factor[i % outputs];
    pack_floats(floats);
    bias_ = padded(bias, round_up(outputs, row_panel));
}

void RowLayer::pack_floats(std::span<const float> weight) {
    floats_.assign(round_up(outputs_, row_panel) * inputs_, 0.0f);
    for (std::size_t k = 0; k < inputs_; ++k) {
        for (std::size_t first = 0; first < outputs_; first += row_panel) {
            const std::size_t count = std::min(row_panel, outputs_ - first);
            std::ranges::copy(weight.subspan(k * outputs_ + first, count),
                              floats_.begin() + static_cast<std::ptrdiff_t>(first * inputs_ + k * row_panel));
        }
    }
}

void RowLayer::pack_bytes(std::span<const std::int8_t> weight) {
    const std::size_t padded_outputs = round_up(outputs_, byte_panel);
    bytes_.assign(padded_outputs * inputs_, 0);
    sums_.assign(padded_outputs, 0);
    for (std::size_t k = 0; k < inputs_; k += byte_group) {
        for (std::size_t first = 0; first < outputs_; first += byte_panel) {
            pack_group(weight.data() + k * outputs_ + first, outputs_, std::min(byte_panel, outputs_ - first),
                       bytes_.data() + first * inputs_ + k * byte_panel, sums_.data() + first);
        }
    }
}

std::size_t RowLayer::byte_step() const {
    return round_up(inputs_, byte_row_multiple);
}

std::size_t RowLayer::scratch_bytes(std::size_t rows) const {
    if (!has_bytes()) return 0;
    return Arena::bytes_of<std::uint8_t>(rows * byte_step()) + Arena::bytes_of<ByteScale>(rows);
}

void RowLayer::apply(RowsIn x, std::size_t rows, RowsOut y, Arena& scratch, RowsIn residual) const {
    if (!has_bytes()) {
        multiply_rows({.input = x.values,
                       .input_step = x.step,
                       .rows = rows,
                       .weights = floats_.data(),
                       .inputs = inputs_,
                       .bias = bias_.data(),
                       .outputs = outputs_,
                       .residual = residual.values,
                       .residual_step = residual.step,
                       .output = y.values,
                       .output_step = y.step});
        return;
    }
    const auto bytes = scratch.take<std::uint8_t>(rows * byte_step());
    const auto scales = scratch.take<ByteScale>(rows);
    round_to_bytes(x.values, x.step, rows, inputs_, bytes.data(), byte_step(), scales.data());
    multiply_bytes({.bytes = bytes.data(),
                    .byte_step = byte_step(),
                    .scales = scales.data(),
                    .rows = rows,
                    .weights = bytes_.data(),
                    .inputs = inputs_,
                    .sums = sums_.data(),
                    .factor = factor_.data(),
                    .bias = bias_.data(),
                    .outputs = outputs_,
                    .residual = residual.values,
                    .residual_step = residual.step,
                    .output = y.values,
                    .output_step = y.step});
}

}  // namespace storyflow::speech::kernels
