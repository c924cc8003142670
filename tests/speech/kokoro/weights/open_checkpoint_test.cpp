#include "speech/kokoro/weights/open_checkpoint.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/speech/files/bytes_of_files.hpp"
#include "tests/support/onnx_network.hpp"
#include "tests/support/safetensors_writer.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/support/tiny_model.hpp"

namespace storyflow::speech::kokoro {
namespace {

using testing::HasSubstr;

TEST(OpenCheckpoint, ReadsTheSameNetworkFromEveryFormatWhateverItsName) {
    const support::TemporaryDirectory folder;
    const auto path = folder.path() / "network";
    const auto tensors = tiny_tensors();
    const std::string name = "bert.encoder.embedding_hidden_mapping_in.weight";
    const support::SyntheticWeights expected("tiny");
    support::write_checkpoint(path, tensors);
    EXPECT_EQ(open_checkpoint(path)->tensor(name).values, expected.tensor(name).values);
    support::write_safetensors(path, tensors);
    EXPECT_EQ(open_checkpoint(path)->tensor(name).values, expected.tensor(name).values);
    support::write_onnx_network(path, tensors, support::OnnxPrecision::full);
    EXPECT_EQ(open_checkpoint(path)->tensor(name).values, expected.tensor(name).values);
}

TEST(OpenCheckpoint, NamesAFileThatIsNone) {
    const support::TemporaryDirectory folder;
    base::replace_file(folder.path() / "net.onnx", "text");
    EXPECT_THAT(complaint_of([&] { return open_checkpoint(folder.path() / "net.onnx"); }),
                HasSubstr("net.onnx: "));
}

}  // namespace
}  // namespace storyflow::speech::kokoro
