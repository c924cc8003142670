#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "speech/kokoro/files/model_config.hpp"
#include "speech/kokoro/network/harmonic_source.hpp"
#include "speech/kokoro/network/tensor_source.hpp"

/// Weights, styles and noise for a Kokoro network by formula: every value is a hash of its tensor's name and
/// its index, scaled so that the network is well conditioned. The network's output is noise, not speech, but
/// the inputs are the same on every machine to the last bit. tests/data/kokoro/golden/README.md has the
/// recipe. All functions are pure except for reading the lists of names.
namespace storyflow::support {

[[nodiscard]] std::uint64_t fnv1a64(std::string_view text);
[[nodiscard]] std::uint64_t splitmix64(std::uint64_t x);

using TensorShape = std::vector<std::size_t>;

/// The folder with the golden sets "tiny" and "dev".
[[nodiscard]] std::filesystem::path golden_directory();

/// All tensors of a set's network in the order of the published checkpoint: "tiny", or "dev" for full size.
[[nodiscard]] std::vector<std::pair<std::string, TensorShape>> synthetic_tensor_names_and_shapes(
    std::string_view set);

/// Fills `values`, row-major; as many as `shape` has.
void fill_synthetic_tensor(std::string_view name, const TensorShape& shape, std::span<float> values);

/// Computes each tensor on request.
class SyntheticWeights final : public speech::kokoro::TensorSource {
  public:
    explicit SyntheticWeights(std::string_view set);

    [[nodiscard]] bool contains(std::string_view name) const override;
    [[nodiscard]] speech::Tensor tensor(std::string_view name) const override;

  private:
    std::map<std::string, TensorShape, std::less<>> shapes_;
};

/// `name` is "style.<number>".
[[nodiscard]] std::vector<float> synthetic_style(std::string_view name,
                                                 const speech::kokoro::ModelConfig& config);

/// The noise of a golden case: "hash" has mean 0 and variance 1, "zero" is no noise.
[[nodiscard]] speech::kernels::Noise synthetic_noise(std::string_view mode);

}  // namespace storyflow::support
