#include "base/child_program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <stop_token>
#include <string>

#include "base/error.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::base {
namespace {

using namespace std::chrono_literals;
using testing::EndsWith;
using testing::HasSubstr;

ChildCommand shell(const std::string& script) {
    return {"/bin/sh", {"-c", script}};
}

std::string failure_of(ChildProgram& child, const std::stop_token& stop = {}) {
    try {
        (void)child.finish(stop);
    } catch (const Error& error) {
        return error.what();
    }
    return "no failure";
}

TEST(ChildProgram, GivesBackWhatItWasFed) {
    // More than the pipes hold, so that both sides would wait for each other for ever without collecting.
    const std::string bytes(3'000'000, 'x');
    ChildProgram child({"/bin/cat", {}}, {.output = bytes.size()});
    EXPECT_TRUE(child.feed(bytes, {}));
    const auto end = child.finish({});
    EXPECT_EQ(end.status, 0);
    EXPECT_EQ(end.output, bytes);
}

TEST(ChildProgram, GivesWhatIsThereBeforeTheEnd) {
    ChildProgram child({"/bin/cat", {}}, {.output = 10});
    EXPECT_EQ(child.take_output(0ms, {}), "");
    for (const std::string piece : {"first", "second", "third", "fourth"}) {
        EXPECT_TRUE(child.feed(piece, {}));
        EXPECT_EQ(child.take_output(10s, {}), piece);
    }
    EXPECT_TRUE(child.feed(std::string("rest"), {}));
    EXPECT_EQ(child.finish({}).output, "rest");
}

TEST(ChildProgram, WaitsForOutputNoLongerThanAskedNorForAnEndedChild) {
    ChildProgram silent(shell("exec sleep 1000"));
    EXPECT_EQ(silent.take_output(1ms, {}), "");
    ChildProgram ended(shell("exit 3"));
    EXPECT_EQ(ended.take_output(1h, {}), "");
    EXPECT_EQ(ended.finish({}).status, 3);
}

TEST(ChildProgram, StopsWaitingForOutputWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    ChildProgram child(shell("exec sleep 1000"));
    EXPECT_THROW((void)child.take_output(1h, stop.get_token()), Error);
}

TEST(ChildProgram, TellsTheStatusAndTheEndOfWhatTheChildComplainedAbout) {
    ChildProgram child(shell("head -c 9000 /dev/zero | tr '\\0' z >&2; echo the end >&2; exit 3"));
    const auto end = child.finish({});
    EXPECT_EQ(end.status, 3);
    EXPECT_EQ(end.said.size(), 4096U);
    EXPECT_THAT(end.said, EndsWith("zthe end\n"));
}

TEST(ChildProgram, TellsWhichSignalKilledTheChild) {
    ChildProgram child(shell("kill -9 $$"));
    EXPECT_EQ(child.finish({}).status, 128 + 9);
}

TEST(ChildProgram, SaysThatTheChildTakesNoMore) {
    ChildProgram child(shell("exec <&-; exit 5"));
    const std::string much(1'000'000, 'x');
    EXPECT_FALSE(child.feed(much, {}));
    EXPECT_EQ(child.finish({}).status, 5);
}

TEST(ChildProgram, KillsAChildThatGivesMoreThanTheLimit) {
    ChildProgram child(shell("yes"), {.output = 100'000});
    EXPECT_EQ(failure_of(child), "sh gave more than 100000 bytes.");
}

TEST(ChildProgram, KillsAChildThatNeitherEndsNorGivesAnything) {
    ChildProgram child(shell("exec sleep 1000"), {.patience = 1ms});
    EXPECT_EQ(failure_of(child), "sh did not answer in time.");
}

TEST(ChildProgram, KillsTheChildrenOfTheChildAsWell) {
    ChildProgram child(shell("sleep 1000 & exec sleep 1000"), {.patience = 1ms});
    EXPECT_EQ(failure_of(child), "sh did not answer in time.");
}

TEST(ChildProgram, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    ChildProgram child(shell("exec sleep 1000"));
    EXPECT_EQ(failure_of(child, stop.get_token()), "sh was stopped.");
}

TEST(ChildProgram, LimitsTheMemoryOfTheChild) {
    ChildProgram child(shell("read line; exec dd if=/dev/zero of=/dev/null bs=900M count=1"),
                       {.memory = 200UL * 1024 * 1024});
    EXPECT_TRUE(child.feed(std::string_view("go\n"), {}));
    const auto end = child.finish({});
    EXPECT_NE(end.status, 0);
    EXPECT_THAT(end.said, HasSubstr("memory exhausted"));
}

TEST(ChildProgram, SaysThatAProgramCannotBeStarted) {
    EXPECT_THROW(ChildProgram({"/no/such/program", {}}), Error);
}

TEST(FindProgram, TakesTheFirstExecutableFileOfTheName) {
    const support::TemporaryDirectory folder;
    const auto no_program = folder.path() / "first" / "encode";
    const auto program = folder.path() / "second" / "encode";
    std::filesystem::create_directories(no_program.parent_path());
    std::filesystem::create_directories(program.parent_path());
    write_file(no_program, "text");
    write_file(program, "#!/bin/sh\n");
    std::filesystem::permissions(program, std::filesystem::perms::owner_all);
    const auto search_path =
        "::/nowhere:" + no_program.parent_path().string() + ":" + program.parent_path().string();
    EXPECT_EQ(find_program("encode", search_path), program);
    EXPECT_EQ(find_program("decode", search_path), "");
    EXPECT_EQ(find_program("./encode", search_path), "./encode");
}

}  // namespace
}  // namespace storyflow::base
