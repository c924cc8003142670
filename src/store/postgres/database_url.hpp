#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace storyflow::store::postgres {

/// The address and credentials of a PostgreSQL database, as the user wrote them. Keeps secrets out of
/// messages.
class DatabaseUrl {
  public:
    /// Throws `base::Error{invalid_input}` unless `url` is a postgresql:// URL.
    explicit DatabaseUrl(const std::string& url);

    /// The complete URL: for libpq only, not for messages.
    [[nodiscard]] const std::string& text() const { return text_; }
    /// For people: "storyflow on db.example:5432".
    [[nodiscard]] const std::string& place() const { return place_; }
    /// Replaces each password of this URL in the text by dots.
    [[nodiscard]] std::string without_secrets(std::string text) const;

  private:
    void learn_secrets(std::string_view user_info, std::string_view query);

    std::string text_;
    std::string place_;
    std::vector<std::string> secrets_;  ///< the longest first
};

}  // namespace storyflow::store::postgres
