#include "audio/aac_program.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace storyflow::audio {
namespace {

TEST(AacProgram, HasNoneWaitingUntilOneIsPrepared) {
    AacProgram program("/bin/cat");
    EXPECT_EQ(program.take(), nullptr);
    program.prepare();
    program.prepare();
    const auto taken = program.take();
    ASSERT_NE(taken, nullptr);
    EXPECT_EQ(program.take(), nullptr) << "one waits, not two";
    EXPECT_EQ(taken->finish({}).status, 1) << "cat knows no such options";
}

TEST(AacProgram, TellsThatItCannotBeStartedWhenItIsNeeded) {
    AacProgram program("/no/such/program");
    program.prepare();
    EXPECT_EQ(program.take(), nullptr);
    EXPECT_THROW((void)program.start(), base::Error);
}

}  // namespace
}  // namespace storyflow::audio
