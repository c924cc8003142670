#include "http/route_pattern.hpp"

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "http/message.hpp"

namespace storyflow::http {

namespace {

/// The path segments from `first` on, still percent-encoded.
std::string_view rest_of(const SplitPath& path, std::size_t first) {
    const char* begin = path.segments[first].data();
    const std::string_view last = path.segments.back();
    const char* end = last.data() + last.size() + (path.ends_in_slash ? 1 : 0);
    return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

SplitPath split_path(std::string_view path) {
    SplitPath split;
    if (!path.empty() && path.front() == '/') path.remove_prefix(1);
    split.ends_in_slash = path.empty() || path.back() == '/';
    if (split.ends_in_slash && !path.empty()) path.remove_suffix(1);
    while (!path.empty()) {
        const std::string_view segment = path.substr(0, path.find('/'));
        split.segments.push_back(segment);
        const bool more = segment.size() < path.size();
        path.remove_prefix(segment.size() + (more ? 1 : 0));
        if (more && path.empty()) split.segments.push_back(path);  // an empty last segment, as in "a//"
    }
    return split;
}

RoutePattern::RoutePattern(std::string_view pattern) {
    const SplitPath split = split_path(pattern);
    ends_in_slash_ = split.ends_in_slash;
    for (const std::string_view segment : split.segments)
        segments_.push_back(parse_segment(segment));
}

RoutePattern::Segment RoutePattern::parse_segment(std::string_view text) {
    const auto brace = text.find('{');
    if (brace == std::string_view::npos || text.back() != '}')
        return {SegmentKind::literal, std::string(text), {}};
    const auto name = text.substr(brace + 1, text.size() - brace - 2);
    if (brace == 0) return parse_parameter(name);
    return {SegmentKind::prefixed_parameter, std::string(name), std::string(text.substr(0, brace))};
}

RoutePattern::Segment RoutePattern::parse_parameter(std::string_view name) {
    if (name.ends_with("...")) return {SegmentKind::rest, std::string(name.substr(0, name.size() - 3)), {}};
    if (name.ends_with('*'))
        return {SegmentKind::parameter_with_dots, std::string(name.substr(0, name.size() - 1)), {}};
    return {SegmentKind::parameter, std::string(name), {}};
}

bool RoutePattern::accepts(const Segment& segment, std::string_view decoded) {
    switch (segment.kind) {
        case SegmentKind::literal:
            return decoded == segment.name;
        case SegmentKind::prefixed_parameter:
            return decoded.size() > segment.prefix.size() && decoded.starts_with(segment.prefix) &&
                   decoded.find_first_of("./") == std::string_view::npos;
        case SegmentKind::parameter:
            return !decoded.empty() && decoded.find_first_of("./") == std::string_view::npos;
        case SegmentKind::parameter_with_dots:
            return !decoded.empty() && decoded.find('/') == std::string_view::npos;
        case SegmentKind::rest:
            return true;
    }
    return false;
}

std::optional<PathParameters> RoutePattern::match(const SplitPath& path) const {
    const bool takes_rest = !segments_.empty() && segments_.back().kind == SegmentKind::rest;
    const std::size_t fixed = segments_.size() - (takes_rest ? 1 : 0);
    if (path.segments.size() < fixed || (!takes_rest && path.segments.size() > fixed)) return std::nullopt;
    if (!takes_rest && path.ends_in_slash && !ends_in_slash_) return std::nullopt;
    PathParameters parameters;
    for (std::size_t i = 0; i < fixed; ++i) {
        std::string decoded = percent_decode(path.segments[i]);
        if (!base::is_valid_utf8(decoded)) return std::nullopt;
        if (!accepts(segments_[i], decoded)) return std::nullopt;
        if (segments_[i].kind != SegmentKind::literal)
            parameters.emplace(segments_[i].name, decoded.substr(segments_[i].prefix.size()));
    }
    if (takes_rest) {
        const bool empty = path.segments.size() == fixed;
        if (empty && !path.ends_in_slash) return std::nullopt;
        std::string decoded = empty ? std::string() : percent_decode(rest_of(path, fixed));
        if (!base::is_valid_utf8(decoded)) return std::nullopt;
        parameters.emplace(segments_.back().name, std::move(decoded));
    }
    return parameters;
}

bool RoutePattern::precedes(const RoutePattern& other) const {
    return segments_ < other.segments_;
}

}  // namespace storyflow::http
