#include "speech/english/suffixes.hpp"

#include "speech/english/sounds.hpp"

namespace storyflow::speech::english {

namespace {

bool ends_with_one_of(std::string_view stem, std::string_view symbols) {
    return symbols.find(last_symbol(stem)) != std::string_view::npos;
}

std::string joined(std::string_view stem, std::string_view ending) {
    return std::string(stem).append(ending);
}

std::string_view weak_vowel(Accent accent) {
    return accent == Accent::british ? "ɪ" : "ᵻ";
}

/// Whether the t at the end of an American stem is flapped before a vowel, as in "waiting".
bool ends_with_flapped_t(std::string_view stem, Accent accent) {
    if (accent == Accent::british || !stem.ends_with('t')) return false;
    const std::string_view before = last_symbol(stem.substr(0, stem.size() - 1));
    return !before.empty() && std::string_view("AIOWYiuæɑəɛɪɹʊʌ").find(before) != std::string_view::npos;
}

/// The stem before an ending that begins with a vowel.
std::string before_vowel(std::string_view stem, Accent accent) {
    if (!ends_with_flapped_t(stem, accent)) return std::string(stem);
    return joined(stem.substr(0, stem.size() - 1), "ɾ");
}

}  // namespace

std::optional<std::string> with_s(std::string_view stem, Accent accent) {
    if (stem.empty()) return std::nullopt;
    if (ends_with_one_of(stem, "ptkfθ")) return joined(stem, "s");
    if (ends_with_one_of(stem, "szʃʒʧʤ")) return joined(stem, weak_vowel(accent)).append("z");
    return joined(stem, "z");
}

std::optional<std::string> with_ed(std::string_view stem, Accent accent) {
    if (stem.empty()) return std::nullopt;
    if (ends_with_one_of(stem, "pkfθʃsʧ")) return joined(stem, "t");
    if (ends_with_one_of(stem, "dt"))
        return before_vowel(stem, accent).append(weak_vowel(accent)).append("d");
    return joined(stem, "d");
}

std::optional<std::string> with_ing(std::string_view stem, Accent accent) {
    if (stem.empty()) return std::nullopt;
    if (accent == Accent::british && ends_with_one_of(stem, "əː")) return std::nullopt;
    return before_vowel(stem, accent).append("ɪŋ");
}

}  // namespace storyflow::speech::english
