#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.hpp"
#include "speech/english/tag_weights.hpp"
#include "speech/english/tokens.hpp"

namespace {

using namespace storyflow;

void check(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

// The tokens cover all bytes but white space, in order.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    std::size_t end = 0;
    for (const auto& token : speech::english::tagged_tokens(text)) {
        check(token.begin >= end && token.begin < token.end && token.end <= size);
        check(base::is_blank(text.substr(end, token.begin - end)));
        check(static_cast<std::size_t>(token.tag) < speech::english::tag_count);
        end = token.end;
    }
    check(base::is_blank(text.substr(end)));
    return 0;
}
