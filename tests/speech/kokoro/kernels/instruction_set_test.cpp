#include "speech/kokoro/kernels/instruction_set.hpp"

#include <gtest/gtest.h>

#include <string>

#include "speech/kokoro/kernels/simd_targets.hpp"

#include <hwy/targets.h>

namespace storyflow::speech::kernels {

TEST(InstructionSet, IsTheBestOneThatTheProcessorHas) {
    const auto supported = hwy::SupportedTargets() & HWY_TARGETS;
    const auto best = supported & -supported;  // Highway gives better ones the lower bits
    EXPECT_EQ(instruction_set(), hwy::TargetName(best));
    EXPECT_EQ(instruction_set(), instruction_set());
}

}  // namespace storyflow::speech::kernels
