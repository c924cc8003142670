#include "narration/written_script.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace storyflow::narration {

WrittenScript::WrittenScript(std::string_view script)
    : script_(script), starts_(base::code_point_starts(script)) {
    starts_.push_back(script.size());
}

std::string_view WrittenScript::at(text::CharRange range) const {
    const std::size_t last = starts_.size() - 1;
    const std::size_t begin = starts_[std::min(range.begin, last)];
    const std::size_t end = starts_[std::min(std::max(range.begin, range.end), last)];
    return script_.substr(begin, end - begin);
}

}  // namespace storyflow::narration
