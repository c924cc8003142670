#include "speech/files/element_type.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace storyflow::speech {

namespace {

/// IEEE 754 binary16: 1 sign, 5 exponent, 10 fraction bits. Every binary16 value has an exact binary32.
float float_from_half(std::uint16_t half) {
    const std::uint32_t sign = static_cast<std::uint32_t>(half & 0x8000U) << 16;
    const std::uint32_t exponent = (half >> 10) & 0x1FU;
    const std::uint32_t fraction = half & 0x3FFU;
    if (exponent == 0) {  // zero or subnormal: the fraction counts in steps of 2^-24
        const float magnitude = static_cast<float>(fraction) * 0x1p-24F;
        return sign == 0 ? magnitude : -magnitude;
    }
    const std::uint32_t wide_exponent = exponent == 31 ? 255 : exponent + (127 - 15);
    return std::bit_cast<float>(sign | wide_exponent << 23 | fraction << 13);
}

/// A bfloat16 is the upper half of a binary32.
float float_from_bfloat(std::uint16_t bits) {
    return std::bit_cast<float>(static_cast<std::uint32_t>(bits) << 16);
}

template <class Stored, class Convert>
std::vector<float> converted(std::span<const std::byte> bytes, Convert convert) {
    std::vector<float> values(bytes.size() / sizeof(Stored));
    for (std::size_t i = 0; i < values.size(); ++i) {
        Stored stored{};
        std::memcpy(&stored, bytes.data() + i * sizeof stored, sizeof stored);
        values[i] = convert(stored);
    }
    return values;
}

/// A plain cast of a value that float32 cannot hold is undefined behaviour.
float float_from_double(double value) {
    constexpr double largest = std::numeric_limits<float>::max();
    constexpr float infinity = std::numeric_limits<float>::infinity();
    if (std::abs(value) > largest) return value > 0.0 ? infinity : -infinity;
    return static_cast<float>(value);
}

template <class Stored>
float cast_to_float(Stored stored) {
    return static_cast<float>(stored);
}

}  // namespace

std::size_t size_of(ElementType type) {
    switch (type) {
        case ElementType::int8:
        case ElementType::uint8:
            return 1;
        case ElementType::float16:
        case ElementType::bfloat16:
            return 2;
        case ElementType::float32:
        case ElementType::int32:
            return 4;
        case ElementType::float64:
        case ElementType::int64:
            return 8;
    }
    return 0;
}

std::vector<float> to_float32(std::span<const std::byte> bytes, ElementType type) {
    switch (type) {
        case ElementType::float32:
            return converted<float>(bytes, cast_to_float<float>);
        case ElementType::float16:
            return converted<std::uint16_t>(bytes, float_from_half);
        case ElementType::bfloat16:
            return converted<std::uint16_t>(bytes, float_from_bfloat);
        case ElementType::float64:
            return converted<double>(bytes, float_from_double);
        case ElementType::int64:
            return converted<std::int64_t>(bytes, cast_to_float<std::int64_t>);
        case ElementType::int32:
            return converted<std::int32_t>(bytes, cast_to_float<std::int32_t>);
        case ElementType::int8:
            return converted<std::int8_t>(bytes, cast_to_float<std::int8_t>);
        case ElementType::uint8:
            return converted<std::uint8_t>(bytes, cast_to_float<std::uint8_t>);
    }
    return {};
}

bool all_finite(std::span<const float> values) {
    return std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); });
}

std::optional<std::uint64_t> value_count(std::span<const std::size_t> shape) {
    // A tensor with an empty dimension has no values, however large the others are.
    if (std::find(shape.begin(), shape.end(), std::size_t{0}) != shape.end()) return 0;
    std::uint64_t count = 1;
    for (const std::size_t dimension : shape) {
        if (__builtin_mul_overflow(count, dimension, &count)) return std::nullopt;
    }
    return count;
}

}  // namespace storyflow::speech
