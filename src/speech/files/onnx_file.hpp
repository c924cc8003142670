#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "speech/files/byte_source.hpp"
#include "speech/files/element_type.hpp"
#include "speech/files/protobuf_message.hpp"
#include "speech/files/tensor.hpp"

namespace storyflow::speech {

/// A constant tensor: its form, and where its values are. `OnnxFile::bytes` gives the values.
struct OnnxTensor {
    ElementType element = ElementType::float32;
    std::vector<std::size_t> shape;  ///< row-major; empty for a single number
    ByteRange place;                 ///< of the values in the file, unless they are in `listed`
    std::vector<std::byte> listed;   ///< values that the file spells out as a list of numbers; few as a rule
};

/// An attribute of a kind that is read: an integer, a number, a list of integers, a text or a tensor.
using OnnxAttribute = std::variant<std::int64_t, float, std::vector<std::int64_t>, std::string, OnnxTensor>;

/// One operation of the graph. An input that is left out has an empty name.
struct OnnxNode {
    std::string name;       ///< exporters put the path of the module here: "/decoder/encode/conv1/Conv"
    std::string operation;  ///< "Conv", "MatMulInteger", …
    std::vector<std::string> inputs;
    std::vector<std::string> outputs;
    std::map<std::string, OnnxAttribute, std::less<>> attributes;

    /// Null unless the node has this attribute and it is of this kind.
    template <class Kind>
    [[nodiscard]] const Kind* attribute(std::string_view attribute_name) const {
        const auto found = attributes.find(attribute_name);
        return found == attributes.end() ? nullptr : std::get_if<Kind>(&found->second);
    }
};

/// The graph of an ONNX model (onnx.proto, IR versions 3 and later): its nodes and its constant tensors.
///
/// The constructor reads names, shapes and short lists; the values of a tensor are read when they are asked
/// for, and not copied. Left out: tensors of texts, complex numbers and other types than `ElementType` has,
/// graphs inside attributes, what the file says about types and documentation. Refused, with the reason:
/// tensors whose values are in another file (external data), more than the limits below.
///
/// Points into the bytes or the file, which must outlive this object. Throws `base::Error{damaged_model}`,
/// and what reading the file throws. Safe from any thread.
class OnnxFile {
  public:
    static constexpr std::size_t most_nodes = 100'000;
    static constexpr std::size_t most_constants = 100'000;
    static constexpr std::size_t most_names = 1'000'000;  ///< inputs, outputs and attributes of all nodes
    static constexpr std::size_t longest_name = 512;      ///< bytes
    static constexpr std::size_t most_dimensions = 8;
    static constexpr std::size_t most_listed_values = 1U << 24;  ///< spelt out as numbers, in the whole model

    explicit OnnxFile(ByteSource source);

    /// In the order of the file, which is one in which they can be computed.
    [[nodiscard]] const std::vector<OnnxNode>& nodes() const { return nodes_; }
    /// The initializers, and what the nodes `Constant` give, by name.
    [[nodiscard]] const std::map<std::string, OnnxTensor, std::less<>>& constants() const {
        return constants_;
    }
    /// Returns null if no constant has this name.
    [[nodiscard]] const OnnxTensor* constant(std::string_view name) const;

    /// The values as they are stored: little-endian, row-major, aligned or not. Valid as long as the file's
    /// bytes and `tensor`, which must be one of this file.
    [[nodiscard]] std::span<const std::byte> bytes(const OnnxTensor& tensor) const;
    /// The values converted to float32. Throws for values that are not finite.
    [[nodiscard]] Tensor read(const OnnxTensor& tensor) const;

  private:
    void read_graph(ByteRange graph);
    void add_constant(const std::string& name, OnnxTensor tensor);

    ByteSource source_;
    std::vector<OnnxNode> nodes_;
    std::map<std::string, OnnxTensor, std::less<>> constants_;
};

/// Whether the bytes begin like an ONNX model. Protocol buffers have no signature: a model begins with the
/// version of its format and goes on with one of the few fields that may follow.
[[nodiscard]] bool looks_like_onnx(ByteSource source);

}  // namespace storyflow::speech
