#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "film/subtitle_font.hpp"

namespace storyflow::film {

/// The letters of texts, each once: everything that leaves ink. Its memory is the same for all texts (136
/// KB).
class Letters {
  public:
    /// UTF-8; other bytes are left out.
    void add(std::string_view text);
    /// By their code points.
    [[nodiscard]] std::vector<char32_t> all() const;

  private:
    std::vector<bool> seen_ = std::vector<bool>(0x11'0000);
};

/// A sentence for people about letters that neither the font nor one of the system's has, so that a film
/// would show boxes instead: how many there are, some of them, and what to install. Empty if all are there.
[[nodiscard]] std::string missing_letters(const Letters& letters, const SubtitleFont& font);

}  // namespace storyflow::film
