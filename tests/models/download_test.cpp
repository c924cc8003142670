#include "models/download.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <stop_token>
#include <string>
#include <thread>

#include "base/error.hpp"
#include "base/file.hpp"
#include "outbound/address.hpp"
#include "tests/http/fake_service.hpp"
#include "tests/support/environment_variable.hpp"
#include "tests/support/file_server.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::models {

namespace {

using base::ErrorKind;
using testing::HasSubstr;
using testing::Not;

class Download : public testing::Test {
  protected:
    ~Download() override { gate_.open(); }  // because the server waits for its handlers

    void publish(const std::string& content) { base::replace_file(folder_ / "file", content); }

    std::string fetch(const std::string& address, std::stop_token stop = {}) {
        PartFile part(target_);
        Downloader(limits_, space_).fetch(address, part, report_, std::move(stop));
        return base::read_file(part.path(), 10'000'000);
    }
    std::string fetch() { return fetch(server_.address("file")); }

    base::Error failure(const std::string& address, std::stop_token stop = {}) {
        try {
            (void)fetch(address, std::move(stop));
        } catch (const base::Error& error) {
            return error;
        }
        ADD_FAILURE() << "no error";
        return {ErrorKind::internal, ""};
    }
    base::Error failure() { return failure(server_.address("file")); }

    std::string range_of(std::size_t request) const {
        return std::string(server_.requests().at(request).headers.find("Range").value_or(""));
    }
    std::size_t left_over() const {
        const auto path = directory_.path() / "target.part";
        return std::filesystem::exists(path) ? std::filesystem::file_size(path) : 0;
    }
    /// Makes the server close the connection after so many bytes, once.
    void break_once_after(std::uint64_t bytes) {
        std::filesystem::copy_file(folder_ / "file", folder_ / "stub");
        std::filesystem::resize_file(folder_ / "stub", bytes);
        server_.answer = [this](const http::Request& request) {
            auto response = server_.serve(request);
            if (broken_.exchange(true)) return response;
            // Shorter than announced, so the server can only close the connection.
            const auto stub = http::serve_file(request, folder_ / "stub");
            std::get<http::FileBody>(response.body).file = std::get<http::FileBody>(stub.body).file;
            return response;
        };
    }

    support::TemporaryDirectory directory_;
    std::filesystem::path folder_ = directory_.path();
    std::filesystem::path target_ = directory_.path() / "target";
    std::atomic<bool> broken_ = false;
    http::Gate gate_;
    support::FileServer server_{folder_};
    DownloadLimits limits_;
    FreeSpace space_ = free_space;
    ReportDownload report_;
};

std::string long_text(char first) {
    std::string text;
    for (int i = 0; i < 300'000; ++i)
        text += static_cast<char>(first + i % 23);
    return text;
}

}  // namespace

TEST_F(Download, BringsTheWholeFileAndSaysHowFarItIs) {
    publish(long_text('a'));
    DownloadProgress last;
    bool grows = true;
    report_ = [&](const DownloadProgress& progress) {
        grows = grows && progress.received >= last.received;
        last = progress;
    };
    EXPECT_EQ(fetch(), long_text('a'));
    EXPECT_TRUE(grows);
    EXPECT_EQ(last.received, 300'000U);
    EXPECT_EQ(last.total, 300'000U);
}

TEST_F(Download, BringsAnEmptyFile) {
    publish("");
    EXPECT_EQ(fetch(), "");
}

TEST_F(Download, GoesOnByItselfWhenTheConnectionBreaks) {
    publish(long_text('a'));
    break_once_after(200'000);
    EXPECT_EQ(fetch(), long_text('a'));
    ASSERT_EQ(server_.requests().size(), 2U);
    EXPECT_EQ(range_of(1), "bytes=200000-");
}

TEST_F(Download, GoesOnWhereAnEarlierOneEnded) {
    publish(long_text('a'));
    break_once_after(200'000);
    limits_.most_attempts = 1;
    const auto error = failure();
    EXPECT_EQ(error.kind(), ErrorKind::unavailable);
    EXPECT_THAT(error.what(), HasSubstr(server_.address("file")));
    EXPECT_EQ(left_over(), 200'000U);
    EXPECT_EQ(fetch(), long_text('a'));
    EXPECT_EQ(range_of(1), "bytes=200000-");
}

TEST_F(Download, StartsAnewWhenTheFileHasChangedMeanwhile) {
    publish(long_text('a'));
    break_once_after(200'000);
    limits_.most_attempts = 1;
    (void)failure();
    publish(long_text('A'));
    EXPECT_EQ(fetch(), long_text('A'));
}

TEST_F(Download, StartsAnewWhenThePartIsOfAnotherAddress) {
    publish(long_text('a'));
    base::replace_file(folder_ / "other", long_text('A'));
    break_once_after(200'000);
    limits_.most_attempts = 1;
    (void)failure();
    EXPECT_EQ(fetch(server_.address("other")), long_text('A'));
    EXPECT_EQ(range_of(1), "");
}

TEST_F(Download, StartsAnewWhenTheServerKnowsNoRanges) {
    publish(long_text('a'));
    limits_.most_attempts = 1;
    std::atomic<int> requests = 0;
    break_once_after(200'000);
    (void)failure();
    server_.answer = [&](const http::Request& request) {
        ++requests;
        http::Request plain = request;
        plain.headers = {};
        return server_.serve(plain);
    };
    EXPECT_EQ(fetch(), long_text('a'));
    EXPECT_EQ(range_of(1), "bytes=200000-") << "it was asked for";
    EXPECT_EQ(requests, 1);
}

TEST_F(Download, AsksForNothingMoreWhenAllIsThere) {
    publish(long_text('a'));
    EXPECT_EQ(fetch(), long_text('a'));
    EXPECT_EQ(fetch(), long_text('a'));
    EXPECT_EQ(range_of(1), "bytes=300000-");
    EXPECT_EQ(server_.requests().size(), 2U);
}

TEST_F(Download, StartsAnewWhenThePartIsLongerThanTheFile) {
    publish(long_text('a'));
    EXPECT_EQ(fetch(), long_text('a'));
    {
        PartFile part(target_);
        part.append("and something that does not belong to it");
    }
    EXPECT_EQ(fetch(), long_text('a'));
    EXPECT_EQ(server_.requests().size(), 3U) << "asked for the rest, then for all";
}

TEST_F(Download, NamesTheStatusOfARefusalAndKeepsWhatCame) {
    publish(long_text('a'));
    break_once_after(200'000);
    limits_.most_attempts = 1;
    (void)failure();
    server_.answer = [](const http::Request&) { return http::json_response(503, "later"); };
    const auto busy = failure();
    EXPECT_EQ(busy.kind(), ErrorKind::unavailable);
    EXPECT_THAT(busy.what(), HasSubstr("status 503"));
    EXPECT_EQ(left_over(), 200'000U);
}

TEST_F(Download, SaysWhenThereIsNoSuchFile) {
    const auto error = failure(server_.address("nothing"));
    EXPECT_EQ(error.kind(), ErrorKind::not_found);
    EXPECT_THAT(error.what(), HasSubstr("/nothing: the server answered with status 404"));
    EXPECT_FALSE(std::filesystem::exists(directory_.path() / "target.part"));
}

TEST_F(Download, FollowsRedirectsButNotForEver) {
    publish("here");
    server_.answer = [&](const http::Request& request) {
        if (request.path == "/file") return server_.serve(request);
        http::Response moved = http::json_response(302, "moved");
        moved.headers.set("Location", request.path == "/moved" ? "/file" : "/circle");
        return moved;
    };
    EXPECT_EQ(fetch(server_.address("moved")), "here");
    EXPECT_THAT(failure(server_.address("circle")).what(), HasSubstr("redirects"));
    EXPECT_EQ(server_.requests().size(), 2U + 1U + static_cast<std::size_t>(limits_.most_redirects));
}

TEST_F(Download, IsNotLedToLocalFiles) {
    publish("secret");
    server_.answer = [&](const http::Request&) {
        http::Response moved = http::json_response(302, "moved");
        moved.headers.set("Location", outbound::address_of(folder_ / "file"));
        return moved;
    };
    EXPECT_EQ(failure(server_.address("moved")).kind(), ErrorKind::unavailable);
}

TEST_F(Download, RefusesWhatIsTooLarge) {
    publish(long_text('a'));
    limits_.largest_file = 299'999;
    const auto error = failure();
    EXPECT_EQ(error.kind(), ErrorKind::payload_too_large);
    EXPECT_THAT(error.what(), HasSubstr(server_.address("file")));
    EXPECT_FALSE(std::filesystem::exists(directory_.path() / "target.part"));
}

TEST_F(Download, RefusesWhatTheDiskHasNoRoomFor) {
    publish(long_text('a'));
    space_ = [](const std::filesystem::path&) { return std::uint64_t{50} * 1024 * 1024; };
    const auto error = failure();
    EXPECT_EQ(error.kind(), ErrorKind::unavailable);
    EXPECT_THAT(error.what(), HasSubstr("has 50 MiB free, but 64 MiB are needed"));
    EXPECT_EQ(left_over(), 0U);
}

TEST_F(Download, EndsAtOnceWhenAskedToWhileTheServerIsSilent) {
    std::stop_source stop;
    server_.answer = [&](const http::Request&) {
        gate_.pass();
        return http::json_response(200, "late");
    };
    std::thread impatient([&] {
        EXPECT_TRUE(gate_.wait_for_arrivals(1));
        stop.request_stop();
    });
    EXPECT_EQ(failure(server_.address("file"), stop.get_token()).kind(), ErrorKind::cancelled);
    impatient.join();
}

TEST_F(Download, KeepsWhatCameBeforeItWasStopped) {
    publish(long_text('a'));
    std::stop_source stop;
    report_ = [&](const DownloadProgress& progress) {
        if (progress.received > 0) stop.request_stop();
    };
    EXPECT_EQ(failure(server_.address("file"), stop.get_token()).kind(), ErrorKind::cancelled);
    const auto kept = left_over();
    EXPECT_GT(kept, 0U);
    EXPECT_EQ(fetch(), long_text('a'));
    EXPECT_EQ(range_of(1), "bytes=" + std::to_string(kept) + "-");
}

TEST_F(Download, GivesUpOnAServerThatFallsSilent) {
    limits_.stall_timeout = std::chrono::seconds(1);
    server_.answer = [&](const http::Request&) {
        gate_.pass();
        return http::json_response(200, "late");
    };
    const auto error = failure();
    EXPECT_EQ(error.kind(), ErrorKind::unavailable);
    EXPECT_THAT(error.what(), HasSubstr("too slow"));
}

TEST_F(Download, NamesAServerThatIsNotThere) {
    std::string address;
    {
        const support::FileServer gone(folder_);
        address = gone.address("file");
    }
    const auto error = failure(address);
    EXPECT_EQ(error.kind(), ErrorKind::unavailable);
    EXPECT_THAT(error.what(), HasSubstr(address + ": Failed to connect"));
    EXPECT_THAT(failure("http://name.invalid/file").what(), HasSubstr("http://name.invalid/file: "));
}

TEST_F(Download, AsksThisMachineDirectlyWhateverProxyTheEnvironmentNames) {
    publish("here");
    const support::EnvironmentVariable proxy("http_proxy", "http://127.0.0.1:1");
    EXPECT_EQ(fetch(), "here");
}

TEST_F(Download, ShowsNoPasswords) {
    auto address = server_.address("nothing");
    address.insert(std::string("http://").size(), "me:secret@");
    EXPECT_THAT(failure(address).what(), Not(HasSubstr("secret")));
}

TEST_F(Download, BringsLocalFilesWithAnyName) {
    const auto name = "a b%20ü#?.bin";
    base::replace_file(folder_ / name, "content");
    EXPECT_EQ(fetch(outbound::address_of(folder_ / name)), "content");
    EXPECT_EQ(failure(outbound::address_of(folder_ / "nothing")).kind(), ErrorKind::not_found);
    EXPECT_EQ(failure(outbound::address_of(folder_)).kind(), ErrorKind::not_found);
}

TEST_F(Download, KnowsThreeKindsOfAddresses) {
    for (const std::string address : {"ftp://host/file", "scp://host/file", "file", "http://", ""}) {
        EXPECT_EQ(failure(address).kind(), ErrorKind::invalid_input) << address;
    }
}

}  // namespace storyflow::models
