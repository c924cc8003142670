#include "speech/hibari/network/graph_weights.hpp"

#include <algorithm>
#include <cstring>

#include "speech/files/file_errors.hpp"

namespace storyflow::speech::hibari {

namespace {

base::Error missing(std::string_view name) {
    return bad_data("it has no " + shown(name));
}

base::Error misshapen(std::string_view name) {
    return bad_data(shown(name) + " has another shape than this network's");
}

constexpr std::size_t channel_multiple = 16;
constexpr std::int64_t most_dilation = 64;

}  // namespace

GraphWeights::GraphWeights(const OnnxFile& file, kernels::ByteArithmetic arithmetic)
    : file_(file), arithmetic_(arithmetic) {
    for (const OnnxNode& node : file.nodes()) {
        for (const std::string& output : node.outputs)
            makers_.emplace(output, &node);
        for (const std::string& input : node.inputs)
            users_.emplace(input, &node);
    }
}

const OnnxTensor& GraphWeights::constant(std::string_view name) const {
    const OnnxTensor* const tensor = file_.constant(name);
    if (tensor == nullptr) throw missing(name);
    return *tensor;
}

std::vector<std::size_t> GraphWeights::shape(std::string_view name) const {
    return constant(name).shape;
}

std::vector<float> GraphWeights::all_values(std::string_view name, std::size_t dimensions) const {
    const OnnxTensor& tensor = constant(name);
    if (tensor.shape.size() != dimensions) throw misshapen(name);
    return file_.read(tensor).values;
}

std::vector<float> GraphWeights::values(std::string_view name, const std::vector<std::size_t>& shape) const {
    if (constant(name).shape != shape) throw misshapen(name);
    return all_values(name, shape.size());
}

std::size_t GraphWeights::uses(std::string_view name) const {
    return users_.count(name);
}

std::size_t GraphWeights::dilation(std::string_view weight) const {
    const auto user = users_.find(weight);
    if (user == users_.end()) throw bad_data("nothing takes " + shown(weight));
    const auto* const dilations = user->second->attribute<std::vector<std::int64_t>>("dilations");
    if (dilations == nullptr) return 1;
    const bool possible =
        dilations->size() == 1 && dilations->front() >= 1 && dilations->front() <= most_dilation;
    if (!possible) throw bad_data("the taps of " + shown(weight) + " are too far apart");
    return static_cast<std::size_t>(dilations->front());
}

NormWeights GraphWeights::norm(const std::string& prefix) const {
    NormWeights norm{all_values(prefix + ".weight", 1), all_values(prefix + ".bias", 1)};
    const bool fits = norm.gamma.size() == norm.beta.size() && norm.channels() > 0 &&
                      norm.channels() % channel_multiple == 0;
    if (!fits) throw misshapen(prefix + ".weight");
    return norm;
}

const OnnxNode* GraphWeights::maker(std::string_view value) const {
    const auto found = makers_.find(value);
    return found == makers_.end() ? nullptr : found->second;
}

/// The product is a MatMul, or a MatMulInteger whose result is cast and multiplied by the scales.
const OnnxNode& GraphWeights::product_of(const std::string& bias) const {
    const auto [begin, end] = users_.equal_range(bias);
    for (auto user = begin; user != end; ++user) {
        for (const std::string& input : user->second->inputs) {
            const OnnxNode* node = maker(input);
            while (node != nullptr && !node->inputs.empty() &&
                   (node->operation == "Mul" || node->operation == "Cast")) {
                node = maker(node->inputs.front());
            }
            const bool found =
                node != nullptr && (node->operation == "MatMul" || node->operation == "MatMulInteger");
            if (found && node->inputs.size() >= 2) return *node;
        }
    }
    throw bad_data("there is no product to which " + shown(bias) + " is added");
}

/// The scales are named after the weights, as ONNX Runtime's quantisation does it.
std::vector<float> GraphWeights::weight_scales(const OnnxNode& product, std::size_t outputs) const {
    std::string name = product.inputs[1];
    constexpr std::string_view ending = "_quantized";
    if (!name.ends_with(ending)) throw missing(name + " with a scale");
    name.replace(name.size() - ending.size(), ending.size(), "_scale");
    std::vector<float> scales = file_.read(constant(name)).values;
    if (scales.size() == 1) scales.resize(outputs, scales.front());
    if (scales.size() != outputs) throw misshapen(name);
    return scales;
}

void GraphWeights::check_zero(const OnnxNode& product) const {
    if (product.inputs.size() < 4 || product.inputs[3].empty()) return;
    const auto zero = file_.bytes(constant(product.inputs[3]));
    if (std::ranges::any_of(zero, [](std::byte byte) { return byte != std::byte{0}; })) {
        throw bad_data(shown(product.inputs[3]) + " is not zero");
    }
}

kernels::RowLayer GraphWeights::layer(const std::string& prefix, std::size_t inputs,
                                      std::span<const float> gain) const {
    const std::string bias_name = prefix + "bias";
    std::vector<float> bias = all_values(bias_name, 1);
    const std::size_t outputs = bias.size();
    const OnnxNode& product = product_of(bias_name);
    const OnnxTensor& weight = constant(product.inputs[1]);
    const bool fits = weight.shape == std::vector{inputs, outputs} && inputs % channel_multiple == 0 &&
                      outputs > 0 && (gain.empty() || gain.size() == outputs);
    if (!fits) throw misshapen(product.inputs[1]);
    for (std::size_t n = 0; n < gain.size(); ++n)
        bias[n] *= gain[n];

    if (weight.element != ElementType::int8) {
        std::vector<float> floats = file_.read(weight).values;
        for (std::size_t i = 0; !gain.empty() && i < floats.size(); ++i)
            floats[i] *= gain[i % outputs];
        return {inputs, outputs, floats, bias};
    }
    check_zero(product);
    std::vector<float> scales = weight_scales(product, outputs);
    for (std::size_t n = 0; n < gain.size(); ++n)
        scales[n] *= gain[n];
    const auto bytes = file_.bytes(weight);
    std::vector<std::int8_t> values(bytes.size());
    if (!bytes.empty()) std::memcpy(values.data(), bytes.data(), bytes.size());
    return {inputs, outputs, values, scales, bias, arithmetic_};
}

}  // namespace storyflow::speech::hibari
