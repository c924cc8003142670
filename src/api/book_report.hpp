#pragma once

#include <boost/json/object.hpp>

#include "api/book_import.hpp"

namespace storyflow::api {

inline constexpr std::size_t most_left_out = 200;          ///< entries of the list
inline constexpr std::size_t longest_left_out_text = 300;  ///< code points shown of each text

/// How a book was laid out, for clients: `{"format", "title", "author", "language", "segments", "characters",
/// "pictures", "chapters":
/// [{"title", "level", "segment"}], "left_out": [{"reason", "text", "characters", "place"}],
/// "left_out_count"}`; the texts of what was left out are cut, `characters` counts all of them. Pure.
[[nodiscard]] boost::json::object book_report_json(const SentBook& sent);

/// The report with `passages`: the first ones as the segments that they would become. Pure.
[[nodiscard]] boost::json::object book_preview_json(const SentBook& sent, const std::string& title);

}  // namespace storyflow::api
