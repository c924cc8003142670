#include "narration/chunk_store.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "tests/support/tone_engine.hpp"

namespace storyflow::narration {

namespace {

speech::VoiceChoice voice(std::string_view name, double speed) {
    return speech::VoiceChoice::parse(name, speed).value();
}

class ChunkKey : public testing::Test {
  protected:
    [[nodiscard]] std::string key() const { return chunk_key(engine_, utterance_); }
    [[nodiscard]] text::SpokenWord& word() { return utterance_.text.words.front(); }
    void expect_another_key(const std::string& what, const std::function<void()>& change) {
        const std::string before = key();
        change();
        EXPECT_NE(key(), before) << what;
    }
    void expect_the_same_key(const std::string& what, const std::function<void()>& change) {
        const std::string before = key();
        change();
        EXPECT_EQ(key(), before) << what;
    }

    support::ToneEngine engine_;
    speech::Utterance utterance_{{0.0, {{"", "Once", " ", {0, 4}}, {"", "more", ".", {5, 9}}}},
                                 speech::VoiceChoice()};
};

}  // namespace

TEST_F(ChunkKey, Is64HexadecimalDigitsAndAlwaysTheSame) {
    EXPECT_EQ(key().size(), 64U);
    EXPECT_EQ(key().find_first_not_of("0123456789abcdef"), std::string::npos);
    EXPECT_EQ(chunk_key(support::ToneEngine(), utterance_), key());
}

TEST_F(ChunkKey, ChangesWithAllThatIsHeard) {
    expect_another_key("voice", [&] { utterance_.voice = voice("bf_emma", 1.0); });
    expect_another_key("speed", [&] { utterance_.voice = voice("bf_emma", 1.0000001); });
    expect_another_key("text", [&] { word().text = "once"; });
    expect_another_key("lead", [&] { word().lead = "\""; });
    expect_another_key("trail", [&] { word().trail = ", "; });
    expect_another_key("phonemes", [&] { word().phonemes = "wˈʌns"; });
    expect_another_key("stress", [&] { word().stress = 1.0; });
    expect_another_key("the end of a sentence", [&] { word().ends_sentence = true; });
    expect_another_key("one word more", [&] { utterance_.text.words.push_back({"", "now", "", {}}); });
    expect_another_key("engine", [&] { ++engine_.model; });
}

TEST_F(ChunkKey, DoesNotChangeWithPausesAndPlaces) {
    expect_the_same_key("place in the script", [&] { word().source = {100, 104}; });
    expect_the_same_key("pause behind the chunk", [&] { utterance_.text.words.back().pause_after = 2.0; });
    expect_the_same_key("pause before the chunk", [&] { utterance_.text.leading_pause = 2.0; });
}

TEST_F(ChunkKey, KeepsNeighbouringTextsApart) {
    expect_another_key("text and trail", [&] { word().text = "Onc", word().trail = "e "; });
    expect_another_key("trail and next lead", [&] {
        word().trail = "e";
        utterance_.text.words.back().lead = " ";
    });
}

}  // namespace storyflow::narration
