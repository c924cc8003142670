#include "speech/kokoro/files/voice_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numeric>

#include "base/file.hpp"
#include "tests/speech/files/bytes_of_files.hpp"
#include "tests/support/model_writer.hpp"
#include "tests/support/pickle_writer.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::speech::kokoro {
namespace {

using support::NamedVoice;
using support::ZipWriter;
using testing::ElementsAre;
using testing::HasSubstr;

VoiceTable counting_voice(std::size_t rows, std::size_t width, float first = 0.0F) {
    VoiceTable voice{width, std::vector<float>(rows * width)};
    std::iota(voice.values.begin(), voice.values.end(), first);
    return voice;
}

std::filesystem::path sample(const std::string& name) {
    return std::filesystem::path(MODEL_FILE_SAMPLES) / name;
}

class VoiceFiles : public testing::Test {
  protected:
    support::TemporaryDirectory directory_;
    std::filesystem::path path_ = directory_.path() / "voices.bin";
};

TEST_F(VoiceFiles, OfPyTorchHoldOneVoice) {
    const VoiceTable voice = counting_voice(5, 8);
    support::write_torch_voice(path_, voice);
    const VoiceTable read = read_voice(path_, "any");
    EXPECT_EQ(read.style_width, 8U);
    EXPECT_EQ(read.values, voice.values);
}

TEST_F(VoiceFiles, OfNumpyHoldVoicesByName) {
    support::write_voice_pack(path_, std::array{NamedVoice{"af_bella", counting_voice(3, 4)},
                                                NamedVoice{"bm_lewis", counting_voice(3, 4, 100.0F)}});
    EXPECT_EQ(read_voice(path_, "af_bella").values, counting_voice(3, 4).values);
    EXPECT_EQ(read_voice(path_, "bm_lewis").values, counting_voice(3, 4, 100.0F).values);
    EXPECT_EQ(complaint_of([&] { return read_voice(path_, "af_sky"); }),
              "voices.bin: there is no voice af_sky");
}

TEST_F(VoiceFiles, MayBeRawTablesOf510Or511Rows) {
    for (const std::size_t rows : {510U, 511U}) {
        const VoiceTable voice = counting_voice(rows, 256);
        support::write_raw_voice(path_, voice);
        const VoiceTable read = read_voice(path_, "any");
        EXPECT_EQ(read.rows(), rows);
        EXPECT_EQ(read.style_width, 256U);
        EXPECT_EQ(read.values, voice.values);
    }
}

TEST_F(VoiceFiles, MayBeAnArrayOfTheirOwn) {
    const VoiceTable voice = counting_voice(510, 256);
    base::replace_file(path_, support::npy_bytes("<f4", std::array<std::size_t, 3>{510, 1, 256},
                                                 std::as_bytes(std::span(voice.values))));
    EXPECT_EQ(read_voice(path_, "any").values, voice.values);
}

TEST_F(VoiceFiles, ByPyTorchAndNumpyThemselvesAreRead) {
    const auto values = counting_voice(3, 4).values;
    EXPECT_EQ(read_voice(sample("af_small.pt"), "af_small").values, values);
    for (const char* id : {"af_small", "am_half", "bf_double"}) {
        const VoiceTable voice = read_voice(sample("numpy-1.24.npz"), id);
        EXPECT_EQ(voice.style_width, 4U);
        EXPECT_EQ(voice.values, values);
    }
}

TEST_F(VoiceFiles, ThatAreCompressedAreRefusedWithAdvice) {
    EXPECT_THAT(complaint_of([&] { return read_voice(sample("numpy-compressed.npz"), "af_small"); }),
                HasSubstr("numpy-compressed.npz: voice af_small: zip entry af_small.npy is compressed"));
}

TEST_F(VoiceFiles, OfOtherFormsAreRefused) {
    for (const char* text : {"", "{\"af\": [[0.1]]}", "PK\x03\x04", "some text"}) {
        base::replace_file(path_, text);
        EXPECT_THAT(complaint_of([&] { return read_voice(path_, "af"); }), HasSubstr("voices.bin: ")) << text;
    }
    EXPECT_THAT(complaint_of([&] { return read_voice(sample("pytorch-1.13.pth"), "af"); }),
                HasSubstr("named tensors"));
    EXPECT_THAT(complaint_of([&] { return read_voice(directory_.path() / "none", "af"); }),
                HasSubstr("none: cannot be read"));
}

TEST_F(VoiceFiles, HoldFiniteNumbersOnly) {
    VoiceTable voice = counting_voice(510, 256);
    voice.values.back() = std::nanf("");
    support::write_raw_voice(path_, voice);
    EXPECT_THAT(complaint_of([&] { return read_voice(path_, "af"); }), HasSubstr("not finite"));
    support::write_torch_voice(path_, voice);
    EXPECT_THAT(complaint_of([&] { return read_voice(path_, "af"); }), HasSubstr("not finite"));
    support::write_voice_pack(path_, std::array{NamedVoice{"af", voice}});
    EXPECT_THAT(complaint_of([&] { return read_voice(path_, "af"); }),
                HasSubstr("voice af: the voice holds values that are not finite"));
}

TEST(VoiceShapes, AreRowsOfStyles) {
    using Shape = std::vector<std::size_t>;
    EXPECT_EQ(voice_style_width(Shape{510, 1, 256}), 256U);
    EXPECT_EQ(voice_style_width(Shape{510, 256}), 256U);
    EXPECT_EQ(voice_style_width(Shape{most_voice_rows, widest_style}), widest_style);
    for (const Shape& shape :
         {Shape{}, Shape{256}, Shape{510, 0}, Shape{0, 256}, Shape{most_voice_rows + 1, 256},
          Shape{1, widest_style + 1}, Shape{std::size_t{1} << 63, 2, 256}}) {
        EXPECT_THAT(complaint_of([&] { return voice_style_width(shape); }), HasSubstr("no voice"));
    }
}

TEST(VoicePacks, ListTheirVoicesAndNothingElse) {
    const auto bytes = bytes_of(zip_of(ZipWriter::Dialect::numpy, [](ZipWriter& zip) {
        for (const char* name : {"bm_lewis.npy", "af_bella.npy", "readme.txt", "../evil.npy", ".npy"})
            zip.add(name, "");
    }));
    EXPECT_THAT(pack_voices(ZipArchive(bytes)), ElementsAre("bm_lewis", "af_bella"));
}

}  // namespace
}  // namespace storyflow::speech::kokoro
