#include "narration/joined_narration.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstring>

#include "audio/wav.hpp"
#include "base/error.hpp"
#include "tests/support/joined_wav.hpp"
#include "tests/support/open_file_limit.hpp"
#include "tests/support/sanitizer.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::narration {
namespace {

audio::Pcm sound(std::size_t frames, float level) {
    audio::Pcm made;
    made.samples.assign(frames, level);
    return made;
}

/// A WAV file with another program's chunk before the samples.
std::string with_longer_header(std::string wav, std::size_t extra) {
    if (extra == 0) return wav;
    std::string chunk = "junk";
    for (const std::size_t shift : {0U, 8U, 16U, 24U})
        chunk += static_cast<char>(extra >> shift & 0xFFU);
    return wav.insert(36, chunk + std::string(extra, 'j'));
}

class JoinedNarrationTest : public testing::Test {
  protected:
    std::filesystem::path write(const std::string& name, const std::string& bytes) const {
        const auto path = directory_.path() / name;
        base::write_file(path.string() + ".new", bytes);
        std::filesystem::rename(path.string() + ".new", path);
        return path;
    }
    std::filesystem::path write(const std::string& name, std::size_t frames, float level) const {
        return write(name, audio::encode_wav(sound(frames, level)));
    }
    [[nodiscard]] JoinedNarration join(const std::vector<std::filesystem::path>& files,
                                       double gap = 0.01) const {
        std::vector<NarrationPart> parts;
        for (const auto& file : files) {
            parts.push_back(look_at(file).value());
            parts.back().pause_before = gap;
        }
        return {library_, std::move(parts)};
    }
    [[nodiscard]] std::optional<NarrationPart> look_at(const std::filesystem::path& file) const {
        return look_at_narration(library_, file.filename());
    }
    static std::string read_on(JoinedNarration& joined, std::uint64_t offset, std::size_t block_size) {
        std::string all;
        std::string block(block_size, '?');
        for (;;) {
            const auto got = joined.read_at(offset + all.size(), block);
            if (got == 0) return all;
            all += block.substr(0, got);
        }
    }
    static std::string joined_by_file(const std::vector<std::filesystem::path>& files, double gap) {
        return support::joined_wav(files, gap);
    }

    support::TemporaryDirectory directory_;
    media::MediaLibrary library_{directory_.path()};
};

}  // namespace

RC_GTEST_FIXTURE_PROP(JoinedNarrationTest, IsTheFileThatJoiningThePartsGives, ()) {
    const auto lengths = *rc::gen::resize(
        8, rc::gen::nonEmpty(rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange(1, 3000))));
    std::vector<std::filesystem::path> files;
    for (const auto length : lengths) {
        const auto wav = audio::encode_wav(sound(length, 0.1F + 0.1F * static_cast<float>(files.size())));
        const auto extra = *rc::gen::element<std::size_t>(0, 0, 2, 400);
        files.push_back(write(std::to_string(files.size()) + ".wav", with_longer_header(wav, extra)));
    }
    const double gap = *rc::gen::inRange(0, 500) / 24000.0;
    auto joined = join(files, gap);
    const auto expected = joined_by_file(files, gap);
    RC_ASSERT(joined.length() == expected.size());
    const auto begin = *rc::gen::inRange<std::size_t>(0, expected.size());
    RC_ASSERT(read_on(joined, begin, *rc::gen::inRange<std::size_t>(1, 5000)) == expected.substr(begin));
}

TEST_F(JoinedNarrationTest, NeverMixesInAPartThatWasReplaced) {
    const std::vector files{write("a.wav", 100, 0.1F), write("b.wav", 100, 0.2F)};
    const auto before = joined_by_file(files, 0.01);
    auto joined = join(files);
    write("b.wav", 100, 0.9F);
    const auto got = read_on(joined, 0, 1000);
    EXPECT_EQ(got, before.substr(0, before.size() - 200));
}

TEST_F(JoinedNarrationTest, EndsAtAPartThatWasRemovedOrCut) {
    const std::vector files{write("a.wav", 100, 0.1F), write("b.wav", 100, 0.2F)};
    auto removed = join(files);
    auto cut = join(files);
    std::filesystem::resize_file(files[1], 100);
    EXPECT_EQ(read_on(cut, 0, 1000).size(), 44U + 200 + 480);
    std::filesystem::remove(files[1]);
    EXPECT_EQ(read_on(removed, 0, 1000).size(), 44U + 200 + 480);
}

TEST_F(JoinedNarrationTest, FinishesThePartThatItIsReading) {
    const std::vector files{write("a.wav", 1000, 0.1F)};
    const auto before = joined_by_file(files, 0.01);
    auto joined = join(files);
    std::string begin(100, '?');
    ASSERT_EQ(joined.read_at(0, begin), 100U);
    std::filesystem::remove(files[0]);
    EXPECT_EQ(begin + read_on(joined, 100, 64), before);
}

TEST_F(JoinedNarrationTest, HasAnotherVersionWithAnotherPartOrderOrPause) {
    const auto a = write("a.wav", 100, 0.1F);
    const auto b = write("b.wav", 100, 0.2F);
    const auto version = join({a, b}).version();
    EXPECT_EQ(join({a, b}).version(), version);
    EXPECT_NE(join({b, a}).version(), version);
    EXPECT_NE(join({a}).version(), version);
    EXPECT_NE(join({a, b}, 0.02).version(), version);
    write("b.wav", 100, 0.3F);
    EXPECT_NE(join({a, b}).version(), version);
}

/// The seconds of silence between two parts of loud sound with faint noise around them.
class GapBetweenParts : public JoinedNarrationTest {
  protected:
    std::filesystem::path write_between(const std::string& name, std::size_t before,
                                        std::size_t behind) const {
        audio::Pcm made = sound(before, 0.001F);
        made.samples.insert(made.samples.end(), 2400, 0.5F);
        made.samples.insert(made.samples.end(), behind, 0.001F);
        return write(name, audio::encode_wav(made));
    }
    /// Samples below half of the voice between two parts.
    [[nodiscard]] std::ptrdiff_t heard(std::size_t behind, std::size_t before, double gap) const {
        auto joined = join({write_between("a.wav", 0, behind), write_between("b.wav", before, 0)}, gap);
        const std::string bytes = read_on(joined, 44, 4096);
        std::vector<std::int16_t> steps(bytes.size() / 2);
        std::memcpy(steps.data(), bytes.data(), bytes.size());
        return std::ranges::count_if(steps, [](std::int16_t step) { return step < 8000; });
    }
};

TEST_F(GapBetweenParts, CountsWhatThePartsKeepAroundTheVoice) {
    EXPECT_EQ(heard(0, 0, 0.3), 7200);
    EXPECT_EQ(heard(960, 480, 0.3), 7200) << "40 ms behind the voice, 20 ms before it";
    EXPECT_EQ(heard(960, 480, 0.06), 1440);
}

TEST_F(GapBetweenParts, LeavesOutWhatAShorterGapHasNoRoomFor) {
    EXPECT_EQ(heard(960, 480, 0.03), 720);
    EXPECT_EQ(heard(960, 480, 0.01), 240);
    EXPECT_EQ(heard(960, 480, 0.0), 0);
}

TEST_F(GapBetweenParts, IsAddedToPausesOfTheScript) {
    EXPECT_EQ(heard(960 + 24000, 480, 0.3), 24000 + 7200);
    EXPECT_EQ(heard(960, 480 + 12000, 0.3), 12000 + 7200);
}

TEST_F(JoinedNarrationTest, KeepsASampleOfANarrationWithoutVoice) {
    auto joined =
        join({write("a.wav", 100, 0.001F), write("b.wav", 1, 0.001F), write("c.wav", 2000, 0.001F)}, 0.0);
    EXPECT_GT(joined.length(), 44U + 2 * 600);
    EXPECT_EQ(read_on(joined, 0, 1000).size(), joined.length());
}

TEST_F(JoinedNarrationTest, KeepsOneFileOpenHoweverManyPartsThereAre) {
    const auto open_files = [] {
        return std::distance(std::filesystem::directory_iterator("/proc/self/fd"), {});
    };
    std::vector<std::filesystem::path> files;
    for (int i = 0; i < 50; ++i)
        files.push_back(write(std::to_string(i) + ".wav", 10, 0.1F));
    const auto before = open_files();
    auto joined = join(files);
    EXPECT_EQ(open_files(), before);
    EXPECT_EQ(read_on(joined, 0, 1000).size(), joined.length());
    EXPECT_EQ(open_files(), before + 1);
}

TEST_F(JoinedNarrationTest, HoldsLittleOfEachPartAndKnowsHowMuch) {
    const auto file = write("a.wav", 10, 0.1F);
    const auto one = join({file}).held_bytes();
    const auto many = join(std::vector<std::filesystem::path>(101, file)).held_bytes();
    EXPECT_GE(many - one, 100 * sizeof(NarrationPart));
    EXPECT_LE(many - one, 100 * 200U);
}

TEST_F(JoinedNarrationTest, TakesOnlyWholeFilesForParts) {
    const auto pipe = directory_.path() / "pipe.wav";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    const auto whole = audio::encode_wav(sound(100, 0.1F));
    EXPECT_FALSE(look_at(pipe));
    std::filesystem::create_directory(directory_.path() / "folder.wav");
    EXPECT_FALSE(look_at(directory_.path() / "folder.wav"));
    EXPECT_FALSE(look_at(directory_.path() / "absent.wav"));
    EXPECT_FALSE(look_at(write("cut.wav", whole.substr(0, 50))));
    EXPECT_TRUE(look_at(write("whole.wav", whole)));
}

TEST_F(JoinedNarrationTest, DoesNotTakeALackOfDescriptorsForALostFile) {
    if (support::under_sanitizer) GTEST_SKIP() << "a sanitizer opens descriptors of its own";
    const auto file = write("a.wav", 100, 0.1F);
    const support::OpenFileLimit none(0);
    EXPECT_THROW((void)look_at(file), base::Error);
}

}  // namespace storyflow::narration
