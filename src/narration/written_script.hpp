#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/char_range.hpp"

namespace storyflow::narration {

/// A script whose parts are found by their code points. Borrows the script.
class WrittenScript {
  public:
    explicit WrittenScript(std::string_view script);

    /// The part of the script; a range beyond the end is cut there, and one that ends before it begins is
    /// empty.
    [[nodiscard]] std::string_view at(text::CharRange range) const;

  private:
    std::string_view script_;
    std::vector<std::size_t> starts_;  ///< byte offset of each code point, and of the end
};

}  // namespace storyflow::narration
