#include "speech/files/onnx_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <limits>

#include "tests/speech/files/bytes_of_files.hpp"
#include "tests/support/onnx_writer.hpp"

namespace storyflow::speech {
namespace {

using support::onnx_attribute;
using support::onnx_tensor;
using support::OnnxWriter;
using support::ProtobufWriter;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace onnx_type = support::onnx_type;

using Names = std::vector<std::string>;
using Shape = std::vector<std::size_t>;

std::string with_tensor(const ProtobufWriter& tensor) {
    OnnxWriter writer;
    writer.initializer(tensor);
    return writer.model();
}

std::string complaint_about_model(const std::string& model) {
    const auto bytes = bytes_of(model);
    return complaint_of([&] { return OnnxFile(ByteSource(bytes)).nodes().size(); });
}

/// The values of the only tensor, named "t".
std::vector<float> values_in(const std::string& model) {
    const auto bytes = bytes_of(model);
    const OnnxFile file{ByteSource(bytes)};
    const OnnxTensor* const tensor = file.constant("t");
    return tensor == nullptr ? std::vector<float>() : file.read(*tensor).values;
}

/// A tensor without values, for fields to be added.
ProtobufWriter tensor_head(int type, std::uint64_t count) {
    ProtobufWriter tensor;
    tensor.varint(1, count);
    tensor.varint(2, static_cast<std::uint64_t>(type));
    tensor.text(8, "t");
    return tensor;
}

TEST(OnnxFiles, HoldTensorsByName) {
    OnnxWriter writer;
    writer.initializer(onnx_tensor("w", Shape{2, 3}, std::array{0.F, 1.F, 2.F, 3.F, 4.F, 5.F}));
    writer.initializer(onnx_tensor("bias", Shape{}, std::array{7.F}));
    const auto bytes = bytes_of(writer.model());
    const OnnxFile file{ByteSource(bytes)};
    ASSERT_NE(file.constant("w"), nullptr);
    EXPECT_EQ(file.constant("w")->element, ElementType::float32);
    EXPECT_THAT(file.read(*file.constant("w")).shape, ElementsAre(2, 3));
    EXPECT_THAT(file.read(*file.constant("w")).values, ElementsAre(0, 1, 2, 3, 4, 5));
    EXPECT_THAT(file.read(*file.constant("bias")).shape, IsEmpty());
    EXPECT_EQ(file.constant("absent"), nullptr);
}

TEST(OnnxFiles, GiveRawValuesWithoutCopyingThem) {
    const auto bytes = bytes_of(with_tensor(onnx_tensor("t", Shape{2}, std::array{1.F, 2.F})));
    const OnnxFile file{ByteSource(bytes)};
    const auto values = file.bytes(*file.constant("t"));
    EXPECT_EQ(values.size(), 8U);
    EXPECT_GE(values.data(), bytes.data());
    EXPECT_LE(values.data() + values.size(), bytes.data() + bytes.size());
}

TEST(OnnxFiles, HoldQuantisedAndHalfPrecisionValues) {
    const std::array<std::uint8_t, 3> unsigned_values{0, 128, 255};
    const std::array<std::int8_t, 2> signed_values{-128, 127};
    const std::array<std::uint16_t, 2> halves{0x3C00, 0xC000};
    EXPECT_THAT(values_in(with_tensor(
                    onnx_tensor("t", onnx_type::uint8, Shape{3}, std::as_bytes(std::span(unsigned_values))))),
                ElementsAre(0, 128, 255));
    EXPECT_THAT(values_in(with_tensor(
                    onnx_tensor("t", onnx_type::int8, Shape{2}, std::as_bytes(std::span(signed_values))))),
                ElementsAre(-128, 127));
    EXPECT_THAT(values_in(with_tensor(
                    onnx_tensor("t", onnx_type::float16, Shape{2}, std::as_bytes(std::span(halves))))),
                ElementsAre(1, -2));
}

TEST(OnnxFiles, MaySpellValuesOutAsListsOfNumbers) {
    ProtobufWriter floats = tensor_head(onnx_type::float32, 1);
    floats.fixed32(4, 2.5F);
    EXPECT_THAT(values_in(with_tensor(floats)), ElementsAre(2.5F));

    ProtobufWriter bytes = tensor_head(onnx_type::int8, 3);
    bytes.packed(5, std::vector<std::int64_t>{-1, 5});
    bytes.varint(5, 7);
    EXPECT_THAT(values_in(with_tensor(bytes)), ElementsAre(-1, 5, 7));

    ProtobufWriter halves = tensor_head(onnx_type::float16, 1);
    halves.varint(5, 0x3C00);
    EXPECT_THAT(values_in(with_tensor(halves)), ElementsAre(1));

    ProtobufWriter wide = tensor_head(onnx_type::int64, 2);
    wide.packed(7, std::vector<std::int64_t>{-9, 1LL << 40});
    EXPECT_THAT(values_in(with_tensor(wide)), ElementsAre(-9, static_cast<float>(1LL << 40)));
}

TEST(OnnxFiles, HaveNodesWithTheirNamesAndAttributes) {
    ProtobufWriter group = onnx_attribute("group");
    group.varint(3, 2);
    ProtobufWriter strides = onnx_attribute("strides");
    strides.packed(8, std::vector<std::int64_t>{1, 2});
    ProtobufWriter alpha = onnx_attribute("alpha");
    alpha.fixed32(2, 0.25F);
    ProtobufWriter direction = onnx_attribute("direction");
    direction.text(4, "bidirectional");
    OnnxWriter writer;
    writer.node("/a/Conv", "Conv", Names{"x", "w", ""}, Names{"y"},
                std::array{group, strides, alpha, direction});
    const auto bytes = bytes_of(writer.model());
    const OnnxFile file{ByteSource(bytes)};
    ASSERT_EQ(file.nodes().size(), 1U);
    const OnnxNode& node = file.nodes().front();
    EXPECT_EQ(node.name, "/a/Conv");
    EXPECT_EQ(node.operation, "Conv");
    EXPECT_THAT(node.inputs, ElementsAre("x", "w", ""));
    EXPECT_THAT(node.outputs, ElementsAre("y"));
    EXPECT_EQ(*node.attribute<std::int64_t>("group"), 2);
    EXPECT_THAT(*node.attribute<std::vector<std::int64_t>>("strides"), ElementsAre(1, 2));
    EXPECT_EQ(*node.attribute<float>("alpha"), 0.25F);
    EXPECT_EQ(*node.attribute<std::string>("direction"), "bidirectional");
    EXPECT_EQ(node.attribute<float>("group"), nullptr);
    EXPECT_EQ(node.attribute<float>("absent"), nullptr);
}

TEST(OnnxFiles, CountConstantNodesAmongTheConstants) {
    ProtobufWriter value = onnx_attribute("value");
    value.message(5, onnx_tensor("", Shape{1}, std::array{3.F}));
    OnnxWriter writer;
    writer.node("/c", "Constant", Names{}, Names{"t"}, std::array{value});
    EXPECT_THAT(values_in(writer.model()), ElementsAre(3));
}

TEST(OnnxFiles, LeaveOutTensorsOfOtherTypes) {
    EXPECT_THAT(values_in(with_tensor(onnx_tensor("t", onnx_type::text, Shape{1}, {}))), IsEmpty());
}

TEST(OnnxFiles, WithValuesInAnotherFileAreRefusedByName) {
    ProtobufWriter location = tensor_head(onnx_type::float32, 1);
    location.varint(14, 1);
    EXPECT_THAT(complaint_about_model(with_tensor(location)),
                HasSubstr("tensor t: its values are in another file"));
    ProtobufWriter external = tensor_head(onnx_type::float32, 1);
    external.message(13, onnx_attribute("location"));
    EXPECT_THAT(complaint_about_model(with_tensor(external)), HasSubstr("external data"));
}

TEST(OnnxFiles, WhoseTensorsContradictThemselvesAreRefusedByName) {
    EXPECT_THAT(complaint_about_model(with_tensor(onnx_tensor("t", Shape{3}, std::array{1.F, 2.F}))),
                HasSubstr("tensor t: its shape does not fit its 8 bytes of values"));
    EXPECT_THAT(complaint_about_model(with_tensor(
                    onnx_tensor("t", Shape{std::numeric_limits<std::size_t>::max(), 8}, std::array{1.F}))),
                HasSubstr("its shape does not fit"));
    EXPECT_THAT(complaint_about_model(with_tensor(onnx_tensor("t", Shape(9, 1), std::array{1.F}))),
                HasSubstr("more than 8 dimensions"));
    ProtobufWriter twice = onnx_tensor("t", Shape{1}, std::array{1.F});
    twice.varint(5, 1);
    EXPECT_THAT(complaint_about_model(with_tensor(twice)), HasSubstr("values twice"));
    OnnxWriter writer;
    writer.initializer(onnx_tensor("t", Shape{1}, std::array{1.F}));
    writer.initializer(onnx_tensor("t", Shape{1}, std::array{1.F}));
    EXPECT_THAT(complaint_about_model(writer.model()), HasSubstr("two constants are named t"));
}

TEST(OnnxFiles, WithValuesThatAreNotFiniteAreRefusedWhenRead) {
    const auto model =
        with_tensor(onnx_tensor("t", Shape{1}, std::array{std::numeric_limits<float>::infinity()}));
    EXPECT_THAT(complaint_of([&] { return values_in(model).size(); }), HasSubstr("not finite"));
}

TEST(OnnxFiles, WithLongNamesOrNoGraphAreRefused) {
    EXPECT_THAT(
        complaint_about_model(with_tensor(onnx_tensor(std::string(513, 'n'), Shape{1}, std::array{1.F}))),
        HasSubstr("a name has 513 bytes"));
    EXPECT_THAT(complaint_about_model("\x08\x08"), HasSubstr("no graph"));
    EXPECT_THAT(complaint_about_model(OnnxWriter().model() + OnnxWriter().model()), HasSubstr("two graphs"));
}

TEST(OnnxFiles, CutOffAnywhereAreRefused) {
    OnnxWriter writer;
    writer.initializer(onnx_tensor("w", Shape{2}, std::array{1.F, 2.F}));
    writer.node("/a/Add", "Add", Names{"x", "w"}, Names{"y"});
    const std::string model = writer.model();
    for (std::size_t size = 0; size < model.size(); ++size)
        EXPECT_NE(complaint_about_model(model.substr(0, size)), "") << size;
    EXPECT_EQ(complaint_about_model(model), "");
}

}  // namespace
}  // namespace storyflow::speech
