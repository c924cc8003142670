#include "api/segment_digest.hpp"

#include <cstddef>
#include <string_view>
#include <utility>

#include "api/json_text.hpp"
#include "base/utf8.hpp"

namespace storyflow::api {

namespace {

using boost::json::object;
using boost::json::value;

/// Headings, cries and blank texts are always told: leaving them out would save nothing.
constexpr std::size_t short_text_bytes = 40;
constexpr std::string_view id_in_address = "{id}";

bool is_told_each_time(std::string_view key) {
    return key == "id" || key == "text_content" || key == "text_length";
}

bool counts_on(std::string_view key, const value& now, const value& before) {
    return key == "sequence_index" && now.is_int64() && before.is_int64() &&
           now.get_int64() == before.get_int64() + 1;
}

/// So that the addresses of neighbours are equal.
void generalise(value& address, std::string_view id) {
    if (!address.is_string()) return;
    std::string text(std::string_view(address.get_string()));
    const auto at = text.rfind(id);
    if (at == std::string::npos) return;
    address = text.replace(at, id.size(), id_in_address);
}

}  // namespace

void SegmentDigest::restart() {
    place_ = 0;
    before_.clear();
}

std::string SegmentDigest::next(object&& segment) {
    const std::string id(std::string_view(segment.at("id").as_string()));
    generalise(segment["audio_file"], id);
    generalise(segment["image_file"], id);
    if (place_ >= texts_) leave_out_long_text(segment);
    ++place_;
    auto text = json_text(changes(segment));
    segment.erase("text_content");
    before_ = std::move(segment);
    return text;
}

void SegmentDigest::leave_out_long_text(object& segment) const {
    const std::string_view text = segment.at("text_content").as_string();
    if (text.size() <= short_text_bytes) return;
    const auto length = static_cast<std::int64_t>(base::code_point_count(text));
    segment.erase("text_content");
    segment["text_length"] = length;
}

object SegmentDigest::changes(const object& segment) const {
    object changed;
    for (const auto& member : segment) {
        const auto* before = before_.if_contains(member.key());
        const bool is_known = before != nullptr && !is_told_each_time(member.key()) &&
                              (*before == member.value() || counts_on(member.key(), member.value(), *before));
        if (!is_known) changed.emplace(member.key(), member.value());
    }
    return changed;
}

}  // namespace storyflow::api
