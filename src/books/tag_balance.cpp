#include "books/tag_balance.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "books/page_roles.hpp"

namespace storyflow::books {

namespace {

std::string_view name_of(std::string_view tag) {
    const std::size_t begin = tag.find_first_not_of("</");
    if (begin == std::string_view::npos) return {};
    const auto name = tag.substr(begin, tag.find_first_of(" \t\n/>", begin) - begin);
    return name.substr(name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1);
}

bool is_comment(std::string_view tag) {
    return tag.starts_with("<!") || tag.starts_with("<?");
}

/// The tags that some bytes leave open, and those that they close without opening them.
struct Imbalance {
    std::size_t opened = 0;
    std::size_t closed = 0;
};

/// std::nullopt if blocks begin or end within. Attributes may contain `>`, which is then read as text.
std::optional<Imbalance> imbalance_of(std::string_view text) {
    Imbalance found;
    for (std::size_t at = 0; (at = text.find('<', at)) != std::string_view::npos;) {
        const auto rest = text.substr(at);
        const auto tag = rest.substr(0, rest.find(rest.starts_with("<!--") ? "-->" : ">") + 1);
        at += std::max<std::size_t>(tag.size(), 1);
        if (is_comment(tag) || tag.ends_with("/>")) continue;
        if (is_block_element(name_of(tag))) return std::nullopt;
        if (!tag.starts_with("</")) {
            ++found.opened;
        } else if (found.opened > 0) {
            --found.opened;
        } else {
            ++found.closed;
        }
    }
    return found;
}

/// The tag of an element within a line that ends right before `end`; empty if none does.
std::string_view tag_before(std::string_view document, std::size_t end) {
    if (end == 0 || document[end - 1] != '>') return {};
    const auto tag = document.substr(0, end).substr(document.rfind('<', end - 1));
    const bool opens = !tag.starts_with("</") && !tag.ends_with("/>") && !is_comment(tag);
    return opens && !is_block_element(name_of(tag)) ? tag : std::string_view();
}

std::string_view tag_behind(std::string_view document, std::size_t begin) {
    const auto rest = document.substr(begin);
    if (!rest.starts_with("</")) return {};
    const auto tag = rest.substr(0, rest.find('>') + 1);
    return is_block_element(name_of(tag)) ? std::string_view() : tag;
}

ByteRange longest_piece(std::string_view document, ByteRange bytes) {
    ByteRange longest{bytes.begin, bytes.begin};
    for (std::size_t at = bytes.begin; at < bytes.end;) {
        const std::size_t end = std::min(document.find('<', at), bytes.end);
        if (end - at > longest.end - longest.begin) longest = {at, end};
        const std::size_t behind = document.find('>', end);
        at = end == bytes.end || behind == std::string_view::npos ? bytes.end : behind + 1;
    }
    return longest;
}

}  // namespace

ByteRange balanced(std::string_view document, ByteRange bytes) {
    const auto found = imbalance_of(document.substr(bytes.begin, bytes.end - bytes.begin));
    if (!found) return longest_piece(document, bytes);
    ByteRange range = bytes;
    for (std::size_t i = 0; i < found->closed; ++i) {
        const auto tag = tag_before(document, range.begin);
        if (tag.empty()) return longest_piece(document, bytes);
        range.begin -= tag.size();
    }
    for (std::size_t i = 0; i < found->opened; ++i) {
        const auto tag = tag_behind(document, range.end);
        if (tag.empty()) return longest_piece(document, bytes);
        range.end += tag.size();
    }
    return range;
}

std::vector<ByteRange> pieces_without_tags(std::string_view document, std::span<const ByteRange> bytes) {
    std::vector<ByteRange> pieces;
    for (const auto& range : bytes) {
        const bool goes_on = !pieces.empty() && range.begin <= pieces.back().end;
        if (goes_on) {
            pieces.back().end = std::max(pieces.back().end, range.end);
        } else if (!pieces.empty() &&
                   document.substr(pieces.back().end, range.begin - pieces.back().end).find('<') ==
                       std::string_view::npos) {
            pieces.back().end = range.end;  // over a soft hyphen
        } else {
            pieces.push_back(range);
        }
    }
    return pieces;
}

}  // namespace storyflow::books
