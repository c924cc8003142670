#pragma once

#include <optional>
#include <string>
#include <string_view>

/// The JSON that workers and servers exchange about deliveries. Pure functions.
namespace storyflow::api {

/// `{"incoming_file":"…"}`
[[nodiscard]] std::string delivery_answer(std::string_view incoming_file);
/// std::nullopt if the text is no such answer.
[[nodiscard]] std::optional<std::string> read_delivery_answer(std::string_view json);
/// `{"target":"…"}`
[[nodiscard]] std::string settle_request(std::string_view target);

}  // namespace storyflow::api
