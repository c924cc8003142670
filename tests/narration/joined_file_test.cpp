#include "narration/joined_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "audio/wav.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/support/joined_wav.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::narration {
namespace {

class JoinedFile : public testing::Test {
  protected:
    std::filesystem::path write(const std::string& name, std::size_t frames, int rate = 24000) const {
        const audio::Pcm sound{std::vector<float>(frames, 0.5F), rate};
        base::replace_file(directory_.path() / name, audio::encode_wav(sound));
        return directory_.path() / name;
    }
    std::string failure_of(const std::vector<std::filesystem::path>& files, base::ErrorKind kind,
                           const std::filesystem::path& target) const {
        try {
            (void)write_joined_narration(files, std::vector<double>(files.size(), 0.1), target);
        } catch (const base::Error& error) {
            EXPECT_EQ(error.kind(), kind);
            return error.what();
        }
        ADD_FAILURE() << "no error";
        return "";
    }
    std::ptrdiff_t file_count() const {
        return std::distance(std::filesystem::directory_iterator(directory_.path()), {});
    }

    support::TemporaryDirectory directory_;
    const std::filesystem::path target_ = directory_.path() / "joined.wav";
};

TEST_F(JoinedFile, HasThePartsWithThePauseBetween) {
    const std::vector files{write("a.wav", 72'000), write("b.wav", 6'000)};
    EXPECT_EQ(write_joined_narration(files, std::vector{9.0, 0.75}, target_), 3.0 + 0.75 + 0.25);
    EXPECT_EQ(base::read_file(target_, 10'000'000), support::joined_wav(files, 0.75));
}

TEST_F(JoinedFile, SaysWhereEachNarrationIsHeard) {
    const std::vector files{write("a.wav", 72'000), write("b.wav", 6'000), write("c.wav", 100)};
    const auto places = places_in_joined(files, std::vector{9.0, 0.75, 0.75});
    ASSERT_EQ(places.size(), 3U);
    EXPECT_EQ(places[1].begin, 72'000 + 18'000);
    EXPECT_EQ(places[2].begin, 96'000 + 18'000);
    EXPECT_EQ(places[2].end, 114'100);
    EXPECT_EQ(places[2].left_out, 0);
}

TEST_F(JoinedFile, SaysWhatAShortPauseLeavesOutOfANarration) {
    audio::Pcm quiet{std::vector<float>(4'800, 0.0F)};
    std::fill(quiet.samples.begin() + 480, quiet.samples.begin() + 4'320, 0.5F);
    const auto bytes = audio::encode_wav(quiet);
    const std::vector files{directory_.path() / "a.wav", directory_.path() / "b.wav"};
    for (const auto& file : files)
        base::replace_file(file, bytes);
    const auto places = places_in_joined(files, std::vector<double>(files.size()));
    const double seconds = write_joined_narration(files, std::vector<double>(files.size()), target_);
    EXPECT_EQ(places[1].end, std::llround(seconds * 24'000));
    EXPECT_EQ(places[1].end - places[1].begin + places[1].left_out, 4'800);
    EXPECT_GT(places[1].left_out, 0);
    const auto joined = audio::read_wav(target_);
    const auto voice = static_cast<std::size_t>(places[1].begin + 480 - places[1].left_out);
    EXPECT_GT(joined.samples[voice + 1], 0.4F) << "a word's time is found by the place";
}

TEST_F(JoinedFile, ReplacesAnOlderTargetAndLeavesNothingElseBehind) {
    base::write_file_synced(target_, "older");
    (void)write_joined_narration(std::vector{write("a.wav", 2'400)}, std::vector{0.5}, target_);
    EXPECT_EQ(audio::wav_info(target_).frames, 2'400);
    EXPECT_EQ(file_count(), 2);
}

TEST_F(JoinedFile, NamesThePartThatIsMissingOrOfAnotherFormatAndLeavesNoTarget) {
    const auto good = write("good.wav", 2'400);
    const auto other =
        failure_of({good, write("other.wav", 2'400, 22'050)}, base::ErrorKind::not_found, target_);
    EXPECT_NE(other.find("other.wav"), std::string::npos);
    const auto missing =
        failure_of({good, directory_.path() / "none.wav"}, base::ErrorKind::not_found, target_);
    EXPECT_NE(missing.find("none.wav"), std::string::npos);
    EXPECT_EQ(file_count(), 2);
}

TEST_F(JoinedFile, IsNotMadeOfNothing) {
    EXPECT_NE(failure_of({}, base::ErrorKind::invalid_input, target_), "");
    EXPECT_EQ(file_count(), 0);
}

TEST_F(JoinedFile, SaysThatTheTargetCannotBeWritten) {
    const auto target = directory_.path() / "no-folder" / "joined.wav";
    EXPECT_NE(failure_of({write("a.wav", 2'400)}, base::ErrorKind::unavailable, target), "");
}

}  // namespace
}  // namespace storyflow::narration
