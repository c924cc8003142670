#include "speech/espeak/idle_processes.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include "tests/speech/espeak/programs.hpp"

namespace storyflow::speech {
namespace {

using namespace std::chrono_literals;

std::unique_ptr<EspeakProcess> start() {
    auto process = std::make_unique<EspeakProcess>(espeak_program);
    EXPECT_EQ(process->exchange({}, 20s, {}).end, ExchangeEnd::replied);
    return process;
}

bool is_gone(pid_t id) {
    return process_state(id).state == 'X';
}

TEST(IdleProcesses, GivesBackTheLastOneThatWasKept) {
    IdleProcesses idle(2);
    EXPECT_EQ(idle.take(), nullptr);
    auto first = start();
    auto second = start();
    const auto* const last = second.get();
    idle.keep(std::move(first));
    idle.keep(std::move(second));
    EXPECT_EQ(idle.take().get(), last);
    EXPECT_NE(idle.take(), nullptr);
    EXPECT_EQ(idle.take(), nullptr);
}

TEST(IdleProcesses, ReapsAtOnceWhatDiesWhileItWaits) {
    IdleProcesses idle(2);
    idle.keep(start());
    idle.keep(start());
    const auto both = our_children();
    ASSERT_EQ(both.size(), 2U);
    ::kill(both.front(), SIGKILL);
    EXPECT_TRUE(eventually([&] { return is_gone(both.front()); })) << "no zombie, though nobody asks";
    EXPECT_FALSE(is_gone(both.back()));
    EXPECT_NE(idle.take(), nullptr);
    EXPECT_EQ(idle.take(), nullptr) << "the dead one is not handed out";
}

TEST(IdleProcesses, LeavesTheChildrenOfOthersAlone) {
    IdleProcesses idle(1);
    idle.keep(start());
    const auto ours = our_children();
    ASSERT_EQ(ours.size(), 1U);
    const pid_t other = ::fork();
    if (other == 0) ::_exit(7);
    ::kill(ours.front(), SIGKILL);
    ASSERT_TRUE(eventually([&] { return is_gone(ours.front()); }));
    int status = 0;
    EXPECT_EQ(::waitpid(other, &status, 0), other) << "its own parent learns how it ended";
    EXPECT_EQ(WEXITSTATUS(status), 7);
}

TEST(IdleProcesses, DoesNotTouchAProcessThatIsAtWork) {
    IdleProcesses idle(1);
    idle.keep(start());
    const auto process = idle.take();
    ASSERT_NE(process, nullptr);
    EXPECT_EQ(process->exchange({}, 20s, {}).end, ExchangeEnd::replied) << "the watcher reads no answer";
    EXPECT_EQ(our_children().size(), 1U);
}

TEST(IdleProcesses, EndsThemWithItself) {
    {
        IdleProcesses idle(1);
        idle.keep(start());
        ASSERT_EQ(our_children().size(), 1U);
    }
    EXPECT_TRUE(our_children().empty());
}

TEST(IdleProcesses, KeepsItsHeadWhenProcessesComeGoAndDie) {
    IdleProcesses idle(4);
    std::vector<std::jthread> askers;
    for (int i = 0; i < 4; ++i) {
        askers.emplace_back([&idle, i] {
            for (int round = 0; round < 10; ++round) {
                auto process = idle.take();
                if (!process || process->exchange({}, 20s, {}).end != ExchangeEnd::replied)
                    process = std::make_unique<EspeakProcess>(espeak_program);
                idle.keep(std::move(process));
                const auto children = our_children();
                if (i == 0 && !children.empty()) ::kill(children.front(), SIGKILL);
            }
        });
    }
    askers.clear();
    EXPECT_TRUE(eventually([] {
        const auto children = our_children();
        return std::ranges::all_of(children, [](pid_t id) { return process_state(id).state != 'Z'; });
    }));
}

}  // namespace
}  // namespace storyflow::speech
