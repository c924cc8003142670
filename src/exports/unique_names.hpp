#pragma once

#include <set>
#include <string>
#include <string_view>

namespace storyflow::exports {

/// File names made from titles (`base::download_name`) that differ within one folder or archive, also where
/// case does not count: "Letter.mp3", "letter (2).mp3".
class UniqueNames {
  public:
    /// `extension` begins with its dot.
    [[nodiscard]] std::string take(std::string_view title, std::string_view extension);

  private:
    std::set<std::string, std::less<>> taken_;  ///< case-folded
};

}  // namespace storyflow::exports
