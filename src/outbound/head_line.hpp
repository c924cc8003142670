#pragma once

#include <optional>
#include <string_view>

namespace storyflow::outbound {

/// A header field of a response.
struct HeadField {
    std::string_view name;
    std::string_view value;  ///< without surrounding white space

    /// Compares the name without regard to case.
    [[nodiscard]] bool is(std::string_view wanted) const;
};

/// Parses a header line, with or without its line end; std::nullopt if the line is no field. The field's
/// views point into the line.
[[nodiscard]] std::optional<HeadField> read_head_line(std::string_view line);

}  // namespace storyflow::outbound
