#include "tests/support/onnx_network.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.hpp"
#include "tests/support/onnx_writer.hpp"

namespace storyflow::support {

namespace {

using Shape = std::vector<std::size_t>;
using Values = std::vector<float>;

struct Stored {
    Shape shape;
    Values values;
};

/// Rounds to the nearest binary16.
std::uint16_t binary16_of(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const std::uint32_t sign = bits >> 16 & 0x8000U;
    if (std::abs(value) < 0x1p-14F)  // subnormal: steps of 2^-24
        return static_cast<std::uint16_t>(sign |
                                          static_cast<std::uint32_t>(std::lround(std::abs(value) * 0x1p24F)));
    const std::uint32_t rounded = (bits & 0x7FFFFFFFU) + 0x1000U;
    return static_cast<std::uint16_t>(sign | ((rounded - (112U << 23)) >> 13));
}

Stored transposed(const Stored& matrix) {
    Stored result{{matrix.shape[1], matrix.shape[0]}, Values(matrix.values.size())};
    for (std::size_t row = 0; row < matrix.shape[0]; ++row)
        for (std::size_t column = 0; column < matrix.shape[1]; ++column)
            result.values[column * matrix.shape[0] + row] = matrix.values[row * matrix.shape[1] + column];
    return result;
}

/// PyTorch's gates input, forget, cell, output in the order of ONNX: input, output, forget, cell.
Values in_onnx_order(const Values& values) {
    const std::size_t gate = values.size() / 4;
    Values result;
    for (const std::size_t from : {0U, 3U, 1U, 2U}) {
        const auto begin = values.begin() + static_cast<std::ptrdiff_t>(from * gate);
        result.insert(result.end(), begin, begin + static_cast<std::ptrdiff_t>(gate));
    }
    return result;
}

Stored weight_norm_product(const Stored& direction, const Stored& length) {
    Stored product = direction;
    const std::size_t size = product.values.size() / product.shape[0];
    for (std::size_t i = 0; i < product.shape[0]; ++i) {
        const auto filter = std::span(product.values).subspan(i * size, size);
        double squares = 0;
        for (const float value : filter)
            squares += double{value} * double{value};
        for (float& value : filter)
            value = static_cast<float>(double{value} * double{length.values[i]} / std::sqrt(squares));
    }
    return product;
}

class NetworkWriter {
  public:
    explicit NetworkWriter(OnnxPrecision precision) : precision_(precision) {}

    void add(const std::map<std::string, Stored>& tensors) {
        for (const auto& [name, tensor] : tensors)
            add(name, tensor, tensors);
    }

    [[nodiscard]] std::string model() const { return onnx_.model(); }

  private:
    void add(const std::string& name, const Stored& tensor, const std::map<std::string, Stored>& tensors) {
        const auto module = [&](std::string_view end) { return name.substr(0, name.size() - end.size()); };
        if (name.ends_with(".weight_v")) {
            const std::string path = module(".weight_v");
            add_convolution(path, weight_norm_product(tensor, tensors.at(path + ".weight_g")));
        } else if (name.ends_with(".weight_ih_l0")) {
            add_lstm(module(".weight_ih_l0"), tensors);
        } else if (name.ends_with(".weight_g") || name.find("_l0") != std::string::npos) {
            return;  // written with what is above
        } else if (name.ends_with("embeddings.weight") || name.ends_with("embedding.weight")) {
            add_table(module(".weight"), tensor);
        } else if (name.ends_with(".weight") && tensor.shape.size() == 3) {
            add_convolution(module(".weight"), tensor);
        } else if (name.ends_with(".weight") && tensor.shape.size() == 2) {
            add_product(module(".weight"), tensor);
        } else {
            onnx_.initializer(number_tensor(half_of(name) + name, tensor));
        }
    }

    /// The half of the published models that a module belongs to.
    static std::string half_of(const std::string& module) {
        return module.starts_with("decoder.") ? "decoder." : "encoder.";
    }

    /// The path of a module, in which the predictor is left out before some of its parts, and a numbered
    /// module stands below a folder of its name: "asr_res/asr_res.0".
    static std::string path_of(const std::string& module) {
        std::string path = "/" + (half_of(module) + module);
        for (const std::string_view part : {"predictor.F0", "predictor.N", "predictor.shared"})
            if (module.starts_with(part)) path = "/encoder." + module.substr(module.find('.') + 1);
        for (std::size_t at = path.find('.'); at != std::string::npos; at = path.find('.', at + 1)) {
            const bool is_number = at + 1 < path.size() && path[at + 1] >= '0' && path[at + 1] <= '9';
            if (!is_number) path[at] = '/';
        }
        const std::string numbered = "asr_res.0";
        if (path.ends_with(numbered)) path.insert(path.size() - numbered.size(), "asr_res/");
        return path;
    }

    [[nodiscard]] ProtobufWriter number_tensor(const std::string& name, const Stored& tensor) const {
        if (precision_ != OnnxPrecision::half) return onnx_tensor(name, tensor.shape, tensor.values);
        std::vector<std::uint16_t> halves;
        std::ranges::transform(tensor.values, std::back_inserter(halves),
                               [](float value) { return binary16_of(value); });
        return onnx_tensor(name, onnx_type::float16, tensor.shape, std::as_bytes(std::span(halves)));
    }

    /// Writes X_quantized, X_scale and a zero point, one for all values.
    void quantise(const std::string& name, const Stored& tensor, const Shape& scale_shape = {}) {
        float largest = 0;
        for (const float value : tensor.values)
            largest = std::max(largest, std::abs(value));
        const float scale = std::max(largest, 1e-20F) / 127.0F;
        std::vector<std::uint8_t> bytes;
        for (const float value : tensor.values)
            bytes.push_back(static_cast<std::uint8_t>(std::lround(value / scale) + 128));
        std::size_t count = 1;
        for (const std::size_t size : scale_shape)
            count *= size;
        onnx_.initializer(onnx_tensor(name + "_quantized", onnx_type::uint8, tensor.shape,
                                      std::as_bytes(std::span(bytes))));
        onnx_.initializer(onnx_tensor(name + "_scale", scale_shape, Values(count, scale)));
        const std::vector<std::uint8_t> zeros(count, 128);
        onnx_.initializer(onnx_tensor(name + "_zero_point", onnx_type::uint8, scale_shape,
                                      std::as_bytes(std::span(zeros))));
    }

    [[nodiscard]] bool is_quantised() const { return precision_ == OnnxPrecision::eight_bits; }

    void add_convolution(const std::string& module, const Stored& weight) {
        const std::string path = path_of(module);
        const std::string name = path + "/Mul_output_0";
        if (is_quantised()) {
            quantise(name, weight);
            onnx_.node(path + "/Conv_quant", "ConvInteger",
                       std::vector<std::string>{"x", name + "_quantized", "x_zero", name + "_zero_point"},
                       std::vector<std::string>{path + "/y"});
        } else {
            onnx_.initializer(number_tensor(name, weight));
            onnx_.node(path + "/Conv", "Conv", std::vector<std::string>{"x", name},
                       std::vector<std::string>{path + "/y"});
        }
    }

    void add_product(const std::string& module, const Stored& weight) {
        const std::string path = path_of(module);
        const std::string name = "onnx::MatMul_" + std::to_string(++count_);
        const Stored turned = transposed(weight);
        if (is_quantised()) {
            quantise(name, turned, {turned.shape[1]});
            onnx_.node(path + "/MatMul_quant", "MatMulInteger",
                       std::vector<std::string>{"x", name + "_quantized", "x_zero", name + "_zero_point"},
                       std::vector<std::string>{path + "/y"});
        } else {
            onnx_.initializer(number_tensor(name, turned));
            onnx_.node(path + "/MatMul", "MatMul", std::vector<std::string>{"x", name},
                       std::vector<std::string>{path + "/y"});
        }
    }

    void add_table(const std::string& module, const Stored& weight) {
        const std::string name = half_of(module) + module + ".weight";
        if (!is_quantised()) {
            onnx_.initializer(number_tensor(name, weight));
            return;
        }
        const std::string path = path_of(module);
        quantise(name, weight);
        onnx_.node(path + "/Gather_quant", "Gather", std::vector<std::string>{name + "_quantized", "ids"},
                   std::vector<std::string>{path + "/rows"});
        onnx_.node(path + "/Gather_quant_DequantizeLinear", "DequantizeLinear",
                   std::vector<std::string>{path + "/rows", name + "_scale", name + "_zero_point"},
                   std::vector<std::string>{path + "/y"});
    }

    /// Both directions of an LSTM's weights in one tensor.
    [[nodiscard]] Stored both(const std::string& name, const std::map<std::string, Stored>& tensors) const {
        Stored result;
        for (const char* suffix : {"", "_reverse"}) {
            const Stored& one = tensors.at(name + suffix);
            Stored ordered{one.shape, in_onnx_order(one.values)};
            if (is_quantised()) ordered = transposed(ordered);
            result.shape = {2, ordered.shape[0], ordered.shape[1]};
            result.values.insert(result.values.end(), ordered.values.begin(), ordered.values.end());
        }
        return result;
    }

    void add_lstm(const std::string& module, const std::map<std::string, Stored>& tensors) {
        const std::string path = path_of(module);
        const std::string name = "onnx::LSTM_" + std::to_string(++count_);
        const Stored inputs = both(module + ".weight_ih_l0", tensors);
        const Stored hidden = both(module + ".weight_hh_l0", tensors);
        Stored bias{{2, 2 * tensors.at(module + ".bias_ih_l0").values.size()}, {}};
        for (const char* suffix : {"", "_reverse"}) {
            for (const char* part : {".bias_ih_l0", ".bias_hh_l0"}) {
                const Values ordered = in_onnx_order(tensors.at(module + part + suffix).values);
                bias.values.insert(bias.values.end(), ordered.begin(), ordered.end());
            }
        }
        onnx_.initializer(number_tensor(name + "_B", bias));
        if (!is_quantised()) {
            onnx_.initializer(number_tensor(name + "_W", inputs));
            onnx_.initializer(number_tensor(name + "_R", hidden));
            onnx_.node(path + "/LSTM", "LSTM",
                       std::vector<std::string>{"x", name + "_W", name + "_R", name + "_B"},
                       std::vector<std::string>{path + "/y"});
            return;
        }
        quantise(name + "_W", inputs, {2});
        quantise(name + "_R", hidden, {2, hidden.shape[2]});
        onnx_.node(path + "/LSTM_quant", "DynamicQuantizeLSTM",
                   std::vector<std::string>{"x", name + "_W_quantized", name + "_R_quantized", name + "_B",
                                            "", "", "", "", name + "_W_scale", name + "_W_zero_point",
                                            name + "_R_scale", name + "_R_zero_point"},
                   std::vector<std::string>{path + "/y"});
    }

    OnnxPrecision precision_;
    OnnxWriter onnx_;
    int count_ = 6000;
};

}  // namespace

void write_onnx_network(const std::filesystem::path& path, std::span<const TensorToWrite> tensors,
                        OnnxPrecision precision) {
    std::map<std::string, Stored> stored;
    for (const TensorToWrite& tensor : tensors) {
        std::size_t count = 1;
        for (const std::size_t size : tensor.shape)
            count *= size;
        Stored& one = stored[tensor.name];
        one = {tensor.shape, Values(count)};
        tensor.fill(one.values);
    }
    NetworkWriter writer(precision);
    writer.add(stored);
    base::replace_file(path, writer.model());
}

}  // namespace storyflow::support
