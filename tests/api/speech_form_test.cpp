#include "api/speech_form.hpp"

#include <gtest/gtest.h>

#include "tests/support/tone_engine.hpp"

namespace storyflow::api {
namespace {

class SpeechFormTest : public testing::Test {
  protected:
    SpeechFormTest() {
        request_.input = "Hé!";
        request_.format = narration::StreamFormat::wav;
    }
    /// A script of which all was spoken.
    narration::ScriptStream& spoken() {
        script_.emplace("Hé!", speech::VoiceChoice(), engine_,
                        narration::StreamOptions{.format = narration::StreamFormat::pcm});
        std::string bytes;
        while (script_->next(bytes, {})) {
        }
        return *script_;
    }

    support::ToneEngine engine_;
    SpeechRequest request_;
    std::optional<narration::ScriptStream> script_;
};

TEST_F(SpeechFormTest, OfAFileIsItsBytes) {
    const auto form = speech_form(request_);
    EXPECT_EQ(form->media_type(), "audio/wav");
    EXPECT_EQ(form->begin(), "");
    EXPECT_EQ(form->piece("abc"), "abc");
    EXPECT_EQ(form->piece(""), "");
    EXPECT_EQ(form->end(spoken()), "");
    EXPECT_EQ(form->failure({base::ErrorKind::internal, "x"}), "") << "it can only be cut";
}

TEST_F(SpeechFormTest, OfEventsIsAnEventForEachPiece) {
    request_.as_events = true;
    const auto form = speech_form(request_);
    EXPECT_EQ(form->media_type(), "text/event-stream");
    EXPECT_EQ(form->begin(), "");
    EXPECT_EQ(form->piece("abc"), "data: {\"type\":\"speech.audio.delta\",\"audio\":\"YWJj\"}\n\n");
    EXPECT_EQ(form->piece(""), "");
    EXPECT_EQ(form->end(spoken()),
              "data: {\"type\":\"speech.audio.done\",\"usage\":{\"input_tokens\":3,\"output_tokens\":1,"
              "\"total_tokens\":4}}\n\n");
    EXPECT_EQ(
        form->failure({base::ErrorKind::unavailable, "Gone."}),
        "data: {\"error\":{\"message\":\"Gone.\",\"type\":\"server_error\",\"param\":null,\"code\":null},"
        "\"type\":\"error\"}\n\n");
}

TEST_F(SpeechFormTest, WithTimesIsOneObject) {
    const auto form = timestamps_form(request_);
    EXPECT_EQ(form->media_type(), "application/json");
    auto all = form->begin();
    for (const auto* piece : {"ab", "cd"})
        all += form->piece(piece);
    all += form->end(spoken());
    EXPECT_EQ(
        all, R"({"audio_format":"audio/wav","audio":"YWJjZA==","duration":0.04,"timestamps":[)"
             R"({"word":"Hé","start_time":0.0,"end_time":0.03,"char_start":0,"char_end":2,"spoken":"Hé"}]})");
}

}  // namespace
}  // namespace storyflow::api
