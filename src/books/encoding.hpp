#pragma once

#include <string>
#include <string_view>

namespace storyflow::books {

/// A file's text, and how its bytes were read.
struct Decoded {
    std::string utf8;     ///< valid; lines end with '\n'; no control characters but '\n' and '\t'
    std::string charset;  ///< "UTF-8", "UTF-16LE", "windows-1252", …
};

/// Reads the bytes of a text file: by its byte order mark, else by the `declared` charset (what an HTML or
/// XML file says of itself), else as UTF-16 or UTF-8 where the bytes can be nothing else, else as ICU's
/// detector says, which is asked last because it guesses. What is called ISO-8859-1 is read as its superset
/// windows-1252. A charset that is unknown, or that the bytes disprove, counts as not declared. Single bytes
/// that are no text become U+FFFD, control characters are left out, page breaks end a line. Throws
/// `base::Error{unsupported_media}` when the bytes are no text at all. Pure; linear.
[[nodiscard]] Decoded decoded(std::string_view bytes, std::string_view declared = {});

}  // namespace storyflow::books
