#include "speech/kokoro/weights/onnx_parameters.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "tests/speech/files/bytes_of_files.hpp"
#include "tests/support/onnx_writer.hpp"

namespace storyflow::speech::kokoro {
namespace {

using support::onnx_attribute;
using support::onnx_tensor;
using support::ProtobufWriter;
using testing::Contains;
using testing::Key;
using testing::Not;

using Form = OnnxParameter::Form;
using Names = std::vector<std::string>;
using Shape = std::vector<std::size_t>;

class OnnxParametersTest : public testing::Test {
  protected:
    void constant(const std::string& name, const Shape& shape = {2, 2}) {
        std::size_t count = 1;
        for (const std::size_t size : shape)
            count *= size;
        writer_.initializer(onnx_tensor(name, shape, std::vector<float>(count, 1.0F)));
    }
    void bytes(const std::string& name, const Shape& shape = {2, 2}) {
        const std::array<std::uint8_t, 4> values{1, 2, 3, 4};
        writer_.initializer(
            onnx_tensor(name, support::onnx_type::uint8, shape, std::as_bytes(std::span(values))));
    }
    void node(const std::string& name, const std::string& operation, const Names& inputs,
              const std::string& output = "y") {
        writer_.node(name, operation, inputs, Names{output}, attributes_);
        attributes_.clear();
    }
    void with_integer(const std::string& name, std::uint64_t value) {
        attributes_.push_back(onnx_attribute(name));
        attributes_.back().varint(3, value);
    }

    void find() {
        bytes_ = bytes_of(writer_.model());
        model_.emplace(ByteSource(bytes_));
        found_ = find_onnx_parameters(*model_);
    }

    support::OnnxWriter writer_;
    std::vector<ProtobufWriter> attributes_;
    std::vector<std::byte> bytes_;
    std::optional<OnnxFile> model_;
    OnnxParameters found_;
};

TEST_F(OnnxParametersTest, AreConstantsThatKeptTheirNames) {
    constant("encoder.bert.embeddings.LayerNorm.weight");
    constant("decoder.decoder.generator.resblocks.0.alpha1.0");
    constant("/encoder/bert/Constant_output_0");
    constant("onnx::MatMul_17");
    find();
    EXPECT_THAT(found_, Contains(Key("bert.embeddings.LayerNorm.weight")));
    EXPECT_THAT(found_, Contains(Key("decoder.generator.resblocks.0.alpha1.0")));
    EXPECT_EQ(found_.size(), 2U);
}

TEST_F(OnnxParametersTest, AreNamedAfterThePathsOfNodes) {
    constant("a");
    constant("b");
    constant("c");
    node("/decoder/decoder/asr_res/asr_res.0/Conv", "Conv", {"x", "a"});
    node("/encoder/F0.0/conv1/Conv", "Conv", {"x", "b"});
    node("/encoder/text_encoder/cnn.0/cnn.0.0/Conv", "Conv", {"x", "c"});
    find();
    EXPECT_THAT(found_, Contains(Key("decoder.asr_res.0.weight")));
    EXPECT_THAT(found_, Contains(Key("predictor.F0.0.conv1.weight")));
    EXPECT_THAT(found_, Contains(Key("text_encoder.cnn.0.0.weight")));
}

TEST_F(OnnxParametersTest, OfALayerThatIsUsedAgainAreTheFirstOnes) {
    constant("first");
    constant("second");
    node("/encoder/bert/dense/MatMul", "MatMul", {"x", "first"});
    node("/encoder/bert/dense/MatMul", "MatMul", {"x", "second"});
    find();
    EXPECT_EQ(found_.at("bert.dense.weight").values.stored, model_->constant("first"));
}

TEST_F(OnnxParametersTest, OfProductsAreTransposedUnlessTheNodeDoesIt) {
    constant("a");
    constant("b");
    constant("c", {2});
    node("/encoder/bert/dense/MatMul", "MatMul", {"x", "a"});
    with_integer("transB", 1);
    node("/encoder/bert/fc/Gemm", "Gemm", {"x", "b", "c"});
    find();
    EXPECT_EQ(found_.at("bert.dense.weight").form, Form::transposed);
    EXPECT_EQ(found_.at("bert.fc.weight").form, Form::as_it_is);
    EXPECT_THAT(found_, Contains(Key("bert.fc.bias")));
}

TEST_F(OnnxParametersTest, OfEightBitsHaveTheZeroPointThatTheirNodeUses) {
    bytes("w_quantized");
    constant("w_scale", {});
    bytes("of_another_tensor_zero_point", {4});
    node("/encoder/bert/dense/MatMul_quant", "MatMulInteger",
         {"x", "w_quantized", "x_zero", "of_another_tensor_zero_point"});
    find();
    const OnnxValues values = found_.at("bert.dense.weight").values;
    EXPECT_EQ(values.scale, model_->constant("w_scale"));
    EXPECT_EQ(values.zero_point, model_->constant("of_another_tensor_zero_point"));
}

TEST_F(OnnxParametersTest, OfEightBitsMayBeMadeWiderBeforeOrAfterTheirUse) {
    bytes("w");
    bytes("table");
    constant("scale", {});
    node("/q", "DequantizeLinear", {"w", "scale"}, "w_wide");
    node("/c", "Cast", {"w_wide"}, "w_cast");
    node("/decoder/decoder/encode/conv1/Conv", "Conv", {"x", "w_cast"});
    node("/encoder/text_encoder/embedding/Gather", "Gather", {"table", "ids"}, "rows");
    node("/t", "Transpose", {"rows"}, "columns");
    node("/d", "DequantizeLinear", {"columns", "scale"}, "wide_rows");
    find();
    EXPECT_EQ(found_.at("decoder.encode.conv1.weight").values.scale, model_->constant("scale"));
    EXPECT_EQ(found_.at("text_encoder.embedding.weight").values.scale, model_->constant("scale"));
}

TEST_F(OnnxParametersTest, OfEightBitsWithoutAScaleAreNone) {
    bytes("w");
    node("/decoder/decoder/encode/conv1/Conv", "Conv", {"x", "w"});
    find();
    EXPECT_THAT(found_, Not(Contains(Key("decoder.encode.conv1.weight"))));
}

TEST_F(OnnxParametersTest, OfAnLstmAreEightPartsOfThreeTensors) {
    constant("w", {2, 4, 1});
    constant("r", {2, 4, 1});
    constant("b", {2, 8});
    node("/encoder/shared/LSTM", "LSTM", {"x", "w", "r", "b"});
    find();
    EXPECT_EQ(found_.size(), 8U);
    const OnnxParameter& parameter = found_.at("predictor.shared.weight_hh_l0_reverse");
    EXPECT_EQ(parameter.values.stored, model_->constant("r"));
    EXPECT_EQ(parameter.form, Form::lstm_rows);
    EXPECT_EQ(parameter.direction, 1U);
    EXPECT_EQ(found_.at("predictor.shared.bias_hh_l0").form, Form::lstm_hidden_bias);
}

TEST_F(OnnxParametersTest, AreNotLookedForInACircleOfNodes) {
    node("/a", "Cast", {"b"}, "a");
    node("/b", "Cast", {"a"}, "b");
    node("/encoder/bert/dense/MatMul", "MatMul", {"x", "a"});
    find();
    EXPECT_TRUE(found_.empty());
}

}  // namespace
}  // namespace storyflow::speech::kokoro
