#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.hpp"
#include "text/normalise.hpp"

namespace {

using namespace storyflow;

void check(bool holds) {
    if (!holds) std::abort();
}

/// An upper bound for the length of the result for one character.
constexpr std::size_t most_growth = 40;

}  // namespace

// The result has no digits, and every part of it has a source in the script, in order.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view script(reinterpret_cast<const char*>(data), size);
    const auto dialect = size % 2 == 0 ? text::Dialect::american : text::Dialect::british;
    const text::NormalisedText normalised = text::normalise(script, dialect);
    check(base::is_valid_utf8(normalised.text));
    check(normalised.text.size() <= most_growth * (size + 1));
    check(std::ranges::none_of(normalised.text, [](char c) { return c >= '0' && c <= '9'; }));
    check(normalised.text.find("  ") == std::string::npos);

    const std::size_t length = base::code_point_count(script);
    std::size_t end = 0;
    std::size_t source = 0;
    for (const auto& piece : normalised.pieces) {
        check(piece.begin >= end && piece.begin < piece.end && piece.end <= normalised.text.size());
        check(piece.source.begin >= source && piece.source.begin < piece.source.end);
        check(piece.source.end <= length);
        end = piece.end;
        source = piece.source.begin;
    }
    check(end == normalised.text.size());
    return 0;
}
