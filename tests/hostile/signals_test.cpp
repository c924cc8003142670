#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/file.hpp"
#include "tests/e2e/narration_server.hpp"
#include "tests/e2e/story_service.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/postgres_test_database.hpp"
#include "tests/support/temporary_directory.hpp"

extern char** environ;

/// Terminals that are closed, and the signals of shells, `nohup` and systemd.
namespace storyflow::hostile {

namespace {

using e2e::ApiClient;
using e2e::sentences;
using e2e::Store;
using e2e::text_of;
using std::chrono::seconds;
using support::eventually;
namespace json = boost::json;

class HangUp : public e2e::StoryService {};

/// Takes a while to speak, so that a signal arrives in the middle.
std::string long_text() {
    std::string text;
    for (int i = 0; i < 60; ++i)
        text += "The lamp burned all night, and nobody on the coast slept badly. ";
    return text;
}

void wait_until_it_is_spoken(ApiClient& api, const std::string& task) {
    ASSERT_TRUE(eventually([&] { return text_of(api.task(task), "status") == "PROCESSING"; }, seconds(30)));
}

/// The program as the leader of a session with its own terminal.
class OnATerminal {
  public:
    explicit OnATerminal(std::vector<std::string> arguments)
        : terminal_(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)) {
        std::array<char, 128> name{};
        EXPECT_EQ(::grantpt(terminal_.get()), 0);
        EXPECT_EQ(::unlockpt(terminal_.get()), 0);
        EXPECT_EQ(::ptsname_r(terminal_.get(), name.data(), name.size()), 0);
        arguments.insert(arguments.begin(), STORYFLOW_PROGRAM);
        start(name.data(), arguments);
    }
    ~OnATerminal() {
        if (pid_ > 0) ::kill(pid_, SIGKILL);
        if (pid_ > 0) (void)wait();
    }
    OnATerminal(const OnATerminal&) = delete;
    OnATerminal& operator=(const OnATerminal&) = delete;

    void read_until(const std::string& words) {
        std::string text;
        for (char c = 0; text.find(words) == std::string::npos && ::read(terminal_.get(), &c, 1) == 1;)
            text += c;
        ASSERT_NE(text.find(words), std::string::npos) << text;
    }
    /// Closes the terminal; returns the exit status, or 128 + the signal that ended the program.
    [[nodiscard]] int close() {
        terminal_.reset();
        return wait();
    }

  private:
    void start(const char* terminal, std::vector<std::string>& arguments) {
        posix_spawn_file_actions_t files{};
        posix_spawnattr_t attributes{};
        ::posix_spawn_file_actions_init(&files);
        ::posix_spawnattr_init(&attributes);
        ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
        // The first terminal that a session leader opens becomes the session's controlling terminal.
        ::posix_spawn_file_actions_addopen(&files, STDIN_FILENO, terminal, O_RDWR, 0);
        ::posix_spawn_file_actions_adddup2(&files, STDIN_FILENO, STDOUT_FILENO);
        ::posix_spawn_file_actions_adddup2(&files, STDIN_FILENO, STDERR_FILENO);
        std::vector<char*> argv;
        for (auto& argument : arguments)
            argv.push_back(argument.data());
        argv.push_back(nullptr);
        EXPECT_EQ(::posix_spawn(&pid_, argv.front(), &files, &attributes, argv.data(), environ), 0);
        ::posix_spawn_file_actions_destroy(&files);
        ::posix_spawnattr_destroy(&attributes);
    }
    int wait() {
        int status = 0;
        while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
        }
        pid_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

    base::FileDescriptor terminal_;
    pid_t pid_ = -1;
};

/// Starts the program as `nohup` does.
std::unique_ptr<support::ServerProcess> start_with_hang_ups_ignored(const std::filesystem::path& data) {
    const auto before = ::signal(SIGHUP, SIG_IGN);
    auto server =
        std::make_unique<support::ServerProcess>(data, std::vector<std::string>{"--engine", "espeak"});
    ::signal(SIGHUP, before);
    return server;
}

}  // namespace

INSTANTIATE_TEST_SUITE_P(, HangUp, testing::Values(Store::sqlite, Store::postgres), e2e::store_name);

TEST_P(HangUp, SixInOneSegmentBlameNobody) {
    std::string task;
    for (int round = 1; round <= 6; ++round) {
        const auto server = start({"--chunk-cache", "0"});
        ApiClient api(*server);
        if (task.empty()) task = api.generate_all(api.import_story({long_text()}));
        wait_until_it_is_spoken(api, task);
        ASSERT_EQ(server->end_by(SIGHUP), 0) << "round " << round;
    }
    const auto server = start();
    ApiClient api(*server);
    const auto status = api.wait_for_end(task);
    EXPECT_EQ(text_of(status, "status"), "COMPLETED");
    EXPECT_TRUE(status.at("errors").as_array().empty()) << json::serialize(status);
}

TEST_P(HangUp, RightBehindATerminationIsNoSecondSignal) {
    const auto server = start({"--chunk-cache", "0"});
    ApiClient api(*server);
    const auto task = api.generate_all(api.import_story({long_text()}));
    wait_until_it_is_spoken(api, task);
    ::kill(server->pid(), SIGTERM);
    ::kill(server->pid(), SIGHUP);
    EXPECT_EQ(server->end_by(SIGHUP), 0);
}

TEST(ClosedTerminal, EndsAServerInOrder) {
    const support::TemporaryDirectory directory;
    OnATerminal server({"serve", "--port", "0", "--engine", "espeak", "--data", directory.path().string()});
    server.read_until("StoryFlow listens on");
    EXPECT_EQ(server.close(), 0);
    EXPECT_TRUE(std::filesystem::is_empty(directory.path() / "running")) << "it took its mark away";
}

TEST(ClosedTerminal, InterruptsANarration) {
    const support::TemporaryDirectory directory;
    std::string story;
    for (int i = 0; i < 40; ++i)
        story += "Text: " + long_text() + "\n---\n";
    base::replace_file(directory.path() / "story.txt", story);
    OnATerminal narration({"narrate", (directory.path() / "story.txt").string(), "--engine", "espeak",
                           "--output", (directory.path() / "out").string(), "--workers", "1"});
    narration.read_until("1/40");
    EXPECT_EQ(narration.close(), 130);
    EXPECT_FALSE(std::filesystem::exists(directory.path() / "out" / "story.wav"));
}

TEST(ClosedTerminal, IsNoneOfTheBusinessOfAServerUnderNohup) {
    const support::TemporaryDirectory directory;
    const auto server = start_with_hang_ups_ignored(directory.path());
    ::kill(server->pid(), SIGHUP);
    ApiClient api(*server);
    EXPECT_EQ(text_of(api.wait_for_end(api.generate_all(api.import_story(sentences(2)))), "status"),
              "COMPLETED");
    EXPECT_EQ(server->terminate(), 0);
}

TEST(HungUpWorker, GivesItsSegmentBackAndEndsInOrder) {
    const support::TemporaryDirectory directory;
    const support::PostgresTestDatabase database;
    const auto& url = database.url();
    const support::ServerProcess server(directory.path(),
                                        {"--engine", "espeak", "--workers", "0", "--database", url});
    const auto start_worker = [&] {
        return std::make_unique<support::ProgramProcess>(
            std::vector<std::string>{"worker", "--workers", "1", "--chunk-cache", "0", "--database", url,
                                     "--data", directory.path().string(), "--media",
                                     (directory.path() / "media").string()},
            "StoryFlow narrates");
    };
    ApiClient api(server);
    const auto task = api.generate_all(api.import_story({long_text()}));
    {
        const auto worker = start_worker();
        wait_until_it_is_spoken(api, task);
        EXPECT_EQ(worker->end_by(SIGHUP), 0);
    }
    const auto worker = start_worker();
    EXPECT_EQ(text_of(api.wait_for_end(task), "status"), "COMPLETED");
}

}  // namespace storyflow::hostile
