#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "tests/e2e/narration_server.hpp"
#include "tests/e2e/story_service.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/sanitizer.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/support/tiny_model.hpp"

/// eSpeak processes that freeze or die, a machine without memory, and model files that change under a running
/// server.
namespace storyflow::hostile {

namespace {

using e2e::ApiClient;
using e2e::sentences;
using e2e::Store;
using e2e::text_of;
using std::chrono::seconds;
using support::eventually;
namespace json = boost::json;

class Speech : public e2e::StoryService {
  protected:
    /// Makes all workers speak once, so that their eSpeak processes are running.
    static void warm_up(ApiClient& api) {
        const auto task = api.generate_all(api.import_story(sentences(8)));
        EXPECT_EQ(text_of(api.wait_for_end(task), "status"), "COMPLETED");
    }
    static json::array items(ApiClient& api, const std::string& task) {
        return api.get("/api/tasks/" + task + "/items/").at("results").as_array();
    }
    /// The reason of the first delayed item; empty if none is delayed.
    static std::string reason_of_delay(ApiClient& api, const std::string& task) {
        for (const auto& item : items(api, task)) {
            if (item.at("state").as_string() == "DELAYED") return text_of(item.as_object(), "error");
        }
        return {};
    }
};

class SqliteSpeech : public Speech {};

/// Writable memory of the process in bytes: heap and stacks. The size of the address space is no measure,
/// since the heap reserves much of it in advance.
std::uint64_t memory_of(pid_t process) {
    std::ifstream status("/proc/" + std::to_string(process) + "/statm");
    std::uint64_t pages = 0;
    for (int column = 1; column <= 6; ++column)
        status >> pages;
    return pages * 4096;
}

void limit_memory(pid_t process, rlim_t bytes) {
    rlimit limit{};
    ASSERT_EQ(::prlimit(process, RLIMIT_DATA, nullptr, &limit), 0);
    limit.rlim_cur = bytes;
    ASSERT_EQ(::prlimit(process, RLIMIT_DATA, &limit, nullptr), 0);
}

/// A text whose narration lasts two minutes: some megabytes of samples at a time.
std::string text_of_minutes() {
    std::string text;
    for (int i = 0; i < 30; ++i)
        text += "The lamp burned all night, and nobody on the coast slept badly. ";
    return text;
}

/// A server with a tiny Kokoro network, which speaks noise by the normal code.
class KokoroFiles : public testing::Test {
  protected:
    KokoroFiles() { speech::kokoro::write_tiny_model(models_); }

    [[nodiscard]] std::unique_ptr<support::ServerProcess> start() const {
        return std::make_unique<support::ServerProcess>(
            directory_.path() / "data", std::vector<std::string>{"--models", models_.string(), "--engine",
                                                                 "kokoro", "--chunk-cache", "0"});
    }
    /// Narrates one new segment; returns the status of the ended task.
    static json::object narrate(ApiClient& api) {
        return api.wait_for_end(api.generate_all(api.import_story({"A lamp."})));
    }

    support::TemporaryDirectory directory_;
    std::filesystem::path models_ = directory_.path() / "models";
    std::filesystem::path prepared_ = models_ / ".prepared" / "kokoro.weights";
};

/// Overwrites the file in place with NaN, so that no rename reveals the change.
void write_noise_into(const std::filesystem::path& file) {
    std::fstream noise(file, std::ios::binary | std::ios::in | std::ios::out);
    const std::string block(std::filesystem::file_size(file), '\xff');
    noise.write(block.data(), static_cast<std::streamsize>(block.size()));
}

}  // namespace

INSTANTIATE_TEST_SUITE_P(, Speech, testing::Values(Store::sqlite, Store::postgres), e2e::store_name);
INSTANTIATE_TEST_SUITE_P(, SqliteSpeech, testing::Values(Store::sqlite), e2e::store_name);

TEST_P(Speech, FrozenHelpersCostNoSegmentAndNoAttempt) {
    const auto server = start({"--speech-timeout", "3"});
    ApiClient api(*server);
    warm_up(api);
    const auto frozen = server->process().children();
    ASSERT_FALSE(frozen.empty());
    for (const pid_t helper : frozen)
        ::kill(helper, SIGSTOP);
    const auto project = api.import_story({"Nobody has said this before.", "Nor this.", "Nor that."});
    const auto task = api.generate_all(project);
    const auto status = api.wait_for_end(task);
    EXPECT_EQ(text_of(status, "status"), "COMPLETED");
    EXPECT_TRUE(status.at("errors").as_array().empty()) << json::serialize(status);
    for (const auto& item : items(api, task))
        EXPECT_EQ(item.at("attempts").as_int64(), 1) << json::serialize(item);
    const auto now = server->process().children();
    for (const pid_t helper : frozen)
        EXPECT_EQ(std::ranges::count(now, helper), 0) << "it is of no more use";
    expect_all_narrated_once(project);
}

TEST_P(SqliteSpeech, HelpersThatDieWhileTheyWaitAreReapedThoughNobodySpeaks) {
    const auto server = start();
    ApiClient api(*server);
    warm_up(api);
    const auto helpers = server->process().children();
    ASSERT_FALSE(helpers.empty());
    for (const pid_t helper : helpers)
        ::kill(helper, SIGKILL);
    EXPECT_TRUE(eventually([&] { return server->process().children().empty(); })) << "no zombies";
    warm_up(api);
}

TEST_P(SqliteSpeech, ALackOfMemoryIsSaidInPlainWordsAndPasses) {
    if (support::under_sanitizer) GTEST_SKIP() << "a sanitizer has memory of its own";
    const auto server = start({"--workers", "1"});
    ApiClient api(*server);
    warm_up(api);
    const auto project = api.import_story({text_of_minutes()});
    limit_memory(server->pid(), memory_of(server->pid()) + (2UL << 20U));
    const auto task = api.generate_all(project);
    std::string reason;
    EXPECT_TRUE(eventually([&] { return !(reason = reason_of_delay(api, task)).empty(); }, seconds(30)));
    EXPECT_NE(reason.find("Out of memory"), std::string::npos) << reason;
    EXPECT_EQ(reason.find("std::"), std::string::npos) << reason;
    limit_memory(server->pid(), RLIM_INFINITY);
    const auto status = api.wait_for_end(task);
    EXPECT_EQ(text_of(status, "status"), "COMPLETED") << json::serialize(status);
    expect_all_narrated_once(project);
}

TEST_F(KokoroFiles, WeightsThatShrinkUnderARunningServerEndNothing) {
    const auto server = start();
    ApiClient api(*server);
    ASSERT_EQ(text_of(narrate(api), "status"), "COMPLETED");
    ASSERT_TRUE(std::filesystem::exists(prepared_));
    std::filesystem::resize_file(prepared_, 100);
    const auto status = narrate(api);
    EXPECT_EQ(text_of(status, "status"), "COMPLETED") << json::serialize(status);
    EXPECT_EQ(server->terminate(), 0);
}

TEST_F(KokoroFiles, NoiseInTheWeightsOfARunningServerIsNeverHeard) {
    {
        const auto server = start();
        ApiClient api(*server);
        ASSERT_EQ(text_of(narrate(api), "status"), "COMPLETED");
        write_noise_into(prepared_);
        const auto status = narrate(api);
        EXPECT_EQ(text_of(status, "status"), "COMPLETED") << json::serialize(status);
    }
    const auto server = start();
    ApiClient api(*server);
    EXPECT_EQ(text_of(narrate(api), "status"), "COMPLETED") << "prepared anew at the next start";
}

TEST_F(KokoroFiles, ACheckpointThatIsCutUnderARunningServerIsAReasonInWords) {
    const auto server = start();
    ApiClient api(*server);
    ASSERT_EQ(text_of(narrate(api), "status"), "COMPLETED");
    std::filesystem::resize_file(models_ / "kokoro-v1_0.pth", 5000);
    const auto refused =
        api.raw("POST", "/api/projects/" + api.import_story({"A lamp."}) + "/generate-all-audio/");
    EXPECT_EQ(refused.status, 503) << refused.body;
    EXPECT_NE(refused.body.find("kokoro-v1_0.pth"), std::string::npos) << refused.body;
    EXPECT_EQ(server->terminate(), 0);
}

}  // namespace storyflow::hostile
