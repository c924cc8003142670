#include "speech/kokoro/weights/onnx_checkpoint.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "speech/kokoro/network/network.hpp"
#include "speech/kokoro/network/weight_loading.hpp"
#include "tests/speech/files/bytes_of_files.hpp"
#include "tests/speech/kokoro/network/tiny_network.hpp"
#include "tests/support/onnx_network.hpp"
#include "tests/support/onnx_writer.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/support/tiny_model.hpp"

namespace storyflow::speech::kokoro {
namespace {

using support::OnnxPrecision;
using testing::ElementsAre;
using testing::HasSubstr;

using Names = std::vector<std::string>;
using Shape = std::vector<std::size_t>;

/// The largest difference of two tensors over the largest value.
float difference(const std::vector<float>& a, const std::vector<float>& b) {
    if (a.size() != b.size()) return INFINITY;
    float largest = 0;
    float difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        largest = std::max(largest, std::abs(a[i]));
        difference = std::max(difference, std::abs(a[i] - b[i]));
    }
    return largest == 0 ? difference : difference / largest;
}

class OnnxCheckpointTest : public testing::Test {
  protected:
    /// The tensors of the tiny network that come back with other values or another shape.
    [[nodiscard]] Names tensors_off_by_more_than(float tolerance) const {
        const OnnxCheckpoint found(path_);
        const support::SyntheticWeights expected("tiny");
        Names off;
        for (const auto& [name, shape] : support::synthetic_tensor_names_and_shapes("tiny")) {
            if (name.ends_with(".weight_g") || name.starts_with("bert.pooler")) continue;
            const bool is_normalised = name.ends_with(".weight_v");
            const std::string module = name.substr(0, name.rfind('.'));
            const auto values = [&](const TensorSource& source) {
                return is_normalised ? Parameters(source, module).normalised_weight(shape)
                                     : Parameters(source).values(name, shape);
            };
            if (!(difference(values(expected), values(found)) <= tolerance)) off.push_back(name);
        }
        return off;
    }

    void write(const support::OnnxWriter& writer) const { base::replace_file(path_, writer.model()); }

    support::TemporaryDirectory folder_;
    std::filesystem::path path_ = folder_.path() / "net.onnx";
};

TEST_F(OnnxCheckpointTest, GivesTheTensorsOfTheCheckpoint) {
    support::write_onnx_network(path_, tiny_tensors(), OnnxPrecision::full);
    EXPECT_THAT(tensors_off_by_more_than(2e-7F), ElementsAre());
}

TEST_F(OnnxCheckpointTest, MakesTheSoundOfTheCheckpoint) {
    support::write_onnx_network(path_, tiny_tensors(), OnnxPrecision::full);
    const auto sound_of = [](const TensorSource& weights) {
        const support::GoldenCase& golden = tiny_set().at("t14.hash");
        const std::vector<float> style = support::synthetic_style(golden.style, tiny_set().config);
        TestRun run;
        return Network(weights, tiny_set().config)
            .run({.ids = golden.ids, .style = style, .speed = golden.speed, .noise = {}}, run.execution);
    };
    const NetworkOutput expected = sound_of(tiny_weights());
    const NetworkOutput found = sound_of(OnnxCheckpoint(path_));
    EXPECT_EQ(found.durations, expected.durations);
    EXPECT_LE(difference(expected.samples, found.samples), 1e-3F);
}

TEST_F(OnnxCheckpointTest, GivesThemFromHalfPrecision) {
    support::write_onnx_network(path_, tiny_tensors(), OnnxPrecision::half);
    EXPECT_THAT(tensors_off_by_more_than(1e-3F), ElementsAre());
}

TEST_F(OnnxCheckpointTest, GivesThemFromEightBits) {
    support::write_onnx_network(path_, tiny_tensors(), OnnxPrecision::eight_bits);
    EXPECT_THAT(tensors_off_by_more_than(0.51F / 127), ElementsAre());
}

TEST_F(OnnxCheckpointTest, MultipliesEightBitValuesOut) {
    const std::array<std::uint8_t, 6> values{0, 128, 255, 10, 20, 30};
    const std::array<std::uint8_t, 3> zeros{128, 0, 5};
    support::OnnxWriter writer;
    writer.initializer(support::onnx_tensor("w_quantized", support::onnx_type::uint8, Shape{2, 3},
                                            std::as_bytes(std::span(values))));
    writer.initializer(support::onnx_tensor("w_scale", Shape{3}, std::array{0.5F, 1.F, 2.F}));
    writer.initializer(support::onnx_tensor("shared_zero_point", support::onnx_type::uint8, Shape{3},
                                            std::as_bytes(std::span(zeros))));
    writer.node("/encoder/bert/dense/MatMul_quant", "MatMulInteger",
                Names{"x", "w_quantized", "x_zero_point", "shared_zero_point"}, Names{"y"});
    write(writer);
    const Tensor weight = OnnxCheckpoint(path_).tensor("bert.dense.weight");
    EXPECT_THAT(weight.shape, ElementsAre(3, 2));
    EXPECT_THAT(weight.values, ElementsAre(-64, -59, 128, 20, 500, 50));
}

TEST_F(OnnxCheckpointTest, RefusesAScaleThatDoesNotFitByTheTensorsName) {
    const std::array<std::int8_t, 6> values{};
    support::OnnxWriter writer;
    writer.initializer(support::onnx_tensor("w_quantized", support::onnx_type::int8, Shape{2, 3},
                                            std::as_bytes(std::span(values))));
    writer.initializer(support::onnx_tensor("w_scale", Shape{2}, std::array{0.5F, 1.F}));
    writer.node("/encoder/bert/dense/MatMul_quant", "MatMulInteger", Names{"x", "w_quantized"}, Names{"y"});
    write(writer);
    EXPECT_THAT(complaint_of([&] { return OnnxCheckpoint(path_).tensor("bert.dense.weight"); }),
                HasSubstr("net.onnx: tensor bert.dense.weight: its scale does not fit"));
}

TEST_F(OnnxCheckpointTest, NamesTheFileInComplaints) {
    write(support::OnnxWriter());
    EXPECT_EQ(complaint_of([&] { return OnnxCheckpoint(path_).tensor("bert.bias"); }),
              "net.onnx: there is no tensor bert.bias");
    base::replace_file(path_, "text");
    EXPECT_THAT(complaint_of([&] { return OnnxCheckpoint(path_).contains("bert.bias"); }),
                HasSubstr("net.onnx: "));
    EXPECT_THAT(complaint_of([&] { return OnnxCheckpoint(folder_.path() / "none").contains("bert.bias"); }),
                HasSubstr("none: cannot be read"));
}

}  // namespace
}  // namespace storyflow::speech::kokoro
