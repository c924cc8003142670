#include "speech/kernels/arena.hpp"

#include <gtest/gtest.h>

#include <cstdint>

#include "base/error.hpp"

namespace storyflow::speech::kernels {
namespace {

TEST(Arena, GivesPiecesThatLieApartAndAreAligned) {
    Arena arena;
    arena.clear(Arena::bytes_of<float>(3) + Arena::bytes_of<double>(9));
    const auto floats = arena.take<float>(3);
    const auto doubles = arena.take<double>(9);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(floats.data()) % 64, 0U);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(doubles.data()) % 64, 0U);
    EXPECT_GE(reinterpret_cast<std::byte*>(doubles.data()), reinterpret_cast<std::byte*>(floats.data() + 3));
    EXPECT_EQ(doubles.size(), 9U);
}

TEST(Arena, KeepsItsMemory) {
    Arena arena;
    arena.clear(1024);
    const float* const first = arena.take<float>(10).data();
    arena.clear(512);
    EXPECT_EQ(arena.take<float>(10).data(), first);
    EXPECT_EQ(arena.capacity(), 1024U);
}

TEST(Arena, RefusesMoreThanItWasAskedFor) {
    Arena arena;
    EXPECT_THROW((void)arena.take<float>(1), base::Error);
    arena.clear(64);
    (void)arena.take<float>(16);
    EXPECT_THROW((void)arena.take<float>(1), base::Error);
}

}  // namespace
}  // namespace storyflow::speech::kernels
