#include "narration/speech_job.hpp"

#include <gtest/gtest.h>

#include <atomic>

#include "tests/support/eventually.hpp"
#include "tests/support/tone_engine.hpp"

namespace storyflow::narration {
namespace {

using support::eventually;

/// The bytes themselves.
class Bytes final : public SpeechForm {
  public:
    [[nodiscard]] std::string media_type() const override { return "audio/pcm"; }
    [[nodiscard]] std::string piece(std::string bytes) override { return bytes; }
    [[nodiscard]] std::string end(ScriptStream& /*script*/) override { return {}; }
};

class SpeechJobTest : public testing::Test {
  protected:
    std::shared_ptr<SpeechJob> job(const std::string& input) {
        return std::make_shared<SpeechJob>(
            std::make_unique<ScriptStream>(
                input, speech::VoiceChoice(), engine_,
                StreamOptions{.format = StreamFormat::pcm, .script_limit = 1'000'000}),
            std::make_unique<Bytes>(), turns_.enter(), turns_, server_.get_token());
    }
    /// All that is still to come. A minute is for sanitizers.
    static std::string rest_of(SpeechJob& job) {
        std::string all;
        EXPECT_TRUE(eventually(
            [&] {
                auto piece = job.next();
                while (piece && !piece->empty()) {
                    all += *piece;
                    piece = job.next();
                }
                return !piece;
            },
            std::chrono::minutes(1)));
        return all;
    }

    support::ToneEngine engine_;
    std::stop_source server_;
    SpeakingTurns turns_{2, 4};
};

TEST_F(SpeechJobTest, BeginsWithBytesAndEnds) {
    const auto speech = job("Hello there.");
    speech->begin();
    const auto first = speech->next();
    EXPECT_TRUE(first && !first->empty());
    EXPECT_EQ(first->size() + rest_of(*speech).size(), 2U * 2880U);
}

TEST_F(SpeechJobTest, WakesTheClientForEachChunk) {
    engine_.chunk_limit = 13;
    std::atomic<int> woken = 0;
    const auto speech = job("One is here. Two is here. Six is here.");
    speech->on_news([&woken] { ++woken; });
    speech->begin();
    EXPECT_TRUE(eventually([&] { return woken >= 3; }));
    speech->abandon();
}

TEST_F(SpeechJobTest, RestsWhileEnoughWaitsAndGoesOnThen) {
    std::string input;
    for (int i = 0; i < 200; ++i)
        input += "This sentence is one of those that nobody has listened to until now. ";
    const auto speech = job(input);
    speech->begin();
    // Each chunk has five seconds at most, 240 kB; about a mebibyte waits.
    EXPECT_TRUE(eventually([&] { return speech.use_count() == 1 && engine_.spoken().size() >= 5; }));
    EXPECT_LE(engine_.spoken().size(), 7U);
    EXPECT_GT(rest_of(*speech).size(), 6'000'000U);
}

TEST_F(SpeechJobTest, ThrowsWhatPreventedTheFirstByte) {
    const auto speech = job("kaboom");
    EXPECT_THROW(speech->begin(), base::Error);
}

TEST_F(SpeechJobTest, EndsWithTheServer) {
    server_.request_stop();
    const auto speech = job("Hello there.");
    EXPECT_THROW(speech->begin(), base::Error);
    EXPECT_TRUE(engine_.spoken().empty());
}

TEST_F(SpeechJobTest, SpeaksNoFurtherOnceItIsAbandoned) {
    engine_.chunk_limit = 13;
    std::weak_ptr<SpeechJob> left;
    {
        const auto speech = job("One is here. Two is here. Six is here.");
        left = speech;
        speech->begin();
        speech->abandon();
    }
    EXPECT_TRUE(eventually([&] { return left.expired(); }));
}

}  // namespace
}  // namespace storyflow::narration
