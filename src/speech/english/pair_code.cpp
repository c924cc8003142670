#include "speech/english/pair_code.hpp"

#include "base/error.hpp"
#include "speech/english/byte_cursor.hpp"

namespace storyflow::speech::english {

namespace {

std::string_view as_text(std::span<const std::byte> bytes) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes of UTF-8
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

PairCode::PairCode(ByteCursor& bytes) : symbol_count_(bytes.byte()) {
    for (std::size_t i = 0; i < symbol_count_; ++i)
        symbols_[i] = as_text(bytes.counted());
    const std::size_t pairs = bytes.byte();
    if (symbol_count_ + pairs > symbols_.size()) throw damaged_lexicon("too many codes.");
    pairs_ = bytes.take(2 * pairs);
}

void PairCode::append(std::span<const std::byte> codes, std::string& text) const {
    for (const std::byte code : codes)
        append(std::to_integer<std::uint8_t>(code), text);
}

void PairCode::append(std::uint8_t code, std::string& text) const {
    if (code < symbol_count_) {
        text.append(symbols_[code]);
        return;
    }
    const std::size_t pair = 2 * (code - symbol_count_);
    if (pair >= pairs_.size()) throw damaged_lexicon("it has a code without a meaning.");
    for (const std::byte half : pairs_.subspan(pair, 2)) {
        const auto smaller = std::to_integer<std::uint8_t>(half);
        if (smaller >= code) throw damaged_lexicon("a code contains itself.");
        append(smaller, text);
    }
}

}  // namespace storyflow::speech::english
