#include "tests/support/onnx_writer.hpp"

#include <bit>

namespace storyflow::support {

void ProtobufWriter::number(std::uint64_t value) {
    while (value >= 0x80) {
        bytes_ += static_cast<char>((value & 0x7F) | 0x80);
        value >>= 7;
    }
    bytes_ += static_cast<char>(value);
}

void ProtobufWriter::tag(std::uint32_t field, unsigned type) {
    number(std::uint64_t{field} << 3 | type);
}

void ProtobufWriter::varint(std::uint32_t field, std::uint64_t value) {
    tag(field, 0);
    number(value);
}

void ProtobufWriter::text(std::uint32_t field, std::string_view value) {
    tag(field, 2);
    number(value.size());
    bytes_ += value;
}

void ProtobufWriter::packed(std::uint32_t field, std::span<const std::int64_t> values) {
    ProtobufWriter list;
    for (const std::int64_t value : values)
        list.number(static_cast<std::uint64_t>(value));
    text(field, list.bytes());
}

void ProtobufWriter::fixed32(std::uint32_t field, float value) {
    tag(field, 5);
    const auto bits = std::bit_cast<std::uint32_t>(value);
    for (unsigned shift = 0; shift < 32; shift += 8)
        bytes_ += static_cast<char>(bits >> shift & 0xFF);
}

ProtobufWriter onnx_tensor(std::string_view name, int type, std::span<const std::size_t> shape,
                           std::span<const std::byte> values) {
    ProtobufWriter tensor;
    for (const std::size_t size : shape)
        tensor.varint(1, size);
    tensor.varint(2, static_cast<std::uint64_t>(type));
    tensor.text(8, name);
    tensor.text(9, {reinterpret_cast<const char*>(values.data()), values.size()});
    return tensor;
}

ProtobufWriter onnx_tensor(std::string_view name, std::span<const std::size_t> shape,
                           std::span<const float> values) {
    return onnx_tensor(name, onnx_type::float32, shape, std::as_bytes(values));
}

ProtobufWriter onnx_attribute(std::string_view name) {
    ProtobufWriter attribute;
    attribute.text(1, name);
    return attribute;
}

void OnnxWriter::node(std::string_view name, std::string_view operation, std::span<const std::string> inputs,
                      std::span<const std::string> outputs, std::span<const ProtobufWriter> attributes) {
    ProtobufWriter node;
    for (const std::string& input : inputs)
        node.text(1, input);
    for (const std::string& output : outputs)
        node.text(2, output);
    node.text(3, name);
    node.text(4, operation);
    for (const ProtobufWriter& attribute : attributes)
        node.message(5, attribute);
    graph_.message(1, node);
}

std::string OnnxWriter::model() const {
    ProtobufWriter model;
    model.varint(1, 8);  // version of the format
    model.text(2, "tests");
    model.message(7, graph_);
    return model.bytes();
}

}  // namespace storyflow::support
