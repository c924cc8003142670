#include "app/speech_log.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::app {

namespace {

class ChunksInMemory final : public narration::ChunkStore {
  public:
    std::optional<speech::Speech> find(std::string_view key) noexcept override {
        const auto found = chunks_.find(key);
        return found == chunks_.end() ? std::nullopt : std::optional(found->second);
    }
    void put(std::string_view key, const speech::Speech& speech) noexcept override {
        chunks_.emplace(key, speech);
    }

  private:
    std::map<std::string, speech::Speech, std::less<>> chunks_;
};

class SpeechLogTest : public testing::Test {
  protected:
    [[nodiscard]] std::string written() const { return base::read_file(file_, 1024 * 1024); }

    support::TemporaryDirectory directory_;
    std::filesystem::path file_ = directory_.path() / "spoken.txt";
    ChunksInMemory chunks_;
};

}  // namespace

TEST_F(SpeechLogTest, WritesTheKeyOfEachChunkThatHasToBeSpoken) {
    SpeechLog log(chunks_, file_);
    EXPECT_FALSE(log.find("one"));
    EXPECT_FALSE(log.find("two"));
    EXPECT_EQ(written(), "one\ntwo\n");
}

TEST_F(SpeechLogTest, AChunkThatIsKnownIsNotSpokenAndNotWritten) {
    SpeechLog log(chunks_, file_);
    log.put("one", {});
    EXPECT_TRUE(log.find("one"));
    EXPECT_EQ(written(), "");
}

TEST_F(SpeechLogTest, SeveralProcessesMayShareTheFile) {
    SpeechLog first(chunks_, file_);
    SpeechLog second(chunks_, file_);
    (void)first.find("a");
    (void)second.find("b");
    (void)first.find("c");
    EXPECT_EQ(written(), "a\nb\nc\n");
}

TEST_F(SpeechLogTest, AFileThatCannotBeWrittenIsRefusedWithItsName) {
    try {
        const SpeechLog log(chunks_, directory_.path() / "missing" / "spoken.txt");
        FAIL() << "there is no such folder";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
        EXPECT_NE(std::string(error.what()).find("spoken.txt"), std::string::npos);
    }
}

}  // namespace storyflow::app
