#include "speech/kernels/instruction_set.hpp"

#include <gtest/gtest.h>

#include <string>

#include "speech/kernels/simd_targets.hpp"

#include <hwy/targets.h>

namespace storyflow::speech::kernels {

TEST(InstructionSet, IsTheBestOneThatTheProcessorHas) {
    const auto supported = hwy::SupportedTargets() & HWY_TARGETS;
    const auto best = supported & -supported;  // in Highway the better set has the lower bit
    EXPECT_EQ(instruction_set(), hwy::TargetName(best));
    EXPECT_EQ(instruction_set(), instruction_set());
}

}  // namespace storyflow::speech::kernels
