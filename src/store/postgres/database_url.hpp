#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace storyflow::store::postgres {

/// Where a PostgreSQL database is and how to enter it, as its user wrote it. Knows what of it is secret.
class DatabaseUrl {
  public:
    /// Throws `base::Error{invalid_input}` for what is no postgresql:// URL.
    explicit DatabaseUrl(const std::string& url);

    /// With everything in it: for libpq, never for people.
    [[nodiscard]] const std::string& text() const { return text_; }
    /// For people: "storyflow on db.example:5432".
    [[nodiscard]] const std::string& place() const { return place_; }
    /// The text with dots where it holds a password of this URL.
    [[nodiscard]] std::string without_secrets(std::string text) const;

  private:
    void learn_secrets(std::string_view user_info, std::string_view query);

    std::string text_;
    std::string place_;
    std::vector<std::string> secrets_;  ///< the longest first
};

}  // namespace storyflow::store::postgres
