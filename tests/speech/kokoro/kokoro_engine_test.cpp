#include "speech/kokoro/kokoro_engine.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::speech {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Kokoro : public testing::Test {
  protected:
    void put(const std::string& name) const {
        std::filesystem::create_directories((directory_.path() / name).parent_path());
        base::write_file_synced(directory_.path() / name, "x");
    }
    support::TemporaryDirectory directory_;
    KokoroEngine engine_{directory_.path()};
};

TEST_F(Kokoro, SaysWhatIsMissingAndWhatElseCanSpeakWithoutNamingFoldersOfThisMachine) {
    const Availability state = engine_.availability();
    EXPECT_FALSE(state.available);
    EXPECT_THAT(state.reason, AllOf(HasSubstr("kokoro-v1_0.pth"), HasSubstr("voices/*.pt"),
                                    Not(HasSubstr(directory_.path().string())), HasSubstr("storyflow doctor"),
                                    HasSubstr("tts_engine"), HasSubstr("--engine espeak")));
}

TEST_F(Kokoro, NamesOnlyWhatIsReallyMissing) {
    put("kokoro-v1_0.pth");
    EXPECT_THAT(engine_.availability().reason, AllOf(Not(HasSubstr("kokoro-v1_0.pth")), HasSubstr("voices")));
}

TEST_F(Kokoro, ExplainsThatAnOnnxFileDoesNotHelp) {
    put("kokoro-v0_19.onnx");
    EXPECT_THAT(engine_.availability().reason, HasSubstr("kokoro-v0_19.onnx is there, but .onnx is not"));
}

TEST_F(Kokoro, AdmitsThatItHasNoRuntimeYet) {
    put("kokoro-v1_0.pth");
    put("voices/af_bella.pt");
    const Availability state = engine_.availability();
    EXPECT_FALSE(state.available);
    EXPECT_THAT(state.reason,
                AllOf(HasSubstr("no runtime"), HasSubstr("--engine espeak"), Not(HasSubstr("missing"))));
}

TEST_F(Kokoro, RefusesToSpeakWithTheReason) {
    try {
        (void)engine_.speak({"Hello.", "af_bella", 1.0}, {});
        FAIL() << "no error";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
        EXPECT_EQ(error.what(), engine_.availability().reason);
    }
}

}  // namespace
}  // namespace storyflow::speech
