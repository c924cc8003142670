#include "text/english/address_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/characters.hpp"
#include "text/english/numbers.hpp"
#include "text/english/numeral.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

constexpr std::array domains{
    "ai"sv,   "app"sv,  "au"sv,     "biz"sv,   "blog"sv, "br"sv,   "ca"sv,  "cc"sv,  "ch"sv,  "cloud"sv,
    "cn"sv,   "co"sv,   "com"sv,    "cz"sv,    "de"sv,   "dev"sv,  "dk"sv,  "edu"sv, "es"sv,  "eu"sv,
    "fi"sv,   "fm"sv,   "fr"sv,     "gg"sv,    "gov"sv,  "gr"sv,   "hk"sv,  "hu"sv,  "ie"sv,  "il"sv,
    "info"sv, "int"sv,  "io"sv,     "jp"sv,    "kr"sv,   "ly"sv,   "mil"sv, "mx"sv,  "net"sv, "news"sv,
    "nl"sv,   "nz"sv,   "online"sv, "org"sv,   "page"sv, "pl"sv,   "pt"sv,  "ro"sv,  "ru"sv,  "se"sv,
    "sg"sv,   "shop"sv, "site"sv,   "store"sv, "tech"sv, "test"sv, "tr"sv,  "tv"sv,  "tw"sv,  "ua"sv,
    "uk"sv,   "us"sv,   "wiki"sv,   "xyz"sv,   "za"sv};
constexpr std::array ambiguous{"am"sv, "as"sv, "at"sv, "be"sv, "by"sv, "do"sv, "in"sv, "is"sv,
                               "it"sv, "me"sv, "my"sv, "no"sv, "pm"sv, "so"sv, "to"sv};
constexpr std::array file_endings{
    "avi"sv, "bmp"sv,  "cpp"sv, "css"sv, "csv"sv,  "dll"sv, "doc"sv,  "docx"sv, "epub"sv,
    "exe"sv, "gif"sv,  "hpp"sv, "htm"sv, "html"sv, "jar"sv, "java"sv, "jpeg"sv, "jpg"sv,
    "js"sv,  "json"sv, "log"sv, "md"sv,  "mov"sv,  "odt"sv, "pdf"sv,  "php"sv,  "png"sv,
    "ppt"sv, "pptx"sv, "py"sv,  "rar"sv, "rb"sv,   "rs"sv,  "rtf"sv,  "svg"sv,  "tar"sv,
    "ts"sv,  "txt"sv,  "wav"sv, "xls"sv, "xlsx"sv, "xml"sv, "yaml"sv, "yml"sv,  "zip"sv};
constexpr std::array spoken_endings{"doc"sv,  "epub"sv, "gif"sv, "jar"sv,  "java"sv, "jpeg"sv,
                                    "json"sv, "log"sv,  "tar"sv, "yaml"sv, "zip"sv};
static_assert(std::ranges::is_sorted(spoken_endings) && std::ranges::is_sorted(domains) &&
              std::ranges::is_sorted(ambiguous) && std::ranges::is_sorted(file_endings));

std::string_view sign_word(char32_t sign) {
    constexpr std::array<std::pair<char32_t, std::string_view>, 16> signs{{{U'.', "dot"},
                                                                           {U'/', "slash"},
                                                                           {U'-', "dash"},
                                                                           {U'_', "underscore"},
                                                                           {U'?', "question-mark"},
                                                                           {U'=', "equals"},
                                                                           {U'&', "ampersand"},
                                                                           {U'%', "percent"},
                                                                           {U':', "colon"},
                                                                           {U'#', "hash"},
                                                                           {U'+', "plus"},
                                                                           {U'@', "at"},
                                                                           {U'~', "tilde"},
                                                                           {U',', "comma"},
                                                                           {U'*', "star"},
                                                                           {U'$', "dollar"}}};
    const auto found = std::ranges::find(signs, sign, &std::pair<char32_t, std::string_view>::first);
    return found == signs.end() ? std::string_view{} : found->second;
}

void add_word(std::string& words, std::string_view word) {
    if (!words.empty() && !word.empty()) words += ' ';
    words += word;
}

/// Reads the digits at `at`: behind letters as a code, a port as a number, others by their form.
std::string number_words_at(std::u32string_view address, std::size_t at, std::u32string_view digits,
                            NumberStyle style) {
    if (is_letter(char_at(address, at - 1))) return code_number_words(digits, style);
    const bool is_port = char_at(address, at - 1) == U':' && digits.size() <= 5 && digits.front() != U'0';
    return is_port ? cardinal(number_value(digits), style) : bare_number_words(digits, style);
}

}  // namespace

std::string address_words(std::u32string_view address, Dialect dialect) {
    const NumberStyle style = number_style(dialect);
    std::string words;
    for (std::size_t at = 0; at < address.size();) {
        if (const std::size_t digits = digits_from(address, at); digits > 0) {
            add_word(words, number_words_at(address, at, address.substr(at, digits), style));
            at += digits;
        } else if (const std::size_t letters = letters_from(address, at); letters > 0) {
            add_word(words, utf8(address.substr(at, letters)));
            at += letters;
            if (words.ends_with("www") && char_at(address, at) == U'.') ++at;
        } else if (matches(address, at, "://")) {
            at += 3;
        } else {
            add_word(words, sign_word(address[at]));
            ++at;
        }
    }
    return words;
}

bool is_top_level_domain(std::u32string_view label) {
    return contains(domains, utf8(label));
}

bool is_ambiguous_domain(std::u32string_view label) {
    return contains(ambiguous, utf8(label));
}

bool is_file_ending(std::u32string_view label) {
    return contains(file_endings, utf8(label));
}

bool is_spoken_file_ending(std::u32string_view label) {
    return contains(spoken_endings, utf8(label));
}

}  // namespace storyflow::text
