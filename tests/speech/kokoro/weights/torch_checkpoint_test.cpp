#include "speech/kokoro/weights/torch_checkpoint.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "base/file.hpp"
#include "tests/speech/files/bytes_of_files.hpp"
#include "tests/support/model_writer.hpp"
#include "tests/support/pickle_writer.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::speech::kokoro {
namespace {

using support::InnerNames;
using support::TensorToWrite;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

void count_up(std::span<float> values) {
    std::iota(values.begin(), values.end(), 0.0F);
}

class Checkpoint : public testing::Test {
  protected:
    void write(const std::vector<TensorToWrite>& tensors, InnerNames names = InnerNames::with_module) const {
        support::write_checkpoint(path_, tensors, names);
    }

    support::TemporaryDirectory directory_;
    std::filesystem::path path_ = directory_.path() / "net.pth";
};

TEST_F(Checkpoint, GivesTensorsByGroupAndNameWithoutTheTrainingPrefix) {
    const std::vector<TensorToWrite> tensors{
        {"bert.weight", {2, 3}, count_up},
        {"decoder.generator.ups.0.weight_g",
         {2, 1, 1},
         [](std::span<float> values) { std::fill(values.begin(), values.end(), 0.5F); }},
        {"bert.bias", {3}, count_up},
    };
    for (const InnerNames names : {InnerNames::with_module, InnerNames::plain}) {
        write(tensors, names);
        const TorchCheckpoint checkpoint(path_);
        EXPECT_THAT(checkpoint.names(),
                    ElementsAre("bert.bias", "bert.weight", "decoder.generator.ups.0.weight_g"));
        EXPECT_TRUE(checkpoint.contains("bert.weight"));
        EXPECT_FALSE(checkpoint.contains("bert.module.weight"));
        EXPECT_THAT(checkpoint.tensor("bert.weight").shape, ElementsAre(2, 3));
        EXPECT_THAT(checkpoint.tensor("bert.weight").values, ElementsAre(0, 1, 2, 3, 4, 5));
        EXPECT_THAT(checkpoint.tensor("decoder.generator.ups.0.weight_g").values, ElementsAre(0.5F, 0.5F));
    }
}

TEST_F(Checkpoint, IsATensorSource) {
    write({{"bert.weight", {1}, count_up}});
    const TorchCheckpoint checkpoint(path_);
    const TensorSource& source = checkpoint;
    EXPECT_TRUE(source.contains("bert.weight"));
    EXPECT_THAT(source.tensor("bert.weight").values, ElementsAre(0));
}

TEST_F(Checkpoint, NamesTheFileAndTheTensorInComplaints) {
    write({{"bert.weight", {1}, [](std::span<float> values) { values[0] = 1.0F / 0.0F; }}});
    const TorchCheckpoint checkpoint(path_);
    EXPECT_EQ(complaint_of([&] { return checkpoint.tensor("bert.bias"); }),
              "net.pth: there is no tensor bert.bias");
    EXPECT_THAT(complaint_of([&] { return checkpoint.tensor("bert.weight"); }),
                AllOf(HasSubstr("net.pth: tensor bert.weight: "), HasSubstr("not finite")));
    EXPECT_THAT(complaint_of([&] { return TorchCheckpoint(directory_.path() / "none.pth"); }),
                HasSubstr("none.pth: cannot be read"));
    base::write_file_synced(directory_.path() / "text.pth", "not a checkpoint");
    EXPECT_THAT(complaint_of([&] { return TorchCheckpoint(directory_.path() / "text.pth"); }),
                HasSubstr("text.pth: the zip archive"));
}

TEST_F(Checkpoint, RefusesTwoTensorsOfOneName) {
    write({{"bert.weight", {1}, count_up}, {"bert.module.weight", {1}, count_up}}, InnerNames::plain);
    EXPECT_THAT(complaint_of([&] { return TorchCheckpoint(path_); }),
                HasSubstr("two tensors are named bert.weight"));
}

TEST_F(Checkpoint, ByPyTorchItselfIsRead) {
    const TorchCheckpoint checkpoint(std::filesystem::path(MODEL_FILE_SAMPLES) / "pytorch-1.13.pth");
    EXPECT_THAT(checkpoint.names(),
                ElementsAre("layer.bias", "layer.weight", "views.bfloat", "views.empty", "views.half",
                            "views.int", "views.long", "views.part", "views.scalar", "views.transposed"));
    EXPECT_THAT(checkpoint.tensor("layer.weight").values, ElementsAre(1, 1));
    EXPECT_THAT(checkpoint.tensor("views.transposed").shape, ElementsAre(6, 4));
    EXPECT_THAT(
        checkpoint.tensor("views.transposed").values,
        ElementsAre(0, 6, 12, 18, 1, 7, 13, 19, 2, 8, 14, 20, 3, 9, 15, 21, 4, 10, 16, 22, 5, 11, 17, 23));
    EXPECT_THAT(checkpoint.tensor("views.part").values, ElementsAre(8, 9, 10, 14, 15, 16));
    EXPECT_THAT(checkpoint.tensor("views.half").values, ElementsAre(1.5F, -2.25F, 65504.0F));
    EXPECT_THAT(checkpoint.tensor("views.bfloat").values, ElementsAre(1.5F, -2.25F, 0x1.c4p127F));
    EXPECT_THAT(checkpoint.tensor("views.long").values, ElementsAre(1, -2, 3));
    EXPECT_THAT(checkpoint.tensor("views.int").values, ElementsAre(7, -8));
    EXPECT_THAT(checkpoint.tensor("views.scalar").shape, IsEmpty());
    EXPECT_THAT(checkpoint.tensor("views.scalar").values, ElementsAre(3.5F));
    EXPECT_THAT(checkpoint.tensor("views.empty").shape, ElementsAre(0, 3));
}

}  // namespace
}  // namespace storyflow::speech::kokoro
