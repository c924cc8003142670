#include "story/text_digest.hpp"

#include <cstddef>

#include "base/digest.hpp"
#include "base/utf8.hpp"

namespace storyflow::story {

namespace {

/// Half of SHA-256: no two texts of a story will ever agree in it by chance.
constexpr std::size_t digest_digits = 32;

}  // namespace

std::string digest_of_text(std::string_view text) {
    return base::hexadecimal(base::sha256(base::trim(text))).substr(0, digest_digits);
}

}  // namespace storyflow::story
