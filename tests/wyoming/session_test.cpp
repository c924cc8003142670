#include "wyoming/session.hpp"

#include <atomic>
#include <condition_variable>
#include <mutex>

#include "tests/support/eventually.hpp"
#include "tests/wyoming/received_events.hpp"
#include "tests/wyoming/speaking_fixture.hpp"

namespace storyflow::wyoming {

using support::eventually;

class SessionTest : public SpeakingTest {
  protected:
    SessionTest() {
        session_.emplace(speaking_, [this] { ++woken_; });
    }

    void say(std::string_view type, const boost::json::object& data = {}) {
        session_->take(render(type, data));
    }
    /// Takes what the session gives, until an event of this type has come or the session is over.
    bool comes(std::string_view type) {
        return eventually([&] {
            pull();
            return is_over_ || std::ranges::any_of(events_, [&](const auto& e) { return e.type == type; });
        });
    }
    void pull() {
        auto bytes = session_->next();
        for (; bytes && !bytes->empty(); bytes = session_->next())
            received_ += *bytes;
        is_over_ = !bytes;
        for (auto& event : take_events(received_))
            events_.push_back(std::move(event));
    }
    std::size_t sound() const {
        std::size_t bytes = 0;
        for (const auto& event : events_)
            bytes += event.payload.size();
        return bytes;
    }
    /// The text of the error that ended the session.
    std::string error() {
        EXPECT_TRUE(comes("error"));
        EXPECT_TRUE(is_over_);
        if (events_.empty() || events_.back().type != "error") return "no error";
        return std::string(std::string_view(events_.back().data.at("text").as_string()));
    }
    std::string all_spoken() const {
        std::string texts;
        for (const auto& spoken : kokoro_.spoken())
            texts += (texts.empty() ? "" : "|") + spoken.text;
        return texts;
    }

    std::atomic<int> woken_ = 0;
    std::string received_;
    std::vector<ReceivedEvent> events_;
    bool is_over_ = false;
    std::optional<Session> session_;
};

TEST_F(SessionTest, TellsWhatItIsAndThatItIsThere) {
    say("describe");
    say("ping", {{"text", "7"}});
    EXPECT_TRUE(comes("pong"));
    EXPECT_EQ(types_of(events_), "info pong");
    EXPECT_EQ(events_[1].data.at("text"), "7");
    EXPECT_TRUE(session_->took_event());
    EXPECT_FALSE(session_->took_event());
}

TEST_F(SessionTest, SpeaksATextWithVoiceAndSpeedOfTheSettings) {
    settings_.settings.default_voice_id = "bf_emma";
    settings_.settings.tts_speed = 2.0;
    say("synthesize", {{"text", "Hello there."}});
    EXPECT_TRUE(comes("audio-stop"));
    EXPECT_EQ(types_of(events_), "audio-start audio-chunk audio-stop");
    EXPECT_EQ(sound(), 2 * 24'000 * 12 / 200);
    ASSERT_EQ(kokoro_.spoken().size(), 1U);
    EXPECT_EQ(kokoro_.spoken()[0].voice, "bf_emma");
    EXPECT_EQ(kokoro_.spoken()[0].speed, 2.0);
    EXPECT_GE(woken_.load(), 1);
}

TEST_F(SessionTest, SpeaksAtASpeedThatTheEnginesHaveWhateverTheSettingsSay) {
    settings_.settings.tts_speed = 100.0;
    say("synthesize", {{"text", "Hello."}});
    EXPECT_TRUE(comes("audio-stop"));
    ASSERT_EQ(kokoro_.spoken().size(), 1U);
    EXPECT_EQ(kokoro_.spoken()[0].speed, 2.0);
}

TEST_F(SessionTest, SendsTheFirstSentenceWhileTheSecondIsSpoken) {
    kokoro_.chunk_limit = 13;
    std::mutex mutex;
    std::condition_variable_any opened;
    bool is_open = false;
    kokoro_.on_speak([&](const support::ToneEngine::Spoken& spoken, const std::stop_token& stop) {
        if (!spoken.text.starts_with("Two")) return;
        std::unique_lock lock(mutex);
        opened.wait(lock, stop, [&] { return is_open; });
    });
    say("synthesize", {{"text", "One is here. Two is here."}});
    EXPECT_TRUE(comes("audio-chunk"));
    EXPECT_FALSE(session_->waits_for_client());
    {
        const std::lock_guard lock(mutex);
        is_open = true;
    }
    opened.notify_all();
    EXPECT_TRUE(comes("audio-stop"));
    EXPECT_TRUE(session_->waits_for_client());
}

TEST_F(SessionTest, SpeaksTextsOneAfterTheOther) {
    say("synthesize", {{"text", "One."}});
    say("synthesize", {{"text", "Two."}, {"voice", boost::json::object{{"name", "am_adam"}}}});
    EXPECT_TRUE(eventually([&] {
        pull();
        return std::ranges::count(events_, "audio-stop", &ReceivedEvent::type) == 2;
    }));
    EXPECT_EQ(types_of(events_), "audio-start audio-chunk audio-stop audio-start audio-chunk audio-stop");
    EXPECT_EQ(all_spoken(), "One.|Two.");
    EXPECT_EQ(kokoro_.spoken()[1].voice, "am_adam");
}

TEST_F(SessionTest, SpeaksTheSentencesOfAStreamAsSoonAsTheyAreWhole) {
    say("synthesize-start", {{"voice", boost::json::object{{"name", "am_adam"}}}});
    say("synthesize-chunk", {{"text", "One is he"}});
    pull();
    EXPECT_TRUE(session_->waits_for_client());
    say("synthesize-chunk", {{"text", "re. Two"}});
    EXPECT_TRUE(comes("audio-chunk"));
    EXPECT_EQ(all_spoken(), "One is here.");
    EXPECT_TRUE(eventually([&] {
        pull();
        return session_->waits_for_client();
    }));
    say("synthesize-chunk", {{"text", " is here."}});
    say("synthesize", {{"text", "One is here. Two is here."}});  // for servers that cannot stream
    say("synthesize-stop");
    EXPECT_TRUE(comes("synthesize-stopped"));
    EXPECT_EQ(types_of(events_), "audio-start audio-chunk audio-stop synthesize-stopped");
    EXPECT_EQ(all_spoken(), "One is here.|Two is here.");
    EXPECT_EQ(kokoro_.spoken()[1].voice, "am_adam");
    say("synthesize", {{"text", "Next."}});
    EXPECT_TRUE(eventually([&] {
        pull();
        return std::ranges::count(events_, "audio-stop", &ReceivedEvent::type) == 2;
    })) << "the connection serves on";
}

TEST_F(SessionTest, EndsAStreamWithoutText) {
    say("synthesize-start");
    say("synthesize-chunk", {{"text", " "}});
    say("synthesize-stop");
    EXPECT_TRUE(comes("synthesize-stopped"));
    EXPECT_EQ(types_of(events_), "synthesize-stopped");
}

TEST_F(SessionTest, PassesOverAPartOfAStreamThatCannotBeSpoken) {
    kokoro_.is_silent = true;
    say("synthesize-start");
    say("synthesize-chunk", {{"text", "Hush."}});
    say("synthesize-stop");
    EXPECT_TRUE(comes("synthesize-stopped"));
    EXPECT_EQ(types_of(events_), "synthesize-stopped");
}

TEST_F(SessionTest, TellsWhatIsWrongAndEnds) {
    say("synthesize", {{"text", "kaboom"}});
    EXPECT_EQ(error(), "the tone engine was told to fail");
    EXPECT_EQ(events_.back().data.at("code"), "internal");
}

TEST_F(SessionTest, NamesTheFieldAndTheLimit) {
    const auto refusal = [this](std::string_view type, const boost::json::object& data) {
        events_.clear();
        session_.emplace(speaking_, [] {});
        say(type, data);
        return error();
    };
    EXPECT_EQ(refusal("synthesize", {{"text", " "}}), "synthesize: text is required.");
    EXPECT_EQ(refusal("synthesize", {{"text", 3}}), "synthesize: text must be a string.");
    EXPECT_EQ(refusal("synthesize", {{"text", std::string(4'001, 'x')}}),
              "synthesize: text must not exceed 4000 characters.");
    EXPECT_EQ(refusal("synthesize", {{"text", "<p>"}, {"text_format", "ssml"}}),
              "synthesize: text_format must be text.");
    EXPECT_EQ(refusal("synthesize-start", {{"voice", boost::json::object{{"name", "amy"}}}}),
              "synthesize-start: voice: there is no voice of the name \"amy\"; describe lists them.");
    kokoro_.available = false;
    settings_.settings.tts_engine = "kokoro";
    EXPECT_EQ(refusal("synthesize", {{"text", "Hi."}}), "The tone engine was switched off.");
}

TEST_F(SessionTest, RefusesAStreamWithinAStreamAndTooManyTexts) {
    say("synthesize-start");
    say("synthesize-start");
    EXPECT_EQ(error(), "synthesize-start: the text before it has no synthesize-stop.");
    events_.clear();
    session_.emplace(speaking_, [] {});
    for (int i = 0; i < 5; ++i)
        say("synthesize", {{"text", "One is here."}});
    EXPECT_EQ(error(), "synthesize: not more than 4 texts may wait.");
}

TEST_F(SessionTest, SharesThePlacesWithTheSpeechApi) {
    const auto first = turns_.enter();
    const auto second = turns_.enter();
    say("synthesize", {{"text", "Hi."}});
    EXPECT_EQ(error(), "Too many texts are being spoken. Try again in a moment.");
    EXPECT_EQ(events_.back().data.at("code"), "busy");
}

TEST_F(SessionTest, SaysThatTheServerStops) {
    server_.request_stop();
    say("synthesize", {{"text", "One is here."}});
    EXPECT_EQ(error(), "The server is stopping.");
    EXPECT_EQ(events_.back().data.at("code"), "unavailable");
}

TEST_F(SessionTest, AnswersManyQuestionsOneByOne) {
    for (int i = 0; i < 1'000; ++i)
        say("describe");
    const auto first = session_->next();
    EXPECT_LT(first->size(), 100'000U);
}

TEST_F(SessionTest, StopsWithinAChunkWhenTheClientGoes) {
    kokoro_.chunk_limit = 13;
    std::atomic<bool> was_stopped = false;
    std::atomic<bool> has_begun = false;
    std::mutex mutex;
    std::condition_variable_any never;
    kokoro_.on_speak([&](const auto&, const std::stop_token& stop) {
        has_begun = true;
        std::unique_lock lock(mutex);
        never.wait(lock, stop, [] { return false; });
        was_stopped = stop.stop_requested();
    });
    say("synthesize", {{"text", "One is here. Two is here."}});
    pull();
    EXPECT_TRUE(eventually([&] { return has_begun.load(); }));
    session_.reset();
    EXPECT_TRUE(eventually([&] { return was_stopped.load(); }));
    EXPECT_EQ(kokoro_.spoken().size(), 1U);
}

}  // namespace storyflow::wyoming
