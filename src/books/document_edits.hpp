#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "books/source_document.hpp"

namespace storyflow::books {

/// Changes of a text, collected first and carried out at once. Places are those of the text before any
/// change. What is put in at one place keeps the order of the calls.
class DocumentEdits {
  public:
    void insert(std::size_t at, std::string text) { replace({at, at}, std::move(text)); }
    void remove(ByteRange bytes) { replace(bytes, {}); }
    /// Ranges must not overlap.
    void replace(ByteRange bytes, std::string text) { edits_.push_back({bytes, std::move(text)}); }

    [[nodiscard]] std::string applied_to(std::string_view text) const;

  private:
    struct Edit {
        ByteRange bytes;
        std::string text;
    };
    std::vector<Edit> edits_;
};

}  // namespace storyflow::books
