#include "speech/kokoro/weights/onnx_parameters.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "speech/kokoro/files/parameter_name.hpp"

namespace storyflow::speech::kokoro {

namespace {

using Form = OnnxParameter::Form;

/// "/encoder/text_encoder/cnn.0/cnn.0.0/Conv" -> "text_encoder.cnn.0.0": the path without the operation, and
/// without a folder whose name the next one repeats.
std::string module_of(const OnnxNode& node) {
    std::vector<std::string_view> parts;
    const std::string_view path = node.name;
    for (std::size_t begin = 0; begin < path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        const std::string_view part = path.substr(begin, end - begin);
        begin = end + 1;
        if (part.empty()) continue;
        const bool is_repeated = !parts.empty() && part.size() > parts.back().size() &&
                                 part.starts_with(parts.back()) && part[parts.back().size()] == '.';
        if (is_repeated) parts.pop_back();
        parts.push_back(part);
    }
    if (!parts.empty()) parts.pop_back();
    std::string name;
    for (const std::string_view part : parts)
        name.append(name.empty() ? "" : ".").append(part);
    return name;
}

bool is_kept_name(std::string_view name) {
    return name.find('/') == std::string_view::npos && name.find("::") == std::string_view::npos &&
           name.find('.') != std::string_view::npos;
}

bool is_float(ElementType type) {
    return type == ElementType::float32 || type == ElementType::float16 || type == ElementType::bfloat16 ||
           type == ElementType::float64;
}

class Finder {
  public:
    explicit Finder(const OnnxFile& model) : model_(model) {
        for (const OnnxNode& node : model.nodes()) {
            for (const std::string& output : node.outputs)
                if (!output.empty()) makers_.emplace(output, &node);
            if (node.inputs.empty()) continue;
            if (node.operation == "DequantizeLinear") dequantised_.emplace(node.inputs.front(), &node);
            if (node.operation == "Transpose") turned_.emplace(node.inputs.front(), &node);
        }
    }

    OnnxParameters find() {
        for (const OnnxNode& node : model_.nodes())
            add(node);
        for (const auto& [name, tensor] : model_.constants()) {
            if (is_kept_name(name) && is_float(tensor.element))
                found_.emplace(parameter_name(name), OnnxParameter{{&tensor, nullptr, nullptr, 0}});
        }
        return std::move(found_);
    }

  private:
    void add(const OnnxNode& node) {
        const std::string& operation = node.operation;
        if (operation == "Conv" || operation == "ConvTranspose" || operation == "ConvInteger") {
            add_weight(node, 1, 3, 0, Form::as_it_is);
            if (operation != "ConvInteger") add_bias(node);
        } else if (operation == "MatMul" || operation == "MatMulInteger") {
            add_weight(node, 1, 3, 1, Form::transposed);
        } else if (operation == "Gemm") {
            const auto* const is_transposed = node.attribute<std::int64_t>("transB");
            const bool is_row_major = is_transposed != nullptr && *is_transposed != 0;
            add_weight(node, 1, 3, is_row_major ? 0 : 1, is_row_major ? Form::as_it_is : Form::transposed);
            add_bias(node);
        } else if (operation == "Gather") {
            add_table(node);
        } else if (operation == "LSTM" || operation == "DynamicQuantizeLSTM") {
            add_lstm(node);
        }
    }

    static std::string_view input(const OnnxNode& node, std::size_t index) {
        return index < node.inputs.size() ? std::string_view(node.inputs[index]) : std::string_view();
    }

    static std::string_view output(const OnnxNode& node) {
        return node.outputs.empty() ? std::string_view() : std::string_view(node.outputs.front());
    }

    /// The first use of a name counts: layers that are used several times have the same weights.
    void put(const std::string& module, std::string_view parameter, const OnnxParameter& value) {
        if (!is_float(value.values.stored->element) && value.values.scale == nullptr) return;
        found_.emplace(parameter_name(module + "." + std::string(parameter)), value);
    }

    /// `zero_point`: which input it is, in the operations on integers. Tensors share zero points of equal
    /// value, so that it is not found by the tensor's name.
    void add_weight(const OnnxNode& node, std::size_t weight, std::size_t zero_point, std::size_t axis,
                    Form form) {
        const bool is_integer = node.operation.ends_with("Integer");
        auto values = values_of(input(node, weight), axis);
        if (!values) return;
        if (is_integer) values->zero_point = model_.constant(input(node, zero_point));
        put(module_of(node), "weight", {*values, form, 0});
    }

    void add_bias(const OnnxNode& node) {
        if (const auto values = values_of(input(node, 2), 0)) put(module_of(node), "bias", {*values});
    }

    /// The table of an embedding, whose rows are made wider before or after they are gathered.
    void add_table(const OnnxNode& node) {
        auto values = values_of(input(node, 0), 0);
        if (!values || values->stored->shape.size() != 2) return;
        if (const OnnxNode* const widened = widening_of(node)) take_scale(*widened, *values);
        put(module_of(node), "weight", {*values});
    }

    /// The node that makes another one's result wider, directly or after a transposition; null if none does.
    [[nodiscard]] const OnnxNode* widening_of(const OnnxNode& node) const {
        const auto turned = turned_.find(output(node));
        const std::string_view results[] = {
            output(node), turned == turned_.end() ? std::string_view() : output(*turned->second)};
        for (const std::string_view result : results) {
            const auto found = dequantised_.find(result);
            if (found != dequantised_.end()) return found->second;
        }
        return nullptr;
    }

    void add_lstm(const OnnxNode& node) {
        const bool is_quantised = node.operation == "DynamicQuantizeLSTM";
        const Form form = is_quantised ? Form::lstm_columns : Form::lstm_rows;
        const std::string module = module_of(node);
        const auto bias = values_of(input(node, 3), 0);
        for (std::size_t direction = 0; direction < 2; ++direction) {
            const std::string suffix = direction == 0 ? "" : "_reverse";
            for (std::size_t part = 0; part < 2; ++part) {
                auto weight = values_of(input(node, 1 + part), 0);
                if (!weight) continue;
                if (is_quantised) {
                    weight->scale = model_.constant(input(node, 8 + 2 * part));
                    weight->zero_point = model_.constant(input(node, 9 + 2 * part));
                }
                put(module, (part == 0 ? "weight_ih_l0" : "weight_hh_l0") + suffix,
                    {*weight, form, direction});
            }
            if (!bias) continue;
            put(module, "bias_ih_l0" + suffix, {*bias, Form::lstm_input_bias, direction});
            put(module, "bias_hh_l0" + suffix, {*bias, Form::lstm_hidden_bias, direction});
        }
    }

    /// The constant behind a name, by way of nodes that only change its type; nothing if there is none.
    std::optional<OnnxValues> values_of(std::string_view name, std::size_t axis) const {
        constexpr int longest_way = 8;
        OnnxValues values;
        values.axis = axis;
        for (int step = 0; step < longest_way; ++step) {
            values.stored = model_.constant(name);
            if (values.stored != nullptr) {
                if (values.scale == nullptr) values.scale = scale_by_name(name, *values.stored);
                return values;
            }
            const auto maker = makers_.find(name);
            if (maker == makers_.end()) return std::nullopt;
            const OnnxNode& node = *maker->second;
            const bool is_dequantised = node.operation == "DequantizeLinear";
            if (!is_dequantised && node.operation != "Cast" && node.operation != "Identity")
                return std::nullopt;
            if (is_dequantised) take_scale(node, values);
            name = input(node, 0);
        }
        return std::nullopt;
    }

    void take_scale(const OnnxNode& dequantised, OnnxValues& values) const {
        values.scale = model_.constant(input(dequantised, 1));
        values.zero_point = model_.constant(input(dequantised, 2));
        if (values.scale == nullptr || values.scale->shape.empty()) return;
        const auto* const axis = dequantised.attribute<std::int64_t>("axis");
        values.axis = axis == nullptr ? 1 : static_cast<std::size_t>(*axis);  // a negative one fits no shape
    }

    /// The quantiser of ONNX Runtime calls a tensor X `X_quantized` and its scale `X_scale`.
    const OnnxTensor* scale_by_name(std::string_view name, const OnnxTensor& stored) const {
        constexpr std::string_view suffix = "_quantized";
        if (is_float(stored.element) || !name.ends_with(suffix)) return nullptr;
        return model_.constant(std::string(name.substr(0, name.size() - suffix.size())) + "_scale");
    }

    const OnnxFile& model_;
    std::map<std::string, const OnnxNode*, std::less<>> makers_;       ///< by output
    std::map<std::string, const OnnxNode*, std::less<>> dequantised_;  ///< DequantizeLinear, by input
    std::map<std::string, const OnnxNode*, std::less<>> turned_;       ///< Transpose, by input
    OnnxParameters found_;
};

}  // namespace

OnnxParameters find_onnx_parameters(const OnnxFile& model) {
    return Finder(model).find();
}

}  // namespace storyflow::speech::kokoro
