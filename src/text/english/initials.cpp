#include "text/english/initials.hpp"

#include <string>

#include "text/characters.hpp"
#include "text/english/sentence_end.hpp"

namespace storyflow::text {

namespace {

/// A run of initials ("A."), with at most one space between them.
struct Initials {
    std::string words;
    std::size_t count = 0;
    std::size_t end = 0;
};

Initials initials_at(std::u32string_view text, std::size_t at) {
    constexpr std::size_t most_initials = 12;
    Initials initials;
    initials.end = at;
    while (initials.count < most_initials) {
        std::size_t next = initials.end;
        const bool spaced =
            initials.count > 0 && char_at(text, next) == U' ' && is_capital(char_at(text, next + 1));
        if (spaced) ++next;
        const char32_t letter = char_at(text, next);
        if (!is_letter(letter) || is_opaque(letter) || char_at(text, next + 1) != U'.') break;
        if (initials.count > 0) initials.words += ' ';
        const char32_t raised = letter >= U'a' && letter <= U'z' ? letter - 0x20 : letter;
        append_utf8(initials.words, raised);
        initials.end = next + 2;
        ++initials.count;
    }
    return initials;
}

}  // namespace

std::optional<Reading> read_initials(const Place& place) {
    const Initials initials = initials_at(place.text, place.at);
    if (initials.count == 0) return std::nullopt;
    const std::size_t length = initials.end - place.at;
    const char32_t after = char_at(place.text, initials.end);
    if (initials.count == 1) {
        // A name's initial, as in "John F. Kennedy"; but not in "Plan B. Then", nor a sentence's "I."
        const char32_t letter = place.text[place.at];
        const bool before_name = after == U' ' && is_capital(char_at(place.text, initials.end + 1)) &&
                                 is_capital(letter) && letter != U'I' &&
                                 !ends_sentence(place.text, initials.end);
        return before_name ? std::optional(Reading{length, initials.words}) : std::nullopt;
    }
    // As in "V.I.P.s".
    if (after == U's' && initials.words.size() > 1 && ends_word(place.text, initials.end + 1))
        return Reading{length + 1, initials.words + "s"};
    if (is_letter(after) && !is_opaque(after)) {
        // "U.S.A" without the last full stop, or initials that touch the name: "J.R.Tolkien".
        const bool one_more = ends_word(place.text, initials.end + 1);
        if (!one_more) return Reading{length, initials.words};
        std::string words = initials.words + " ";
        append_utf8(words, after >= U'a' && after <= U'z' ? after - 0x20 : after);
        return Reading{length + 1, words};
    }
    const bool keeps_stop = ends_sentence(place.text, initials.end);
    return Reading{length - (keeps_stop ? 1 : 0), initials.words};
}

}  // namespace storyflow::text
