#pragma once

#include <optional>
#include <string_view>

namespace storyflow::outbound {

/// A field of an answer's head.
struct HeadField {
    std::string_view name;
    std::string_view value;  ///< without white space around it

    /// Names of fields have no case.
    [[nodiscard]] bool is(std::string_view wanted) const;
};

/// A line of a head, with or without its line end; std::nullopt for a line that is no field. The field points
/// into the line.
[[nodiscard]] std::optional<HeadField> read_head_line(std::string_view line);

}  // namespace storyflow::outbound
