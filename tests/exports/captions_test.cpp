#include "exports/captions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/utf8.hpp"

namespace storyflow::exports {
namespace {

using testing::ElementsAre;

/// Words of a tenth of a second for each letter, one after the other.
std::vector<CaptionWord> words_of(const std::vector<std::string>& texts) {
    std::vector<CaptionWord> words;
    std::size_t at = 0;
    for (const auto& text : texts) {
        const auto end = at + 2400 * text.size();
        words.push_back({text, {at, end}});
        words.back().ends_sentence = text.ends_with('.');
        at = end;
    }
    if (!words.empty()) words.back().ends_part = true;
    return words;
}

std::vector<CaptionWord> split(const std::string& sentence) {
    std::vector<std::string> texts;
    std::size_t at = 0;
    while (at < sentence.size()) {
        const auto end = std::min(sentence.find(' ', at), sentence.size());
        texts.push_back(sentence.substr(at, end - at));
        at = end + 1;
    }
    return words_of(texts);
}

std::vector<std::string> shown(const std::vector<Cue>& cues) {
    std::vector<std::string> all;
    for (const auto& cue : cues) {
        std::string text;
        for (const auto& line : cue.lines)
            text += (text.empty() ? "" : "|") + text_of(line);
        all.push_back(text);
    }
    return all;
}

}  // namespace

TEST(Captions, EndWithSentencesAndBreakBehindCommas) {
    const auto cues =
        cut_cues(split("It is a truth universally acknowledged, that a single man in possession of a "
                       "good fortune, must be in want of a wife. However little known they are."));
    EXPECT_THAT(shown(cues),
                ElementsAre("It is a truth universally acknowledged,",
                            "that a single man in possession of a|good fortune, must be in want of a wife.",
                            "However little known they are."));
}

TEST(Captions, TwoPartsAreNeverInOneCue) {
    auto words = split("Yes. No.");
    words[0].ends_part = true;
    EXPECT_THAT(shown(cut_cues(words)), ElementsAre("Yes.", "No."));
    words[0].ends_part = false;
    EXPECT_THAT(shown(cut_cues(words)), ElementsAre("Yes. No."));
}

TEST(Captions, AShortCueStaysWhereThereIsRoom) {
    auto words = split("Yes. No.");
    words[0].ends_part = true;
    words[1].sound = {12'000, 13'000};
    const auto cues = cut_cues(words);
    EXPECT_EQ(cues[0].sound, (audio::FrameSpan{0, 12'000}));
    EXPECT_EQ(cues[1].sound, (audio::FrameSpan{12'000, 36'000}));
}

RC_GTEST_PROP(Captions, KeepEveryWordOnceInOrderWithinTheLimits, ()) {
    const auto word = rc::gen::apply(
        [](int size, bool ends) {
            return std::string(static_cast<std::size_t>(size), 'x') + (ends ? "." : "");
        },
        rc::gen::inRange(1, 14), rc::gen::map(rc::gen::inRange(0, 12), [](int n) { return n == 0; }));
    const auto texts = *rc::gen::container<std::vector<std::string>>(word);
    const auto words = words_of(texts);
    const auto cues = cut_cues(words);
    std::vector<std::string> kept;
    std::size_t end = 0;
    for (const auto& cue : cues) {
        RC_ASSERT(cue.sound.begin >= end);
        RC_ASSERT(cue.sound.end > cue.sound.begin);
        RC_ASSERT(cue.sound.end - cue.sound.begin <= 7U * 24'000U);
        end = cue.sound.end;
        RC_ASSERT(cue.lines.size() <= 2U);
        for (const auto& line : cue.lines) {
            RC_ASSERT(base::code_point_count(text_of(line)) <= 42U);
            for (const auto& shown_word : line)
                kept.push_back(shown_word.text);
        }
    }
    RC_ASSERT(kept == texts);
}

TEST(Captions, AWordThatIsTooLongHasALineOfItsOwn) {
    const auto cues = cut_cues(words_of({"so", std::string(60, 'w'), "it"}), {.longest = 60.0});
    ASSERT_FALSE(cues.empty());
    std::size_t count = 0;
    for (const auto& cue : cues)
        for (const auto& line : cue.lines)
            count += line.size();
    EXPECT_EQ(count, 3U);
}

}  // namespace storyflow::exports
