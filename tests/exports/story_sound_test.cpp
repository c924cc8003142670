#include "exports/story_sound.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstring>

#include "audio/wav_samples.hpp"
#include "base/error.hpp"
#include "tests/exports/story_on_disk.hpp"

namespace storyflow::exports {
namespace {

using testing::ElementsAre;

std::vector<float> read_all(StorySound& sound, std::size_t block_size) {
    std::vector<float> all;
    std::vector<float> block(block_size);
    while (const std::size_t got = sound.read_at(all.size(), block))
        all.insert(all.end(), block.begin(), block.begin() + static_cast<std::ptrdiff_t>(got));
    return all;
}

/// The samples of today's joined WAV file.
std::vector<float> joined(const StoryOnDisk& story, const std::vector<StoryPart>& parts, double gap) {
    std::vector<narration::NarrationPart> narrations;
    for (const auto& part : parts) {
        narrations.push_back(narration::look_at_narration(story.library(), part.file).value());
        narrations.back().pause_before = gap;
    }
    narration::JoinedNarration file(story.library(), std::move(narrations));
    std::string bytes(file.length(), '\0');
    EXPECT_EQ(file.read_at(0, bytes), bytes.size());
    const auto range = audio::find_samples(bytes, bytes.size()).value();
    std::vector<float> samples;
    for (std::uint64_t at = range.offset; at < range.offset + range.length; at += 2) {
        std::int16_t step = 0;
        std::memcpy(&step, bytes.data() + at, sizeof step);
        samples.push_back(static_cast<float>(step) / 32768.0F);
    }
    return samples;
}

}  // namespace

RC_GTEST_PROP(StorySound, HasTheSamplesOfTheJoinedNarration, ()) {
    StoryOnDisk story;
    std::vector<StoryPart> parts;
    const auto gap = *rc::gen::inRange<std::uint64_t>(0, 3000);
    const auto count = *rc::gen::inRange(1, 5);
    for (int i = 0; i < count; ++i) {
        parts.push_back(
            story.add(*rc::gen::inRange<std::size_t>(1, 5000), *rc::gen::inRange<std::size_t>(0, 1500)));
        parts.back().pause_before = gap;
    }
    auto sound = story.open(parts);
    const auto all = read_all(sound, *rc::gen::inRange<std::size_t>(1, 4000));
    RC_ASSERT(all == joined(story, parts, static_cast<double>(gap) / 24000.0));
    RC_ASSERT(all.size() == sound.length());
}

TEST(StorySound, PausesBelongToTheirPartAndCountFromVoiceToVoice) {
    StoryOnDisk story;
    auto parts = std::vector{story.add(1000), story.add(2000, 240), story.add(500)};
    parts[1].pause_before = pause_in_samples(0.5);
    parts[2].pause_before = 24;  // less than what the part before has itself
    const auto sound = story.open(parts);
    EXPECT_EQ(sound.part(0), (audio::FrameSpan{0, 1000}));
    EXPECT_EQ(sound.part(1), (audio::FrameSpan{1000 + 12000 - 240, 12760 + 2000 - 216}));
    EXPECT_EQ(sound.part(2), (audio::FrameSpan{14544, 15044}));
    EXPECT_EQ(sound.length(), 15044U);
}

TEST(StorySound, ChaptersGoFromOneHeadToTheNext) {
    StoryOnDisk story;
    auto parts = std::vector{story.add(100), story.add(100), story.add(100), story.add(100)};
    parts[1].chapter = {"One", 1};
    parts[1].pause_before = 50;
    parts[3].chapter = {"Two", 2};
    const auto sound = story.open(parts);
    ASSERT_EQ(sound.chapters().size(), 3U);
    const auto& [opening, one, two] = std::tie(sound.chapters()[0], sound.chapters()[1], sound.chapters()[2]);
    EXPECT_EQ(opening.title, "");
    EXPECT_EQ(opening.sound, (audio::FrameSpan{0, 100}));
    EXPECT_EQ(one.title, "One");
    EXPECT_EQ(one.sound, (audio::FrameSpan{150, 350}));
    EXPECT_EQ(one.first_part, 1U);
    EXPECT_EQ(one.end_part, 3U);
    EXPECT_EQ(two.level, 2);
    EXPECT_EQ(two.sound, (audio::FrameSpan{350, 450}));
}

TEST(StorySound, WordsStayInTheirPartInOrder) {
    StoryOnDisk story;
    auto parts = std::vector{story.add(24000), story.add(24000)};
    parts[1].pause_before = 2400;
    parts[1].words = {{"a", "a", -0.1, 0.25, 0, 1}, {"b", "b", 0.2, 0.5, 2, 3}, {"c", "c", 0.9, 7.0, 4, 5}};
    const auto words = story.open(parts).words(1);
    const std::uint64_t begin = 26400;
    std::vector<audio::FrameSpan> spans;
    for (const auto& word : words)
        spans.push_back(word.sound);
    EXPECT_THAT(spans, ElementsAre(audio::FrameSpan{begin, begin + 6000},
                                   audio::FrameSpan{begin + 6000, begin + 12000},
                                   audio::FrameSpan{begin + 21600, begin + 24000}));
}

TEST(StorySound, WordsMoveWithThePauseThatIsLeftOut) {
    StoryOnDisk story;
    auto parts = std::vector{story.add(2400), story.add(2400, 480)};
    parts[1].words = {{"a", "a", 0.03, 0.05, 0, 1}};
    const auto sound = story.open(parts);
    EXPECT_EQ(sound.part(1), (audio::FrameSpan{2400, 2400 + 2400 - 480}));
    EXPECT_EQ(sound.words(1)[0].sound, (audio::FrameSpan{2400 + 720 - 480, 2400 + 1200 - 480}));
}

TEST(StorySound, NamesAFileThatIsMissing) {
    StoryOnDisk story;
    auto parts = std::vector{story.add(100)};
    parts.push_back({.file = "gone.wav", .text = "", .words = {}});
    try {
        (void)story.open(parts);
        FAIL() << "it was opened";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::not_found);
        EXPECT_THAT(error.what(), testing::HasSubstr("gone.wav"));
    }
    EXPECT_THROW((void)story.open({}), base::Error);
}

TEST(StorySound, EndsWithAnErrorWhenANarrationIsReplaced) {
    StoryOnDisk story;
    auto sound = story.open({story.add(100), story.add(100)});
    std::filesystem::copy_file(story.path("1.wav"), story.path("new.wav"));
    std::filesystem::rename(story.path("new.wav"), story.path("2.wav"));
    std::vector<float> block(100);
    EXPECT_EQ(sound.read_at(0, block), 100U);
    EXPECT_THROW((void)sound.read_at(100, block), base::Error);
}

}  // namespace storyflow::exports
