#pragma once

#include <string_view>

#include "api/api_error.hpp"
#include "http/message.hpp"

/// Errors in the shape of OpenAI's API: `{"error": {"message", "type", "param", "code"}}`.
namespace storyflow::api {

/// A refusal that names a field of the request, and a code that programs can read; each may be empty.
[[nodiscard]] ApiError openai_error(base::ErrorKind kind, std::string_view message, std::string_view param,
                                    std::string_view code);

/// Whether the path belongs to the part of the API whose clients expect that shape.
[[nodiscard]] bool is_openai_path(std::string_view path);

/// Gives an error answer of another shape this one, with the message that it has. Other answers stay as they
/// are.
void shape_as_openai_error(http::Response& response);

}  // namespace storyflow::api
