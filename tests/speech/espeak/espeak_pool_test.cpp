#include "speech/espeak/espeak_pool.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <future>
#include <optional>
#include <string>
#include <thread>

#include "base/error.hpp"
#include "tests/speech/espeak/programs.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::speech {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;
using testing::HasSubstr;

EspeakRequest speech_of(std::string text) {
    return {EspeakRequest::Kind::speak, "en-us+f2", 50, 1.0, std::move(text)};
}

std::optional<base::Error> failure_of(EspeakPool& pool, std::stop_token stop = {}) {
    try {
        (void)pool.ask(speech_of("Hello."), std::move(stop));
        return std::nullopt;
    } catch (const base::Error& error) {
        return error;
    }
}

class Pool : public testing::Test {
  protected:
    [[nodiscard]] std::filesystem::path fake(const std::string& script) const {
        return fake_program(directory_.path(), script);
    }
    support::TemporaryDirectory directory_;
};

TEST_F(Pool, StartsNoProcessBeforeItIsAskedAndKeepsTheOneItStarted) {
    EspeakPool pool({espeak_program, 4});
    EXPECT_TRUE(our_children().empty());
    (void)pool.ask(speech_of("Hello."), {});
    const auto first = our_children();
    EXPECT_EQ(first.size(), 1U);
    (void)pool.ask(speech_of("Hello again."), {});
    EXPECT_EQ(our_children(), first);
}

TEST_F(Pool, EndsItsProcessesWithItself) {
    {
        EspeakPool pool({espeak_program, 1});
        (void)pool.ask(speech_of("Hello."), {});
        ASSERT_EQ(our_children().size(), 1U);
    }
    EXPECT_TRUE(our_children().empty());
}

TEST_F(Pool, NeverHasMoreProcessesThanAllowed) {
    EspeakPool pool({espeak_program, 2});
    {
        std::vector<std::jthread> callers;
        for (int i = 0; i < 8; ++i) {
            callers.emplace_back([&pool] {
                for (int n = 0; n < 3; ++n)
                    (void)pool.ask(speech_of("Hello."), {});
            });
        }
    }
    EXPECT_LE(our_children().size(), 2U);
}

TEST_F(Pool, ReplacesAKilledProcessAndAsksAgain) {
    EspeakPool pool({espeak_program, 1});
    const std::string before = pool.ask(speech_of("Hello."), {}).payload;
    const auto killed = our_children();
    ASSERT_EQ(killed.size(), 1U);
    ::kill(killed.front(), SIGKILL);
    EXPECT_TRUE(pool.ask(speech_of("Hello."), {}).payload == before);
    ASSERT_EQ(our_children().size(), 1U);
    EXPECT_NE(our_children().front(), killed.front());
}

TEST_F(Pool, AsksAFreshProcessWhenTheFirstDiesInTheMiddle) {
    const std::string marker = (directory_.path() / "started").string();
    EspeakPool pool({fake("if [ -e " + marker + " ]; then exec " + espeak_program.string() + "; fi\n: > " +
                          marker + "; printf 'audio 22050 100\\nabc'"),
                     1});
    EXPECT_GT(pool.ask(speech_of("Hello."), {}).payload.size(), 10'000U);
}

TEST_F(Pool, GivesUpWhenTheProcessDiesTwice) {
    EspeakPool pool({fake("echo x >> " + (directory_.path() / "starts").string()), 1});
    const auto error = failure_of(pool);
    ASSERT_TRUE(error);
    EXPECT_EQ(error->kind(), base::ErrorKind::unavailable) << "the system may have killed it for memory";
    EXPECT_THAT(error->what(), HasSubstr("failed twice"));
    EXPECT_EQ(base::read_file(directory_.path() / "starts", 100), "x\nx\n");
}

TEST_F(Pool, AsksAFreshProcessWhenTheOneThatWaitedWasFrozen) {
    EspeakPool pool({espeak_program, 1, 1s});
    const std::string before = pool.ask(speech_of("Hello."), {}).payload;
    const auto frozen = our_children();
    ASSERT_EQ(frozen.size(), 1U);
    ::kill(frozen.front(), SIGSTOP);
    EXPECT_TRUE(pool.ask(speech_of("Hello."), {}).payload == before);
    EXPECT_EQ(process_state(frozen.front()).state, 'X') << "killed and reaped";
}

TEST_F(Pool, ATextThatHangsCostsTwoTimeLimitsAtMost) {
    const std::string starts = (directory_.path() / "starts").string();
    EspeakPool pool({fake("echo x >> " + starts + "\n[ $(wc -l < " + starts +
                          ") = 1 ] && read line && printf 'hello 2 1\\nx'\nsleep 60"),
                     1, 2s});
    (void)pool.ask({}, {});  // from now on this process is idle and answers no more
    const auto error = failure_of(pool);
    ASSERT_TRUE(error);
    EXPECT_EQ(base::read_file(starts, 100), "x\nx\n");
    EXPECT_EQ(error->kind(), base::ErrorKind::unavailable);
}

TEST_F(Pool, ALackOfMemoryInTheProgramMayPass) {
    EspeakPool pool({fake("read line; printf 'error 1 19\\nit is out of memory'; sleep 60"), 1});
    const auto error = failure_of(pool);
    ASSERT_TRUE(error);
    EXPECT_EQ(error->kind(), base::ErrorKind::unavailable);
    EXPECT_THAT(error->what(), HasSubstr("out of memory"));
}

TEST_F(Pool, StopsAHangingProcessWithAClearError) {
    EspeakPool pool({fake("echo x >> " + (directory_.path() / "starts").string() + "; sleep 60"), 1, 500ms});
    const auto error = failure_of(pool);
    ASSERT_TRUE(error);
    EXPECT_EQ(error->kind(), base::ErrorKind::unavailable);
    EXPECT_EQ(base::read_file(directory_.path() / "starts", 100), "x\n") << "a fresh one is not followed";
    EXPECT_THAT(error->what(), HasSubstr("no answer within 500 ms"));
    EXPECT_TRUE(our_children().empty());
}

TEST_F(Pool, PassesOnTheSentenceOfAnErrorReplyAndKeepsTheProcess) {
    EspeakPool pool({espeak_program, 1});
    (void)pool.ask(speech_of("Hello."), {});
    const auto process = our_children();
    try {
        (void)pool.ask({EspeakRequest::Kind::speak, "xx", 50, 1.0, "Hello."}, {});
        FAIL() << "no error";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::internal);
        EXPECT_THAT(error.what(), HasSubstr("no voice named xx"));
    }
    EXPECT_EQ(our_children(), process);
}

TEST_F(Pool, CancelsPromptlyInTheMiddleOfAnAnswer) {
    EspeakPool pool({fake("sleep 60"), 1});
    std::stop_source stop;
    auto asked = std::async(std::launch::async, [&] { return failure_of(pool, stop.get_token()); });
    ASSERT_TRUE(eventually([] { return our_children().size() == 1; }));
    const auto start = steady_clock::now();
    stop.request_stop();
    const auto error = asked.get();
    EXPECT_LT(steady_clock::now() - start, 5s);
    ASSERT_TRUE(error);
    EXPECT_EQ(error->kind(), base::ErrorKind::cancelled);
    EXPECT_TRUE(our_children().empty());
}

TEST_F(Pool, CancelsWhileItWaitsForAFreeProcess) {
    EspeakPool pool({fake("sleep 60"), 1});
    std::stop_source stop_first;
    std::stop_source stop_second;
    auto first = std::async(std::launch::async, [&] { return failure_of(pool, stop_first.get_token()); });
    ASSERT_TRUE(eventually([] { return our_children().size() == 1; }));
    auto second = std::async(std::launch::async, [&] { return failure_of(pool, stop_second.get_token()); });
    stop_second.request_stop();
    EXPECT_EQ(second.get()->kind(), base::ErrorKind::cancelled);
    EXPECT_EQ(our_children().size(), 1U);
    stop_first.request_stop();
    EXPECT_EQ(first.get()->kind(), base::ErrorKind::cancelled);
}

TEST_F(Pool, WorksAgainAfterACancelledRequest) {
    EspeakPool pool({espeak_program, 1});
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(failure_of(pool, stop.get_token())->kind(), base::ErrorKind::cancelled);
    EXPECT_FALSE(failure_of(pool));
}

TEST_F(Pool, SaysThatTheProgramIsMissing) {
    EspeakPool pool({directory_.path() / "none", 1});
    EXPECT_EQ(failure_of(pool)->kind(), base::ErrorKind::unavailable);
    EXPECT_EQ(failure_of(pool)->kind(), base::ErrorKind::unavailable);
}

}  // namespace
}  // namespace storyflow::speech
