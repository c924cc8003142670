#include "speech/english/word_group.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "speech/english/letter_case.hpp"
#include "speech/english/sounds.hpp"
#include "speech/english/word_sounds.hpp"
#include "speech/english/word_stress.hpp"
#include "speech/phonemes.hpp"

namespace storyflow::speech::english {

namespace {

constexpr std::size_t most_pieces = 24;  // of a word; the lookups grow with the square

/// The sounds of one or more neighbouring pieces.
struct Part {
    std::size_t begin = 0;  ///< index of its first piece
    std::string sounds;
};

/// Capitals count double.
std::size_t size_of(std::string_view piece) {
    return piece.size() + static_cast<std::size_t>(std::count_if(piece.begin(), piece.end(), is_capital));
}

/// The tag of the largest piece; the first of those as large.
PennTag tag_of(std::span<const Piece> pieces) {
    const auto largest = std::max_element(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
        return size_of(a.text) < size_of(b.text);
    });
    return largest->tag;
}

/// Finds the sounds of the longest tail that is known.
std::optional<Part> longest_known_tail(std::span<const Piece> pieces, const Context& context,
                                       const Dictionary& dictionary) {
    for (std::size_t begin = 0; begin < pieces.size(); ++begin) {
        const auto tail = pieces.subspan(begin);
        if (auto sounds = word_sounds(joined_text(tail), tag_of(tail), context, dictionary))
            return Part{begin, *std::move(sounds)};
    }
    return std::nullopt;
}

/// Whether letters stand beside digits or signs.
bool is_mixed(std::span<const Piece> pieces) {
    bool has_letters = false;
    bool has_digits = false;
    bool has_signs = false;
    for (const Piece& piece : pieces) {
        const char first = piece.text.front();
        if (first == '/') return true;
        if (is_silent(piece.text)) continue;
        if (is_letter(first) || static_cast<unsigned char>(first) >= 0x80U)
            has_letters = true;
        else
            (first >= '0' && first <= '9' ? has_digits : has_signs) = true;
    }
    return int{has_letters} + int{has_digits} + int{has_signs} > 1;
}

std::size_t weight_of(std::string_view sounds) {
    std::size_t weight = 0;
    for (const std::string_view symbol : symbols_of(sounds))
        weight += is_double(symbol) ? 2U : 1U;
    return weight;
}

bool has_main_stress(const Part& part) {
    return part.sounds.find(primary_stress) != std::string::npos;
}

void lower_stress(Part& part) {
    part.sounds = with_stress(part.sounds, -0.5);
}

/// Leaves the main stress to the heavier half of the parts.
void share_stress(std::vector<Part*>& parts, std::span<const Piece> pieces) {
    const bool begins_with_letter = parts.size() == 2 && pieces[parts.front()->begin].text.size() == 1;
    if (begins_with_letter) return lower_stress(*parts.back());
    const auto stressed = static_cast<std::size_t>(
        std::count_if(parts.begin(), parts.end(), [](const Part* part) { return has_main_stress(*part); }));
    if (parts.size() < 2 || stressed <= (parts.size() + 1) / 2) return;
    std::stable_sort(parts.begin(), parts.end(), [](const Part* a, const Part* b) {
        if (has_main_stress(*a) != has_main_stress(*b)) return has_main_stress(*b);
        return weight_of(a->sounds) < weight_of(b->sounds);
    });
    for (std::size_t i = 0; i < parts.size() / 2; ++i)
        lower_stress(*parts[i]);
}

/// Whether a vowel is stammered before the word that begins with it: "a-and", "I-it's".
bool is_stammered(std::span<const Piece> pieces) {
    if (pieces.size() < 3 || pieces[0].text.size() != 1 || pieces[1].text != "-") return false;
    const char vowel = in_small(pieces[0].text.front());
    const std::string_view word = pieces[2].text;
    const bool goes_on = word.size() == 1 && is_stammered(pieces.subspan(2));
    return std::string_view("aeiou").find(vowel) != std::string_view::npos &&
           in_small(word.front()) == vowel && (word.size() > 1 || goes_on);
}

/// The sounds up to the first vowel, without stress: "ɪ" of "ˈɪts", "ju" of "jˈuz".
std::string beginning_of(std::string_view sounds) {
    std::string beginning;
    for (const std::string_view symbol : symbols_of(sounds)) {
        if (symbol == primary_stress || symbol == secondary_stress) continue;
        beginning += symbol;
        if (is_vowel(symbol)) break;
    }
    return beginning;
}

std::string joined(std::vector<Part>& parts, std::span<const Piece> pieces) {
    const bool is_apart = is_mixed(pieces);
    if (!is_apart) {
        std::vector<Part*> sounding;
        for (Part& part : parts) {
            if (!part.sounds.empty()) sounding.push_back(&part);
        }
        share_stress(sounding, pieces);
    }
    std::string sounds;
    for (const Part& part : parts) {
        const bool needs_space = is_apart && !sounds.empty() && !part.sounds.empty();
        sounds.append(needs_space ? " " : "").append(part.sounds);
    }
    return sounds;
}

}  // namespace

std::string joined_text(std::span<const Piece> pieces) {
    std::string text;
    for (const Piece& piece : pieces)
        text.append(piece.text);
    return text;
}

bool is_to(const Piece& piece) {
    return piece.text == "to" || piece.text == "To" ||
           (piece.text == "TO" && (piece.tag == PennTag::to || piece.tag == PennTag::in));
}

std::optional<std::string> group_sounds(std::span<const Piece> pieces, Context context,
                                        const Dictionary& dictionary) {
    if (pieces.size() > most_pieces) return std::nullopt;
    if (is_stammered(pieces)) {
        auto word = group_sounds(pieces.subspan(2), context, dictionary);
        if (word) word->insert(0, beginning_of(*word) + " ");
        return word;
    }
    std::vector<Part> parts;  // from the right to the left
    for (auto rest = pieces; !rest.empty();) {
        if (auto part = longest_known_tail(rest, context, dictionary)) {
            const bool is_one_piece = part->begin + 1 == rest.size();
            context.next = first_sound(part->sounds, context.next);
            context.to_follows = is_one_piece && is_to(rest.back());
            rest = rest.first(part->begin);
            parts.push_back(*std::move(part));
        } else if (is_silent(rest.back().text)) {
            rest = rest.first(rest.size() - 1);
        } else {
            return std::nullopt;
        }
    }
    std::reverse(parts.begin(), parts.end());
    return joined(parts, pieces);
}

}  // namespace storyflow::speech::english
