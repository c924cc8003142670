#include "books/paragraph_cuts.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "text/read_script.hpp"

namespace storyflow::books {

namespace {

std::size_t size_of(std::string_view text) {
    return base::code_point_count(text);
}

/// A paragraph is looked at in pieces of so many bytes: the words of a text take a hundred times its memory.
constexpr std::size_t largest_piece = std::size_t{128} * 1024;

/// Adds the sentences of a piece, each with the white space behind it. The last one may go on behind the
/// piece.
void add_sentences(std::string_view piece, std::vector<std::string_view>& sentences) {
    const auto starts = base::code_point_starts(piece);
    const auto offset = [&](std::size_t point) {
        return point < starts.size() ? starts[point] : piece.size();
    };
    const auto words = text::read_script(piece).words;
    std::size_t begin = 0;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (!words[i].ends_sentence || words[i + 1].source.begin < words[i].source.end) continue;
        // An opening quote before the next word belongs to it.
        const std::size_t from = offset(words[i].source.end);
        const std::size_t next = offset(words[i + 1].source.begin);
        const std::size_t space = piece.substr(0, next).find_last_of(" \n\t");
        if (space == std::string_view::npos || space < from || space < begin) continue;
        sentences.push_back(piece.substr(begin, space + 1 - begin));
        begin = space + 1;
    }
    sentences.push_back(piece.substr(begin));
}

/// The beginning of a text, up to a blank or at least between two characters.
std::string_view first_piece(std::string_view text) {
    if (text.size() <= largest_piece) return text;
    const auto space = text.substr(0, largest_piece).find_last_of(" \n\t");
    if (space != std::string_view::npos && space > largest_piece / 2) return text.substr(0, space + 1);
    constexpr std::size_t longest_character = 4;
    return base::first_code_points(text.substr(0, largest_piece), largest_piece / longest_character);
}

std::vector<std::string_view> sentences_of(std::string_view paragraph) {
    std::vector<std::string_view> sentences;
    while (!paragraph.empty()) {
        const auto piece = first_piece(paragraph);
        const std::size_t before = sentences.size();
        add_sentences(piece, sentences);
        const bool goes_on = piece.size() < paragraph.size() && sentences.size() - before > 1;
        const std::size_t rest = goes_on ? sentences.back().size() : 0;
        if (goes_on) sentences.pop_back();
        paragraph.remove_prefix(piece.size() - rest);
    }
    return sentences;
}

/// Where a text beyond `hard` code points is cut: behind a mark, else behind a word, else anywhere.
std::size_t cut_within(std::string_view text, std::size_t hard) {
    const auto fitting = base::first_code_points(text, hard);
    for (std::size_t at = fitting.size(); at > fitting.size() / 2; --at) {
        const auto before = fitting.substr(0, at);
        const bool is_behind_mark = before.ends_with("; ") || before.ends_with(", ") ||
                                    before.ends_with(": ") || before.ends_with("— ") ||
                                    before.ends_with('\n');
        if (is_behind_mark) return at;
    }
    const std::size_t space = fitting.find_last_of(' ');
    return space == std::string_view::npos || space == 0 ? fitting.size() : space + 1;
}

void add_part(std::vector<std::string>& parts, std::string_view part, std::size_t hard) {
    while (base::first_code_points(part, hard).size() < part.size()) {
        const std::size_t cut = cut_within(part, hard);
        if (!base::is_blank(part.substr(0, cut))) parts.emplace_back(base::trim(part.substr(0, cut)));
        part.remove_prefix(cut);
    }
    if (!base::is_blank(part)) parts.emplace_back(base::trim(part));
}

}  // namespace

std::vector<std::string> cut_paragraph(std::string_view paragraph, std::size_t longest, std::size_t hard) {
    hard = std::max<std::size_t>(hard, 1);
    longest = std::clamp<std::size_t>(longest, 1, hard);
    const std::size_t size = size_of(paragraph);
    if (size <= longest) return {std::string(paragraph)};
    const std::size_t aim = size / ((size + longest - 1) / longest);
    std::vector<std::string> parts;
    std::string_view part;
    for (const auto sentence : sentences_of(paragraph)) {
        const std::size_t so_far = size_of(part);
        if (!part.empty() && (so_far >= aim || so_far + size_of(sentence) > longest)) {
            add_part(parts, part, hard);
            part = {};
        }
        // The sentences follow each other in the paragraph.
        part = part.empty() ? sentence : std::string_view(part.data(), part.size() + sentence.size());
    }
    add_part(parts, part, hard);
    return parts;
}

}  // namespace storyflow::books
