#include "tests/support/synthetic_weights.hpp"

#include <boost/json.hpp>
#include <cmath>
#include <fstream>
#include <functional>
#include <iterator>
#include <numeric>
#include <stdexcept>

namespace storyflow::support {

namespace {

/// Values between two bounds from the hash of a name and an index. The bounds are rounded to float first:
/// then the double arithmetic below is exact, and no compiler setting can change a bit.
class HashedValues {
  public:
    HashedValues(std::string_view name, double low, double high)
        : seed_(fnv1a64(name)),
          low_(static_cast<double>(static_cast<float>(low))),
          width_(static_cast<double>(static_cast<float>(high)) - low_) {}

    [[nodiscard]] float operator[](std::uint64_t index) const {
        const double unit = static_cast<double>(splitmix64(seed_ + index) >> 40U) / 16777216.0;
        return static_cast<float>(low_ + width_ * unit);
    }

  private:
    std::uint64_t seed_;
    double low_;
    double width_;
};

struct Bounds {
    double low;
    double high;
};

Bounds symmetric(double high) {
    return {-high, high};
}

/// Sets the bounds of length, scale and offset tensors, which do not depend on the shape.
bool fixed_bounds(std::string_view name, Bounds& bounds) {
    const auto ends = [&](std::string_view suffix) { return name.ends_with(suffix); };
    const auto contains = [&](std::string_view part) { return name.find(part) != std::string_view::npos; };
    if (ends(".weight_v")) {
        bounds = {-1, 1};
    } else if (ends("F0_conv.weight_g")) {
        bounds = {0.005, 0.01};
    } else if (ends("conv_post.weight_g")) {
        bounds = {0.12, 0.2};
    } else if (contains(".ups.") && ends(".weight_g")) {
        bounds = {2.4, 3.0};
    } else if (ends(".weight_g") || contains(".alpha")) {
        bounds = {0.8, 1.2};
    } else if (ends("LayerNorm.weight") || ends("layer_norm.weight") || ends(".gamma")) {
        bounds = {0.9, 1.1};
    } else {
        return false;
    }
    return true;
}

Bounds bounds_of(std::string_view name, const TensorShape& shape) {
    Bounds bounds{};
    if (fixed_bounds(name, bounds)) return bounds;
    const auto ends = [&](std::string_view suffix) { return name.ends_with(suffix); };
    const auto contains = [&](std::string_view part) { return name.find(part) != std::string_view::npos; };
    const double fan = static_cast<double>(
        std::accumulate(shape.begin() + 1, shape.end(), std::size_t{1}, std::multiplies<>()));
    const double linear = std::sqrt(3.0 / fan);
    const double hidden = static_cast<double>(shape.front()) / 4;
    if (contains(".weight_ih_l0")) return symmetric(2 / std::sqrt(hidden));
    if (contains(".weight_hh_l0")) return symmetric(1 / std::sqrt(hidden));
    if (ends("embedding.weight") || ends("embeddings.weight")) return symmetric(1);
    if (ends("duration_proj.linear_layer.weight")) return symmetric(16 * linear);
    if (ends("duration_proj.linear_layer.bias")) return {-9.75, -8.75};
    if (ends("F0_proj.weight")) return symmetric(90 * linear);
    if (ends("F0_proj.bias")) return {190, 190};
    if (ends("l_linear.bias")) return {0, 0};
    if (ends("attention.dense.weight") || ends("ffn_output.weight")) return symmetric(0.2 * linear);
    if (ends("query.weight") || ends("key.weight")) return symmetric(2 * linear);
    if (ends(".weight")) return symmetric(linear);
    return symmetric(0.05);
}

/// Scales the angles' weights down: a tiny difference can make an angle of the excitation's spectrum jump by
/// a whole turn, which would make sounds incomparable.
void soften_angles(const TensorShape& shape, std::span<float> values) {
    const std::size_t channels = shape[1];
    const std::size_t kernel = shape[2];
    for (std::size_t index = 0; index < values.size(); ++index) {
        if (index / kernel % channels >= channels / 2) values[index] *= 0x1p-10F;
    }
}

boost::json::object read_object(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw std::runtime_error("cannot read " + file.string());
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    return boost::json::parse(text).as_object();
}

}  // namespace

std::uint64_t fnv1a64(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char byte : text)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
    return hash;
}

std::uint64_t splitmix64(std::uint64_t x) {
    x += 0x9E3779B97F4A7C15U;
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31U);
}

std::filesystem::path golden_directory() {
    return KOKORO_GOLDEN_DIRECTORY;
}

std::vector<std::pair<std::string, TensorShape>> synthetic_tensor_names_and_shapes(std::string_view set) {
    std::vector<std::pair<std::string, TensorShape>> all;
    for (const auto& [name, shape] : read_object(golden_directory() / set / "tensors.json"))
        all.emplace_back(name, boost::json::value_to<TensorShape>(shape));
    return all;
}

void fill_synthetic_tensor(std::string_view name, const TensorShape& shape, std::span<float> values) {
    const Bounds bounds = bounds_of(name, shape);
    const HashedValues hashed(name, bounds.low, bounds.high);
    for (std::size_t index = 0; index < values.size(); ++index)
        values[index] = hashed[index];
    if (name.find(".noise_convs.") != std::string_view::npos && name.ends_with(".weight"))
        soften_angles(shape, values);
}

SyntheticWeights::SyntheticWeights(std::string_view set) {
    for (auto& [name, shape] : synthetic_tensor_names_and_shapes(set))
        shapes_.emplace(name, shape);
}

bool SyntheticWeights::contains(std::string_view name) const {
    return shapes_.contains(name);
}

speech::Tensor SyntheticWeights::tensor(std::string_view name) const {
    const auto found = shapes_.find(name);
    if (found == shapes_.end()) throw std::out_of_range("no tensor " + std::string(name));
    const TensorShape& shape = found->second;
    speech::Tensor tensor{shape, {}};
    tensor.values.resize(std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>()));
    fill_synthetic_tensor(name, shape, tensor.values);
    return tensor;
}

std::vector<float> synthetic_style(std::string_view name, const speech::kokoro::ModelConfig& config) {
    const HashedValues hashed(name, -0.3, 0.3);
    std::vector<float> style;
    for (std::size_t i = 0; i < 2 * config.style_dim; ++i)
        style.push_back(hashed[i]);
    return style;
}

speech::kernels::Noise synthetic_noise(std::string_view mode) {
    if (mode == "zero") return {};
    if (mode != "hash") throw std::invalid_argument("no noise mode " + std::string(mode));
    const double bound = std::sqrt(3.0);
    return [hashed = HashedValues("noise", -bound, bound)](std::uint64_t first, std::span<float> values) {
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = hashed[first + i];
    };
}

}  // namespace storyflow::support
