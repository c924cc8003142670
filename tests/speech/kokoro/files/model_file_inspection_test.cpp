#include "speech/kokoro/files/model_file_inspection.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "base/file.hpp"
#include "tests/speech/files/bytes_of_files.hpp"
#include "tests/support/built_in_voice.hpp"
#include "tests/support/model_writer.hpp"
#include "tests/support/onnx_writer.hpp"
#include "tests/support/safetensors_writer.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::speech::kokoro {
namespace {

using support::NamedVoice;
using support::TensorToWrite;
using support::ZipWriter;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::size_t plenty = 10'000'000;

ModelFileInspection look(const std::string& bytes, const std::string& name) {
    return inspect_model_file(bytes_of(bytes), name);
}

std::string sample(const std::string& name) {
    return base::read_file(std::filesystem::path(MODEL_FILE_SAMPLES) / name, plenty);
}

std::string raw_voice(std::size_t rows, float value = 0.25F) {
    const std::vector<float> values(rows * 256, value);
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float)};
}

class Inspection : public testing::Test {
  protected:
    [[nodiscard]] std::string checkpoint_with(const std::vector<std::string>& groups) const {
        std::vector<TensorToWrite> tensors;
        for (const std::string& group : groups)
            tensors.push_back({group + ".weight", {1}, [](std::span<float>) {}});
        support::write_checkpoint(directory_.path() / "file", tensors);
        return base::read_file(directory_.path() / "file", plenty);
    }
    support::TemporaryDirectory directory_;
};

TEST_F(Inspection, KnowsKokorosNetworkByItsGroups) {
    const auto found =
        look(checkpoint_with({"bert", "bert_encoder", "predictor", "text_encoder", "decoder"}), "net");
    EXPECT_EQ(found.kind, ModelFileKind::checkpoint);
    EXPECT_THAT(found.problem, IsEmpty());
    const auto other =
        look(checkpoint_with({"bert", "bert_encoder", "predictor", "text_encoder"}), "net.pth");
    EXPECT_EQ(other.kind, ModelFileKind::unusable);
    EXPECT_THAT(other.problem, HasSubstr("another model than Kokoro v1.0: it has no group \"decoder\""));
}

TEST_F(Inspection, KnowsAVoiceByItsSingleTensorAndNamesItAfterItsFile) {
    const auto found = look(sample("af_small.pt"), "af_bella.pt");
    EXPECT_EQ(found.kind, ModelFileKind::voice);
    EXPECT_THAT(found.voices, ElementsAre("af_bella"));
    EXPECT_THAT(look(sample("af_small.pt"), "af bella (1).pt").problem, HasSubstr("letters, digits"));
}

TEST_F(Inspection, KnowsABuiltInVoiceByTheNamesOfItsParameters) {
    const auto found = look(support::built_in_voice(), "bf_emma.int8.onnx");
    EXPECT_EQ(found.kind, ModelFileKind::built_in_voice);
    EXPECT_THAT(found.problem, IsEmpty());
    EXPECT_THAT(found.voices, IsEmpty()) << "it is none of Kokoro's voices";
}

TEST_F(Inspection, KnowsAPackByItsArrays) {
    const auto found = look(sample("numpy-1.24.npz"), "voices.bin");
    EXPECT_EQ(found.kind, ModelFileKind::voice_pack);
    EXPECT_THAT(found.voices, ElementsAre("af_small", "am_half", "bf_double"));
    const auto packed = look(sample("numpy-compressed.npz"), "voices.bin");
    EXPECT_EQ(packed.kind, ModelFileKind::unusable);
    EXPECT_THAT(packed.problem, HasSubstr("compressed"));
}

TEST_F(Inspection, KnowsARawVoiceByItsSizeAndNumbers) {
    EXPECT_EQ(look(raw_voice(510), "af_bella.bin").kind, ModelFileKind::voice);
    EXPECT_THAT(look(raw_voice(511), "af_bella.bin").voices, ElementsAre("af_bella"));
    EXPECT_EQ(look(raw_voice(509), "af_bella.bin").kind, ModelFileKind::unusable);
    EXPECT_EQ(look(raw_voice(510, 1e30F), "af_bella.bin").kind, ModelFileKind::unusable);
    EXPECT_THAT(look(raw_voice(1020), "voices.bin").problem,
                HasSubstr("several raw voices in one file have no names"));
}

/// A network of these groups, with one tensor in each.
std::string onnx_with(const std::vector<std::string>& groups) {
    support::OnnxWriter writer;
    for (const std::string& group : groups)
        writer.initializer(support::onnx_tensor("encoder." + group + ".a.bias", std::array{std::size_t{1}},
                                                std::array{1.0F}));
    return writer.model();
}

std::string safetensors_with(const std::vector<std::string>& groups) {
    std::string header;
    for (const std::string& group : groups)
        header += (header.empty() ? "{\"" : ",\"") + group +
                  R"(.module.bias":{"dtype":"F32","shape":[0],"data_offsets":[0,0]})";
    return support::safetensors_bytes(header + "}", "");
}

const std::vector<std::string> all_groups{"bert", "bert_encoder", "predictor", "text_encoder", "decoder"};

TEST_F(Inspection, KnowsKokorosNetworkInOtherFormatsByItsGroups) {
    EXPECT_EQ(look(onnx_with(all_groups), "net").kind, ModelFileKind::checkpoint);
    EXPECT_EQ(look(safetensors_with(all_groups), "net").kind, ModelFileKind::checkpoint);
    for (const auto& bytes : {onnx_with({"bert", "decoder"}), safetensors_with({"bert", "decoder"})}) {
        const auto other = look(bytes, "net");
        EXPECT_EQ(other.kind, ModelFileKind::foreign_model);
        EXPECT_THAT(other.problem,
                    HasSubstr("another network than Kokoro v1.0: it has no group \"bert_encoder\""));
    }
}

TEST_F(Inspection, SaysWhatIsWrongWithADamagedNetworkInOtherFormats) {
    const std::string onnx = onnx_with(all_groups);
    const auto cut = look(onnx.substr(0, onnx.size() - 1), "net.onnx");
    EXPECT_EQ(cut.kind, ModelFileKind::unusable);
    EXPECT_THAT(cut.problem, HasSubstr("is the file complete?"));
    const auto bad = look(support::safetensors_bytes(R"({"t":7})", ""), "net.safetensors");
    EXPECT_EQ(bad.kind, ModelFileKind::unusable);
    EXPECT_THAT(bad.problem, HasSubstr("tensor t: it is not described"));
}

TEST_F(Inspection, KnowsFormsOfKokoroThatAreNotRead) {
    support::OnnxWriter four_bits;
    four_bits.node("/a", "MatMulNBits", std::vector<std::string>{"x"}, std::vector<std::string>{"y"});
    for (const auto& [bytes, name] :
         {std::pair{onnx_with(all_groups), "kokoro-v0_19.onnx"},
          std::pair{onnx_with(all_groups), "kokoro-v1.1-zh.onnx"},
          std::pair{four_bits.model(), "model_q4.onnx"}, std::pair{std::string("GGUF\3"), "kokoro"}}) {
        const auto found = look(bytes, name);
        EXPECT_EQ(found.kind, ModelFileKind::foreign_model) << name;
        EXPECT_THAT(found.problem, HasSubstr("not this engine's format; StoryFlow reads kokoro-v1_0.pth"));
    }
}

TEST_F(Inspection, KnowsAVoiceInAnArrayOfItsOwn) {
    const std::vector<float> values(2 * 256, 0.25F);
    const auto array = [&](std::vector<std::size_t> shape) {
        return support::npy_bytes("<f4", shape, std::as_bytes(std::span(values)));
    };
    const auto found = look(array({2, 1, 256}), "my_voice.npy");
    EXPECT_EQ(found.kind, ModelFileKind::voice);
    EXPECT_THAT(found.voices, ElementsAre("my_voice"));
    EXPECT_EQ(look(array({512}), "my_voice.npy").kind, ModelFileKind::unusable);
}

TEST_F(Inspection, KnowsTheConfigurationAmongOtherJson) {
    EXPECT_EQ(look("{}", "config.json").kind, ModelFileKind::config);
    EXPECT_EQ(look("[]", "config.json").kind, ModelFileKind::config)
        << "the loader shall complain, not do without";
    EXPECT_EQ(look(" \n{\"istftnet\": {}}", "kokoro.json").kind, ModelFileKind::config);
    EXPECT_EQ(look("{\"tokens\": 1}", "tokenizer.json").kind, ModelFileKind::other);
    const auto voices = look("{" + std::string(300'000, ' '), "voices.json");
    EXPECT_EQ(voices.kind, ModelFileKind::unusable);
    EXPECT_THAT(voices.problem, HasSubstr("voices in JSON are not read"));
}

TEST_F(Inspection, SaysWhatIsWrongWithAFileThatIsNamedLikeAModel) {
    const auto problem = [](const std::string& bytes) {
        const auto found = look(bytes, "kokoro-v1_0.pth");
        EXPECT_EQ(found.kind, ModelFileKind::unusable);
        return found.problem;
    };
    EXPECT_THAT(problem(""), HasSubstr("empty"));
    EXPECT_THAT(problem("version https://git-lfs.github.com/spec/v1\noid"), HasSubstr("Git LFS pointer"));
    EXPECT_THAT(problem("<!DOCTYPE html>"), HasSubstr("web page"));
    EXPECT_THAT(problem(sample("pytorch-legacy.pt")), HasSubstr("before version 1.6"));
    EXPECT_THAT(problem("x"), HasSubstr("neither a network (PyTorch, safetensors, ONNX) nor"));
    EXPECT_THAT(problem(sample("pytorch-1.13.pth").substr(0, 2000)), HasSubstr("is the file complete?"));
    EXPECT_THAT(problem(zip_of(ZipWriter::Dialect::numpy, [](ZipWriter& zip) { zip.add("a.txt", "a"); })),
                HasSubstr("zip archive holds neither"));
}

TEST_F(Inspection, ChecksTheSumsInsideAFile) {
    const auto check = [this](const std::string& bytes) {
        base::replace_file(directory_.path() / "file", bytes);
        return check_content(FileBytes(directory_.path() / "file"));
    };
    std::string voice = sample("af_small.pt");
    EXPECT_TRUE(check(voice).has_sums);
    EXPECT_THAT(check(voice).damage, IsEmpty());
    const std::size_t name_end = voice.find("/data/0") + 7;
    voice[(name_end + 4 + 63) / 64 * 64] ^= 1;  // PyTorch lets the values begin at a multiple of 64
    EXPECT_THAT(check(voice).damage, HasSubstr("/data/0 has changed"));
    EXPECT_THAT(check(voice.substr(0, 100)).damage, HasSubstr("is the file complete?"));
    EXPECT_FALSE(check(onnx_with(all_groups)).has_sums);
    EXPECT_THAT(check(raw_voice(510)).damage, IsEmpty());
}

TEST_F(Inspection, LeavesOtherFilesAlone) {
    for (const auto& [bytes, name] :
         {std::pair{std::string("# Voices"), "README.md"}, std::pair{std::string(), "empty.txt"},
          std::pair{std::string("PK\x03\x04"), "book.epub"},
          std::pair{zip_of(ZipWriter::Dialect::numpy, [](ZipWriter& zip) { zip.add("a.txt", "a"); }),
                    "story.docx"}}) {
        const auto found = look(bytes, name);
        EXPECT_EQ(found.kind, ModelFileKind::other) << name;
        EXPECT_THAT(found.problem, IsEmpty());
    }
}

}  // namespace
}  // namespace storyflow::speech::kokoro
