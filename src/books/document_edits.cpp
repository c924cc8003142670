#include "books/document_edits.hpp"

#include <algorithm>

namespace storyflow::books {

std::string DocumentEdits::applied_to(std::string_view text) const {
    auto edits = edits_;
    std::ranges::stable_sort(edits, {}, [](const Edit& edit) { return edit.bytes.begin; });
    std::string result;
    std::size_t copied = 0;
    for (const auto& edit : edits) {
        const std::size_t begin = std::max(copied, edit.bytes.begin);
        result.append(text.substr(copied, begin - copied)).append(edit.text);
        copied = std::max(begin, edit.bytes.end);
    }
    return result.append(text.substr(copied));
}

}  // namespace storyflow::books
