#pragma once

#include <boost/json/object.hpp>
#include <cstddef>
#include <string_view>
#include <vector>

#include "http/message.hpp"
#include "http/multipart.hpp"

namespace storyflow::api {

inline constexpr std::size_t json_depth_limit = 32;
inline constexpr std::size_t json_value_limit = 200'000;

/// What a request carries: its fields (of a form they are strings, the last of a name counts) and its files.
struct RequestBody {
    boost::json::object fields;
    std::vector<http::FormPart> files;

    /// The file sent under this name, or nothing.
    [[nodiscard]] const http::FormPart* file(std::string_view name) const;
};

/// Whether JSON may begin with a byte order mark. Clients rely on its refusal, but editors write it into
/// story files.
enum class ByteOrderMark { refused, skipped };

/// Reads a JSON, URL-encoded or multipart body; an empty one has no fields. Throws `ApiError`: 400 for what
/// is malformed, no object or nested too deep, 413 for too many values, 415 for other content types; and
/// `base::Error{unavailable}` when there is no memory left for so large a request.
[[nodiscard]] RequestBody read_body(const http::Request& request,
                                    ByteOrderMark mark = ByteOrderMark::refused);

}  // namespace storyflow::api
