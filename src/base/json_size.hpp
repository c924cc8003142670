#pragma once

#include <cstddef>
#include <string_view>

namespace storyflow::base {

/// The number of values of a JSON document, without parsing it: each value follows an opening bracket or a
/// comma. A parsed value takes some fifty bytes where the text has two, so a bound on the text is none on the
/// memory. For a text that is not JSON the number means nothing. Pure.
[[nodiscard]] std::size_t json_value_count(std::string_view json);

}  // namespace storyflow::base
