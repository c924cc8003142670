#include "speech/hibari/voice_networks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "base/error.hpp"
#include "base/file.hpp"
#include "speech/hibari/heart.hpp"
#include "tests/support/onnx_writer.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::speech::hibari {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Ne;

class HibariVoices : public testing::Test {
  protected:
    HibariVoices() { std::filesystem::create_directories(directory_.path() / "voices"); }

    void put(const std::string& name, const std::string& content) const {
        base::replace_file(directory_.path() / name, content);
    }
    /// A whole network; the built-in voice's.
    void install(const std::string& name) const { put(name, heart()); }
    static std::string heart() {
        const auto bytes = heart_file();
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }
    std::string fault_of(std::string_view voice) {
        try {
            (void)networks_.network(voice);
        } catch (const base::Error& error) {
            EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
            return error.what();
        }
        ADD_FAILURE() << "no error";
        return {};
    }

    support::TemporaryDirectory directory_;
    VoiceNetworks networks_{directory_.path()};
};

TEST_F(HibariVoices, AreTheBuiltInOneWithoutAFolder) {
    VoiceNetworks alone({});
    EXPECT_THAT(alone.voices(), ElementsAre("af_heart"));
    EXPECT_EQ(alone.voice_for("bf_emma"), "af_heart");
    EXPECT_EQ(alone.fingerprint(), "");
    EXPECT_THAT(alone.network("af_heart"), Ne(nullptr));
    EXPECT_THAT(VoiceNetworks("/nowhere/at/all").voices(), ElementsAre("af_heart"));
}

TEST_F(HibariVoices, AreNamedAfterTheirFiles) {
    for (const char* name : {"voices/bf_emma.int8.onnx", "am_fenrir_v2.int8.onnx", "voices/bm_fable.onnx",
                             "kokoro-v1.0.int8.onnx", "voices/af_heart.onnx", "voices/af_kore.pt", "my.onnx"})
        put(name, "");
    EXPECT_THAT(networks_.voices(), ElementsAre("af_heart", "am_fenrir", "bf_emma", "bm_fable"));
    EXPECT_EQ(networks_.voice_for("am_fenrir"), "am_fenrir");
    EXPECT_EQ(networks_.voice_for("af_kore"), "af_heart");
}

TEST_F(HibariVoices, AreLoadedOnce) {
    install("voices/bf_emma.int8.onnx");
    const auto emma = networks_.network("bf_emma");
    EXPECT_THAT(emma, Ne(networks_.network("af_heart")));
    EXPECT_EQ(networks_.network("bf_emma"), emma);
}

TEST_F(HibariVoices, TakeThePublishedFileOfSeveral) {
    install("voices/bf_emma.int8.onnx");
    put("bf_emma.onnx", "damaged");
    put("voices/bf_emma.fp32.onnx", "damaged");
    EXPECT_THAT(networks_.network("bf_emma"), Ne(nullptr));
}

TEST_F(HibariVoices, AreLoadedAgainWhenTheirFileChanges) {
    install("voices/bf_emma.int8.onnx");
    const auto before = networks_.network("bf_emma");
    const auto fingerprint = networks_.fingerprint();
    const auto file = directory_.path() / "voices/bf_emma.int8.onnx";
    std::filesystem::last_write_time(file, std::filesystem::last_write_time(file) + std::chrono::hours(1));
    EXPECT_THAT(networks_.network("bf_emma"), Ne(before));
    EXPECT_THAT(networks_.fingerprint(), Ne(fingerprint));
}

TEST_F(HibariVoices, AreForgottenWhenOthersHaveSpokenSince) {
    constexpr std::array<std::string_view, 5> voices{"af_kore", "am_fenrir", "bf_emma", "bm_fable", "af_sky"};
    static_assert(voices.size() == VoiceNetworks::most_kept + 1);
    for (const auto voice : voices)
        install("voices/" + std::string(voice) + ".onnx");
    std::weak_ptr<const Network> first = networks_.network(voices[0]);
    std::weak_ptr<const Network> second = networks_.network(voices[1]);
    (void)networks_.network(voices[0]);
    for (const std::size_t i : {2U, 3U, 4U})
        (void)networks_.network(voices[i]);
    EXPECT_FALSE(first.expired());
    EXPECT_TRUE(second.expired()) << "the one that was not used for the longest time";
}

TEST_F(HibariVoices, NameDamagedAndForeignFilesWithTheReason) {
    put("voices/bf_emma.int8.onnx", heart().substr(0, 4'000'000));
    EXPECT_THAT(fault_of("bf_emma"), AllOf(HasSubstr("bf_emma.int8.onnx: "), HasSubstr("model verify")));
    put("voices/bm_fable.int8.onnx", "<html>not found</html>");
    EXPECT_THAT(fault_of("bm_fable"), HasSubstr("bm_fable.int8.onnx: "));
    put("voices/am_fenrir_v2.int8.onnx", support::OnnxWriter().model());
    EXPECT_THAT(fault_of("am_fenrir"), HasSubstr("am_fenrir_v2.int8.onnx: it has no "));
    put("voices/af_kore.int8.onnx", "");
    EXPECT_THAT(fault_of("af_kore"), HasSubstr("af_kore.int8.onnx: "));
    std::filesystem::resize_file(directory_.path() / "voices/af_kore.int8.onnx", 1UL << 40U);
    EXPECT_THAT(fault_of("af_kore"), HasSubstr("1099511627776 bytes, which is too many"));
}

TEST_F(HibariVoices, SayWhenTheirFileIsGone) {
    EXPECT_THAT(fault_of("bf_emma"), HasSubstr("it is not in the models folder"));
}

}  // namespace
}  // namespace storyflow::speech::hibari
