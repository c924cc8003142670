#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/sql/parameter.hpp"

namespace storyflow::store::postgres {

/// The values of one statement in PostgreSQL's text format; std::nullopt for NULL.
class Parameters {
  public:
    /// Throws `base::Error{invalid_input}` for text that is not storable (`sql::is_storable`).
    explicit Parameters(sql::ParameterSpan values);

    /// One pointer per value, null for NULL. Valid as long as this object.
    [[nodiscard]] std::vector<const char*> pointers() const;

  private:
    std::vector<std::optional<std::string>> texts_;
};

/// The text form of an array of texts, for a `$n::text[]`.
[[nodiscard]] std::string array_of(const std::vector<std::string>& elements);
[[nodiscard]] std::optional<std::string> array_of(const std::optional<std::vector<std::string>>& elements);

}  // namespace storyflow::store::postgres
