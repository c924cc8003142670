#pragma once

#include <cstdint>
#include <string_view>

namespace storyflow::http {

enum class RangeKind { whole, part, unsatisfiable };

/// The part of a file that a Range header selects. `offset` and `length` are set for `whole` and `part`.
struct RangeChoice {
    RangeKind kind = RangeKind::whole;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
};

/// Selects a single range of bytes (RFC 9110, section 14.2). Several ranges, other units and malformed values
/// select the whole file.
[[nodiscard]] RangeChoice choose_range(std::string_view range_header, std::uint64_t size);

}  // namespace storyflow::http
