#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace storyflow::books {

/// Cuts a paragraph into parts of nearly one size and at most `longest` code points where its sentences end.
/// A longer sentence stays whole up to `hard` code points, and is cut behind its last mark (; : , —) or word
/// before them otherwise. The parts are the paragraph again, but for the white space between them. Pure.
[[nodiscard]] std::vector<std::string> cut_paragraph(std::string_view paragraph, std::size_t longest,
                                                     std::size_t hard);

}  // namespace storyflow::books
