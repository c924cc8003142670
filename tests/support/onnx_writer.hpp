#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Writes ONNX models in the wire format of protocol buffers, as exporters do, with any content.
namespace storyflow::support {

/// A message of protocol buffers: each function appends one field.
class ProtobufWriter {
  public:
    void varint(std::uint32_t field, std::uint64_t value);
    void text(std::uint32_t field, std::string_view value);
    void message(std::uint32_t field, const ProtobufWriter& value) { text(field, value.bytes()); }
    void packed(std::uint32_t field, std::span<const std::int64_t> values);
    void fixed32(std::uint32_t field, float value);

    [[nodiscard]] const std::string& bytes() const { return bytes_; }

  private:
    void tag(std::uint32_t field, unsigned type);
    void number(std::uint64_t value);

    std::string bytes_;
};

/// Codes of ONNX for the types of elements.
namespace onnx_type {
constexpr int float32 = 1;
constexpr int uint8 = 2;
constexpr int int8 = 3;
constexpr int int64 = 7;
constexpr int text = 8;
constexpr int float16 = 10;
}  // namespace onnx_type

/// A tensor whose values are raw bytes.
[[nodiscard]] ProtobufWriter onnx_tensor(std::string_view name, int type, std::span<const std::size_t> shape,
                                         std::span<const std::byte> values);
[[nodiscard]] ProtobufWriter onnx_tensor(std::string_view name, std::span<const std::size_t> shape,
                                         std::span<const float> values);

/// An attribute named `name`: its value is added by the caller.
[[nodiscard]] ProtobufWriter onnx_attribute(std::string_view name);

/// The graph of a model.
class OnnxWriter {
  public:
    void initializer(const ProtobufWriter& tensor) { graph_.message(5, tensor); }
    void node(std::string_view name, std::string_view operation, std::span<const std::string> inputs,
              std::span<const std::string> outputs, std::span<const ProtobufWriter> attributes = {});

    /// The whole file.
    [[nodiscard]] std::string model() const;

  private:
    ProtobufWriter graph_;
};

}  // namespace storyflow::support
