#include "speech/kokoro/weights/safetensors_checkpoint.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/speech/files/bytes_of_files.hpp"
#include "tests/support/safetensors_writer.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::speech::kokoro {
namespace {

using support::TensorToWrite;
using testing::ElementsAre;
using testing::HasSubstr;

class SafetensorsCheckpointTest : public testing::Test {
  protected:
    static TensorToWrite filled(const std::string& name, float value) {
        return {name, {2}, [value](std::span<float> values) { std::ranges::fill(values, value); }};
    }

    support::TemporaryDirectory directory_;
    std::filesystem::path path_ = directory_.path() / "net.safetensors";
};

TEST_F(SafetensorsCheckpointTest, GivesTensorsByTheCheckpointsNames) {
    for (const char* prefix : {"", "model.", "module."}) {
        support::write_safetensors(
            path_, std::vector{filled("bert.module.weight", 1), filled("decoder.encode.bias", 2)}, prefix);
        const SafetensorsCheckpoint checkpoint(path_);
        EXPECT_TRUE(checkpoint.contains("bert.weight")) << prefix;
        EXPECT_FALSE(checkpoint.contains("bert.bias"));
        EXPECT_THAT(checkpoint.tensor("bert.weight").values, ElementsAre(1, 1));
        EXPECT_THAT(checkpoint.tensor("decoder.encode.bias").values, ElementsAre(2, 2));
    }
}

TEST_F(SafetensorsCheckpointTest, NamesTheFileAndTheTensorInComplaints) {
    support::write_safetensors(path_, std::vector{filled("bert.weight", 1.0F / 0.0F)});
    const SafetensorsCheckpoint checkpoint(path_);
    EXPECT_THAT(complaint_of([&] { return checkpoint.tensor("bert.weight"); }),
                HasSubstr("net.safetensors: tensor bert.weight: it holds values that are not finite"));
    EXPECT_THAT(complaint_of([&] { return checkpoint.tensor("bert.bias"); }),
                HasSubstr("net.safetensors: there is no tensor bert.bias"));
    support::write_safetensors(path_, std::vector{filled("bert.weight", 1), filled("bert.module.weight", 1)});
    EXPECT_THAT(complaint_of([&] { return SafetensorsCheckpoint(path_).contains("bert.weight"); }),
                HasSubstr("net.safetensors: two tensors are named bert.weight"));
}

}  // namespace
}  // namespace storyflow::speech::kokoro
