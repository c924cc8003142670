#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "api/field_reader.hpp"

namespace storyflow::api {

/// Reads the id of a voice or a mix, of at most 100 characters. An unknown voice is recorded as an error of
/// the field.
[[nodiscard]] std::optional<std::string> read_voice(FieldReader& reader, std::string_view name);

}  // namespace storyflow::api
