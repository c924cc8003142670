#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "text/pronounced_words.hpp"
#include "text/pronunciation.hpp"

namespace storyflow::text {

/// Finds which pronunciations of a list are used in scripts. Immutable.
class UsedPronunciations {
  public:
    /// Throws as `read_script`.
    explicit UsedPronunciations(std::span<const Pronunciation> pronunciations);

    /// Those that `read_script` uses, as indices of the list: each once, in rising order. Linear in the
    /// script, whatever the length of the list.
    [[nodiscard]] std::vector<std::size_t> in(std::string_view script) const;

  private:
    PronouncedWords pronounced_;
};

}  // namespace storyflow::text
