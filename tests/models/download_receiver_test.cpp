#include "models/download_receiver.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::models {

namespace {

const std::string address = "http://host/file";

class DownloadReceiverTest : public testing::Test {
  protected:
    DownloadReceiver receiver(std::uint64_t offset) {
        return {address, part_, offset, {limits_, space_, report_}};
    }
    /// Makes a part file as an earlier download would leave it.
    void have(const std::string& bytes, const std::string& version = "\"v1\"") {
        part_.start(address, version);
        part_.append(bytes);
    }
    std::string content() const { return base::read_file(part_.path(), 1000); }

    support::TemporaryDirectory directory_;
    PartFile part_{directory_.path() / "file"};
    DownloadLimits limits_{.largest_file = 100, .spare_space = 1000};
    std::uint64_t free_ = 1'000'000;
    FreeSpace space_ = [this](const std::filesystem::path&) { return free_; };
    std::vector<std::uint64_t> reported_;
    ReportDownload report_ = [this](const DownloadProgress& progress) {
        reported_.push_back(progress.received);
    };
};

}  // namespace

TEST_F(DownloadReceiverTest, TakesAWholeFile) {
    auto whole = receiver(0);
    whole.on_head_line("HTTP/1.1 200 OK\r\n");
    whole.on_head_line("etag:  \"v2\" \r\n");
    whole.begin_body(200, 6);
    whole.on_body("abc");
    whole.on_body("def");
    EXPECT_EQ(content(), "abcdef");
    EXPECT_EQ(part_.version_from(address), "\"v2\"");
    EXPECT_EQ(whole.received(), 6U);
    EXPECT_THAT(reported_, testing::ElementsAre(0, 3, 6));
}

TEST_F(DownloadReceiverTest, AppendsThePartThatWasAskedFor) {
    have("abc");
    auto rest = receiver(3);
    rest.on_head_line("HTTP/1.1 206 Partial Content");
    rest.on_head_line("Content-Range: bytes 3-5/6");
    rest.begin_body(206, 3);
    rest.on_body("def");
    EXPECT_EQ(content(), "abcdef");
    EXPECT_EQ(part_.version_from(address), "\"v1\"") << "still the version it began with";
}

TEST_F(DownloadReceiverTest, RefusesAnotherPart) {
    have("abc");
    for (const std::string range : {"bytes 2-5/6", "bytes */6", "items 3-5/6", "bytes 3", ""}) {
        auto rest = receiver(3);
        rest.on_head_line("Content-Range: " + range);
        EXPECT_THROW(rest.begin_body(206, 4), base::Error) << range;
    }
    auto uninvited = receiver(0);
    uninvited.on_head_line("Content-Range: bytes 0-5/6");
    EXPECT_THROW(uninvited.begin_body(206, 6), base::Error);
    EXPECT_EQ(content(), "abc");
}

TEST_F(DownloadReceiverTest, StartsAnewWhenTheServerSendsTheWholeFile) {
    have("old bytes");
    auto whole = receiver(9);
    whole.on_head_line("HTTP/1.1 200 OK");
    whole.begin_body(200, 3);
    whole.on_body("new");
    EXPECT_EQ(content(), "new");
}

TEST_F(DownloadReceiverTest, KnowsAVersionByAStrongTagElseByItsDate) {
    auto weak = receiver(0);
    weak.on_head_line("ETag: W/\"v1\"");
    weak.on_head_line("Last-Modified: Tue, 06 Jan 2026 10:00:00 GMT");
    weak.begin_body(200, 1);
    weak.on_body("x");
    EXPECT_EQ(part_.version_from(address), "Tue, 06 Jan 2026 10:00:00 GMT");
}

TEST_F(DownloadReceiverTest, ForgetsTheHeadOfARedirect) {
    auto redirected = receiver(0);
    redirected.on_head_line("HTTP/1.1 302 Found");
    redirected.on_head_line("ETag: \"of the redirect\"");
    redirected.on_head_line("HTTP/1.1 200 OK");
    redirected.begin_body(200, 1);
    redirected.on_body("x");
    EXPECT_EQ(part_.version_from(address), "");
}

TEST_F(DownloadReceiverTest, RefusesWhatIsTooLargeAndKeepsNothingOfIt) {
    auto announced = receiver(0);
    EXPECT_THROW(announced.begin_body(200, 101), base::Error);
    auto silent = receiver(0);
    silent.begin_body(200, std::nullopt);
    silent.on_body(std::string(100, 'x'));
    try {
        silent.on_body("x");
        FAIL() << "the limit is 100";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::payload_too_large);
        EXPECT_THAT(error.what(), testing::HasSubstr("limit of 100 bytes"));
    }
    EXPECT_EQ(part_.size(), 0U);
}

TEST_F(DownloadReceiverTest, NeedsRoomForTheRestAndAReserve) {
    free_ = 1009;
    auto too_tight = receiver(0);
    EXPECT_THROW(too_tight.begin_body(200, 10), base::Error);
    auto fits = receiver(0);
    fits.begin_body(200, 9);
    fits.on_body("abcdef");
    auto rest = receiver(6);
    rest.on_head_line("Content-Range: bytes 6-14/15");
    EXPECT_NO_THROW(rest.begin_body(206, 9)) << "what is here already needs no more room";
}

TEST_F(DownloadReceiverTest, TellsTheWholeLengthOfAnUnsatisfiableRange) {
    auto beyond = receiver(9);
    beyond.on_head_line("Content-Range: bytes */6");
    EXPECT_EQ(beyond.whole_length(), 6U);
    auto silent = receiver(9);
    EXPECT_FALSE(silent.whole_length());
}

}  // namespace storyflow::models
