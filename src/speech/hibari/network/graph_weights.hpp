#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "speech/files/onnx_file.hpp"
#include "speech/kernels/row_layer.hpp"
#include "speech/kernels/row_norm.hpp"

namespace storyflow::speech::hibari {

/// Gamma and beta of a layer norm.
struct NormWeights {
    std::vector<float> gamma;
    std::vector<float> beta;

    [[nodiscard]] std::size_t channels() const { return gamma.size(); }
    [[nodiscard]] kernels::RowNorm view() const { return {gamma.data(), beta.data(), 1e-5f, gamma.size()}; }
};

/// The weights of a student network in the graph that was exported for ONNX Runtime. Parameters are found by
/// their names ("m.dec.0.norm.weight"). Weights of products have none that lasts; they are found from the
/// bias that is added to their product. Throws `base::Error{damaged_model}` naming what is missing or does
/// not fit. Borrows the file.
class GraphWeights {
  public:
    explicit GraphWeights(const OnnxFile& file,
                          kernels::ByteArithmetic arithmetic = kernels::best_byte_arithmetic());

    [[nodiscard]] bool contains(std::string_view name) const { return file_.constant(name) != nullptr; }
    [[nodiscard]] std::vector<std::size_t> shape(std::string_view name) const;
    /// All values are finite and the shape has `dimensions` dimensions.
    [[nodiscard]] std::vector<float> all_values(std::string_view name, std::size_t dimensions) const;
    /// The same, of a given shape.
    [[nodiscard]] std::vector<float> values(std::string_view name,
                                            const std::vector<std::size_t>& shape) const;
    /// How many operations take this parameter: a layer that is used repeatedly appears repeatedly.
    [[nodiscard]] std::size_t uses(std::string_view name) const;

    /// How many moments lie between the taps of the convolution with this weight.
    [[nodiscard]] std::size_t dilation(std::string_view weight) const;
    /// `prefix`.weight and `prefix`.bias; the channels are a multiple of 16.
    [[nodiscard]] NormWeights norm(const std::string& prefix) const;
    /// The layer whose bias is `prefix`bias (`prefix` ends in "." or "_"), with `inputs` inputs. With `gain`
    /// every output is multiplied by its value.
    [[nodiscard]] kernels::RowLayer layer(const std::string& prefix, std::size_t inputs,
                                          std::span<const float> gain = {}) const;

  private:
    [[nodiscard]] const OnnxTensor& constant(std::string_view name) const;
    [[nodiscard]] const OnnxNode* maker(std::string_view value) const;
    [[nodiscard]] const OnnxNode& product_of(const std::string& bias) const;
    [[nodiscard]] std::vector<float> weight_scales(const OnnxNode& product, std::size_t outputs) const;
    void check_zero(const OnnxNode& product) const;

    const OnnxFile& file_;
    kernels::ByteArithmetic arithmetic_;
    std::map<std::string_view, const OnnxNode*, std::less<>> makers_;      ///< by the name of what they make
    std::multimap<std::string_view, const OnnxNode*, std::less<>> users_;  ///< by the name of what they take
};

}  // namespace storyflow::speech::hibari
