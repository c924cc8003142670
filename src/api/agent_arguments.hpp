#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"

/// The arguments of the tools that agents call.
namespace storyflow::api {

/// `base::Error{invalid_input}`: "voice: why"
[[nodiscard]] base::Error wrong_argument(std::string_view name, std::string_view why);

/// A text that is not blank. Without `usual` it is required. Throws `wrong_argument`.
[[nodiscard]] std::string text_argument(const boost::json::object& arguments, std::string_view name,
                                        const std::optional<std::string>& usual = std::nullopt);

}  // namespace storyflow::api
