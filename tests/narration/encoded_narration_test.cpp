#include "narration/encoded_narration.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "audio/wav.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::narration {
namespace {

class EncodedNarration : public testing::Test {
  protected:
    JoinedNarration joined_with(float amplitude) {
        audio::Pcm sound;
        sound.samples.assign(24'000, amplitude);
        const auto file = directory_.path() / "one.wav";
        std::filesystem::remove(file);
        base::write_file(file, audio::encode_wav(sound));
        return {library_, {look_at_narration(library_, "one.wav").value()}};
    }
    std::vector<std::string> files() {
        std::vector<std::string> names;
        for (const auto& entry :
             std::filesystem::directory_iterator(directory_.path() / "projects/p/output/joined"))
            names.push_back(entry.path().extension().string());
        return names;
    }

    support::TemporaryDirectory directory_;
    media::MediaLibrary library_{directory_.path()};
};

}  // namespace

TEST_F(EncodedNarration, IsAFileOfTheOtherFormat) {
    auto joined = joined_with(0.25F);
    EXPECT_DOUBLE_EQ(seconds_of(joined), 1.0);
    const auto flac = encoded_narration(joined, NarrationEncoding::flac, library_, "p");
    const auto opus = encoded_narration(joined, NarrationEncoding::opus, library_, "p");
    EXPECT_TRUE(base::read_file(library_.absolute(flac), 1'000'000).starts_with("fLaC"));
    EXPECT_TRUE(base::read_file(library_.absolute(opus), 1'000'000).starts_with("OggS"));
    EXPECT_THAT(files(), testing::UnorderedElementsAre(".flac", ".opus"));
}

TEST_F(EncodedNarration, IsMadeAgainWhenTheNarrationChanged) {
    auto joined = joined_with(0.25F);
    const auto first = encoded_narration(joined, NarrationEncoding::flac, library_, "p");
    const auto made = std::filesystem::last_write_time(library_.absolute(first));
    EXPECT_EQ(encoded_narration(joined, NarrationEncoding::flac, library_, "p"), first);
    EXPECT_EQ(std::filesystem::last_write_time(library_.absolute(first)), made);
    auto other = joined_with(0.5F);
    EXPECT_NE(encoded_narration(other, NarrationEncoding::flac, library_, "p"), first);
    EXPECT_THAT(files(), testing::ElementsAre(".flac"));
}

TEST_F(EncodedNarration, LeavesNothingWhenAPartChangesMeanwhile) {
    auto joined = joined_with(0.25F);
    joined_with(0.5F);
    EXPECT_THROW(static_cast<void>(encoded_narration(joined, NarrationEncoding::flac, library_, "p")),
                 base::Error);
    EXPECT_THAT(files(), testing::IsEmpty());
}

}  // namespace storyflow::narration
