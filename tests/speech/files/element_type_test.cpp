#include "speech/files/element_type.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>

namespace storyflow::speech {
namespace {

using testing::ElementsAre;

constexpr float infinity = std::numeric_limits<float>::infinity();

template <class Stored, std::size_t count>
std::vector<float> floats_of(ElementType type, const std::array<Stored, count>& stored) {
    return to_float32(std::as_bytes(std::span(stored)), type);
}

TEST(ElementTypes, KeepFloat32AsItIs) {
    EXPECT_THAT(floats_of(ElementType::float32, std::array{1.5F, -0.0F, 1e-40F}),
                ElementsAre(1.5F, -0.0F, 1e-40F));
}

TEST(ElementTypes, WidenHalvesExactly) {
    // 1, -2, largest, smallest normal, smallest and largest subnormal, negative zero, infinities
    EXPECT_THAT(
        floats_of(ElementType::float16, std::array<std::uint16_t, 9>{0x3C00, 0xC000, 0x7BFF, 0x0400, 0x0001,
                                                                     0x03FF, 0x8000, 0x7C00, 0xFC00}),
        ElementsAre(1.0F, -2.0F, 65504.0F, 0x1p-14F, 0x1p-24F, 0x1.ff8p-15F, -0.0F, infinity, -infinity));
    const auto special = floats_of(ElementType::float16, std::array<std::uint16_t, 2>{0x8000, 0x7E01});
    EXPECT_TRUE(std::signbit(special[0]));
    EXPECT_TRUE(std::isnan(special[1]));
}

TEST(ElementTypes, WidenBfloatsExactly) {
    EXPECT_THAT(floats_of(ElementType::bfloat16, std::array<std::uint16_t, 3>{0x3F80, 0xC040, 0x7F80}),
                ElementsAre(1.0F, -3.0F, infinity));
}

TEST(ElementTypes, RoundDoublesAndTakeWhatIsTooLargeAsInfinite) {
    EXPECT_THAT(floats_of(ElementType::float64, std::array{0.1, -1e300, 1e300}),
                ElementsAre(0.1F, -infinity, infinity));
}

TEST(ElementTypes, ConvertIntegers) {
    EXPECT_THAT(floats_of(ElementType::int64,
                          std::array<std::int64_t, 2>{-7, std::numeric_limits<std::int64_t>::max()}),
                ElementsAre(-7.0F, 0x1p63F));
    EXPECT_THAT(floats_of(ElementType::int32, std::array<std::int32_t, 2>{8, -9}), ElementsAre(8.0F, -9.0F));
    EXPECT_THAT(floats_of(ElementType::int8, std::array<std::int8_t, 2>{-128, 127}), ElementsAre(-128, 127));
    EXPECT_THAT(floats_of(ElementType::uint8, std::array<std::uint8_t, 2>{0, 255}), ElementsAre(0, 255));
}

TEST(ElementTypes, NeedNoAlignment) {
    const std::array<std::byte, 5> bytes{std::byte{0}, std::byte{0}, std::byte{0}, std::byte{0x80},
                                         std::byte{0x3F}};
    EXPECT_THAT(to_float32(std::span(bytes).subspan(1), ElementType::float32), ElementsAre(1.0F));
}

TEST(ElementTypes, TellNumbersFromWhatIsNone) {
    EXPECT_TRUE(all_finite(std::array{0.0F, -3e38F}));
    EXPECT_FALSE(all_finite(std::array{0.0F, infinity}));
    EXPECT_FALSE(all_finite(std::array{std::nanf(""), 0.0F}));
}

TEST(ElementTypes, CountValuesUnlessThereAreTooManyToCount) {
    using Shape = std::vector<std::size_t>;
    EXPECT_EQ(value_count({}), 1U);
    EXPECT_EQ(value_count(Shape{510, 1, 256}), 130560U);
    EXPECT_EQ(value_count(Shape{std::size_t{1} << 40, std::size_t{1} << 40, 0}), 0U);
    EXPECT_EQ(value_count(Shape{std::size_t{1} << 32, std::size_t{1} << 32}), std::nullopt);
}

}  // namespace
}  // namespace storyflow::speech
