#pragma once

#include <optional>
#include <string_view>

namespace storyflow::api {

/// The voice that speaks when a client asks for one of OpenAI's by name ("nova"); std::nullopt for another
/// name. docs/speech-api.md has the table.
[[nodiscard]] std::optional<std::string_view> voice_for_openai_name(std::string_view name);

}  // namespace storyflow::api
