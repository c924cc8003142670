#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>

#include "audio/join.hpp"
#include "audio/wav.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/audio/sounds.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::audio {
namespace {

class WavJoin : public testing::Test {
  protected:
    std::filesystem::path write(const std::string& name, const Pcm& sound) const {
        base::write_file_synced(directory_.path() / name, encode_wav(sound));
        return directory_.path() / name;
    }
    std::string failure_of(const std::vector<std::filesystem::path>& parts, base::ErrorKind kind) const {
        try {
            (void)join_wav_files(parts, 0.1, target_);
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

TEST_F(WavJoin, GivesTheSameFileAsJoiningInMemory) {
    const std::vector<Pcm> sounds{tone(3.0, 0.5F), tone(0.25, 0.2F), tone(1.1, 0.9F)};
    const std::vector parts{write("a.wav", sounds[0]), write("b.wav", sounds[1]), write("c.wav", sounds[2])};
    const WavInfo info = join_wav_files(parts, 0.75, target_);
    Pcm joined = sounds[0];
    for (const Pcm& sound : {sounds[1], sounds[2]}) {
        append_silence(joined, 0.75);
        append(joined, sound);
    }
    EXPECT_EQ(base::read_file(target_, 10'000'000), encode_wav(joined));
    EXPECT_EQ(info.frames, 72000 + 18000 + 6000 + 18000 + 26400);
    EXPECT_EQ(wav_info(target_).frames, info.frames);
}

TEST_F(WavJoin, ReplacesAnOlderTargetAndLeavesNothingElseBehind) {
    base::write_file_synced(target_, "older");
    (void)join_wav_files(std::vector{write("a.wav", tone(0.1, 0.5F))}, 0.5, target_);
    EXPECT_EQ(wav_info(target_).frames, 2400);
    EXPECT_EQ(file_count(), 2);
}

TEST_F(WavJoin, NamesThePartOfAnotherFormatAndLeavesNoTarget) {
    const auto good = write("good.wav", tone(0.1, 0.5F));
    const auto other_rate = write("other.wav", tone(0.1, 0.5F, 22050));
    const std::string message = failure_of({good, other_rate}, base::ErrorKind::invalid_input);
    EXPECT_NE(message.find("other.wav"), std::string::npos);
    EXPECT_EQ(file_count(), 2);
}

TEST_F(WavJoin, NamesTheMissingPart) {
    const std::string message = failure_of({directory_.path() / "none.wav"}, base::ErrorKind::not_found);
    EXPECT_NE(message.find("none.wav"), std::string::npos);
}

TEST_F(WavJoin, RefusesToJoinNothing) {
    EXPECT_NE(failure_of({}, base::ErrorKind::invalid_input), "");
    EXPECT_EQ(file_count(), 0);
}

TEST_F(WavJoin, SaysThatTheTargetCannotBeWritten) {
    const std::vector parts{write("a.wav", tone(0.1, 0.5F))};
    try {
        (void)join_wav_files(parts, 0.1, directory_.path() / "no-folder" / "joined.wav");
        FAIL() << "no error";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
    }
}

}  // namespace
}  // namespace storyflow::audio
