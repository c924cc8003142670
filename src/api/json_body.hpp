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

/// The content of a request: its fields (a form's are strings; of several with one name the last counts) and
/// its files.
struct RequestBody {
    boost::json::object fields;
    std::vector<http::FormPart> files;

    /// The file with this field name; null if there is none.
    [[nodiscard]] const http::FormPart* file(std::string_view name) const;
};

/// Whether JSON may begin with a byte order mark. Clients rely on its refusal, but some editors write one
/// into story files.
enum class ByteOrderMark { refused, skipped };

/// Reads a JSON, URL-encoded or multipart body; an empty body has no fields. Throws `ApiError`: 400 if it is
/// malformed, no object or nested too deep, 413 for too many values, 415 for other content types. Throws
/// `base::Error{unavailable}` if the memory budget has too little left.
[[nodiscard]] RequestBody read_body(const http::Request& request,
                                    ByteOrderMark mark = ByteOrderMark::refused);

}  // namespace storyflow::api
