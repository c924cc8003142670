#include "speech/english/pieces.hpp"

#include <algorithm>
#include <cstddef>

#include "base/utf8.hpp"
#include "speech/english/letter_case.hpp"

namespace storyflow::speech::english {

namespace {

enum class Kind { capital, small, digit, apostrophe, hyphen, point, other };

/// A code point. Letters outside ASCII count as small: no rule of English divides at them.
Kind kind_of(std::string_view symbol) {
    if (symbol.size() > 1) {
        if (symbol == "’" || symbol == "‘") return Kind::apostrophe;
        return base::has_letter(symbol) ? Kind::small : Kind::other;
    }
    const char c = symbol.front();
    if (is_capital(c)) return Kind::capital;
    if (is_small(c)) return Kind::small;
    if (c >= '0' && c <= '9') return Kind::digit;
    if (c == '\'') return Kind::apostrophe;
    if (c == '-' || c == '_') return Kind::hyphen;
    return c == '.' || c == ',' ? Kind::point : Kind::other;
}

/// Finds the pieces of one token from left to right. Positions count code points; beyond the end there is
/// nothing of any kind.
class Divider {
  public:
    explicit Divider(std::string_view token) : token_(token), starts_(base::code_point_starts(token)) {
        kinds_.reserve(starts_.size());
        for (const std::size_t start : starts_)
            kinds_.push_back(kind_of(base::first_code_points(token.substr(start), 1)));
        starts_.push_back(token.size());
    }

    [[nodiscard]] std::vector<std::string_view> pieces() const {
        std::vector<std::string_view> found;
        for (std::size_t at = 0; at < kinds_.size();) {
            const std::size_t end = end_of_piece(at);
            if (end > at) found.push_back(token_.substr(starts_[at], starts_[end] - starts_[at]));
            at = std::max(end, at + 1);
        }
        return found;
    }

  private:
    [[nodiscard]] bool is(std::size_t at, Kind kind) const {
        return at < kinds_.size() && kinds_[at] == kind;
    }
    [[nodiscard]] bool is_letter_at(std::size_t at) const {
        return is(at, Kind::small) || is(at, Kind::capital);
    }
    [[nodiscard]] std::size_t run_end(std::size_t at, Kind kind) const {
        while (is(at, kind))
            ++at;
        return at;
    }

    /// Where the piece that begins at `at` ends; `at` itself if nothing begins there.
    [[nodiscard]] std::size_t end_of_piece(std::size_t at) const {
        const bool precedes_word =
            is(at, Kind::capital) && is(at + 1, Kind::capital) && is(at + 2, Kind::small);
        if (precedes_word) return at + 1;
        if (const std::size_t end = end_of_number(at); end > at) return end;
        switch (kinds_[at]) {
            case Kind::apostrophe:
                return end_of_apostrophes(at);
            case Kind::hyphen:
                return run_end(at, Kind::hyphen);
            case Kind::small:
            case Kind::capital:
                return end_of_letters(at);
            case Kind::digit:
            case Kind::point:
            case Kind::other:
                break;
        }
        return at + 1;
    }

    [[nodiscard]] std::size_t end_of_apostrophes(std::size_t at) const {
        const std::size_t end = run_end(at, Kind::apostrophe);
        const bool is_piece = at == 0 || end - at >= 2 || end == kinds_.size();
        return is_piece ? end : at;
    }

    [[nodiscard]] std::size_t end_of_number(std::size_t at) const {
        const bool has_minus = at == 0 && token_.starts_with('-');
        std::size_t end = has_minus ? at + 1 : at;
        while (is(end, Kind::digit) || (is(end, Kind::point) && is(end + 1, Kind::digit)))
            ++end;
        return has_minus && end == 1 ? at : end;
    }

    [[nodiscard]] std::size_t end_of_letters(std::size_t at) const {
        std::size_t end = at;
        while (is_letter_at(end)) {
            ++end;
            if (is(end - 1, Kind::small) && is(end, Kind::capital)) return end;
        }
        while (is(end, Kind::apostrophe) && is_letter_at(end + 1))
            end += 2;
        return end;
    }

    std::string_view token_;
    std::vector<std::size_t> starts_;
    std::vector<Kind> kinds_;
};

}  // namespace

std::vector<std::string_view> pieces_of(std::string_view token) {
    return Divider(token).pieces();
}

bool is_silent(std::string_view piece) {
    for (std::string_view rest = piece; !rest.empty();) {
        const std::string_view symbol = base::first_code_points(rest, 1);
        const Kind kind = kind_of(symbol);
        const bool is_junk =
            kind == Kind::apostrophe || kind == Kind::hyphen || kind == Kind::point || symbol == "/";
        if (!is_junk) return false;
        rest.remove_prefix(symbol.size());
    }
    return true;
}

}  // namespace storyflow::speech::english
