#pragma once

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace storyflow::http {

/// A request path split at its slashes. The segments are still percent-encoded.
struct SplitPath {
    std::vector<std::string_view> segments;
    bool ends_in_slash = false;
};
[[nodiscard]] SplitPath split_path(std::string_view path);

using PathParameters = std::map<std::string, std::string, std::less<>>;

/// The compiled form of `Route::pattern`.
class RoutePattern {
  public:
    explicit RoutePattern(std::string_view pattern);

    /// The decoded parameters if the path matches and they are valid UTF-8, else std::nullopt.
    [[nodiscard]] std::optional<PathParameters> match(const SplitPath& path) const;
    /// True if this pattern must be tried first: from left to right, literals precede parameters.
    [[nodiscard]] bool precedes(const RoutePattern& other) const;

  private:
    enum class SegmentKind { literal, prefixed_parameter, parameter, parameter_with_dots, rest };
    struct Segment {
        SegmentKind kind;
        std::string name;    ///< of a parameter; the text of a literal
        std::string prefix;  ///< in front of a prefixed parameter
        auto operator<=>(const Segment&) const = default;
    };

    [[nodiscard]] static Segment parse_segment(std::string_view text);
    [[nodiscard]] static Segment parse_parameter(std::string_view name);
    [[nodiscard]] static bool accepts(const Segment& segment, std::string_view decoded);

    std::vector<Segment> segments_;
    bool ends_in_slash_ = false;
};

}  // namespace storyflow::http
