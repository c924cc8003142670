#include "text/english/address_rules.hpp"

#include <algorithm>
#include <string>

#include "text/characters.hpp"
#include "text/english/address_words.hpp"
#include "text/english/capital_words.hpp"
#include "text/english/numbers.hpp"
#include "text/english/numeral.hpp"

namespace storyflow::text {

namespace {

constexpr std::size_t longest_user = 64;
constexpr std::size_t longest_host = 253;
constexpr std::size_t longest_address = 2000;

bool is_host_char(char32_t c) {
    return is_ascii_letter(c) || is_digit(c) || c == U'-';
}

bool is_user_char(char32_t c) {
    return is_host_char(c) || c == U'.' || c == U'_' || c == U'%' || c == U'+';
}

bool is_url_char(char32_t c) {
    return is_host_char(c) || std::u32string_view(U"._~:/?#@!$&'*+,;=%").find(c) != std::u32string_view::npos;
}

/// Whether an address may begin here: not inside another one.
bool begins_address(std::u32string_view text, std::size_t at) {
    const char32_t before = char_at(text, at - 1);
    return !is_word_char(before) && before != U'@' && before != U'_' &&
           !((before == U'.' || before == U'-') && is_word_char(char_at(text, at - 2)));
}

/// Labels separated by dots; a dot behind the last label is not included.
struct Host {
    std::size_t end = 0;
    std::size_t labels = 0;
    std::u32string_view last;
};

Host host_at(std::u32string_view text, std::size_t at) {
    Host host{at, 0, {}};
    while (host.end - at < longest_host) {
        const std::size_t begin = host.end + (host.labels > 0 ? 1 : 0);
        if (host.labels > 0 && char_at(text, host.end) != U'.') break;
        std::size_t end = begin;
        while (end - at < longest_host && is_host_char(char_at(text, end)))
            ++end;
        while (end > begin && text[end - 1] == U'-')
            --end;
        if (end == begin || text[begin] == U'-') break;
        host.last = text.substr(begin, end - begin);
        host.end = end;
        ++host.labels;
    }
    return host;
}

/// The end of the port and path of a URL whose host ends at `at`, without marks that close the sentence.
std::size_t path_end(std::u32string_view text, std::size_t at) {
    std::size_t end = at;
    if (char_at(text, end) == U':' && is_digit(char_at(text, end + 1)))
        end += 1 + digits_from(text, end + 1, 5);
    const char32_t opener = char_at(text, end);
    if (opener != U'/' && opener != U'?' && opener != U'#') return end;
    const std::size_t begin = end;
    while (end - begin < longest_address && is_url_char(char_at(text, end)))
        ++end;
    while (end > begin && std::u32string_view(U".,;:!?'*_").find(text[end - 1]) != std::u32string_view::npos)
        --end;
    return end;
}

std::optional<Reading> address_reading(const Place& place, std::size_t end) {
    const std::size_t length = end - place.at;
    std::string words = address_words(place.text.substr(place.at, length), place.dialect);
    if (words.empty()) return std::nullopt;
    return Reading{length, std::move(words)};
}

std::size_t scheme_length(std::u32string_view text, std::size_t at) {
    for (const std::string_view scheme : {"https://", "http://", "ftp://"}) {
        if (matches_any_case(text, at, scheme)) return scheme.size();
    }
    return 0;
}

/// Whether a host without "www" or a path is an address: "news.site.co" is, "end.Next" is not.
bool is_known_host(std::u32string_view text, const Host& host) {
    if (host.labels < 2 || is_word_char(char_at(text, host.end))) return false;
    const char32_t next = char_at(text, host.end);
    const bool has_path = next == U'/' && is_word_char(char_at(text, host.end + 1));
    return is_top_level_domain(host.last) || (is_ambiguous_domain(host.last) && has_path);
}

}  // namespace

std::optional<Reading> read_email(const Place& place) {
    if (!begins_address(place.text, place.at)) return std::nullopt;
    std::size_t at = place.at;
    while (at - place.at <= longest_user && is_user_char(char_at(place.text, at)))
        ++at;
    if (at == place.at || at - place.at > longest_user || char_at(place.text, at) != U'@')
        return std::nullopt;
    const Host host = host_at(place.text, at + 1);
    if (host.labels < 2 || !std::ranges::any_of(host.last, is_ascii_letter) ||
        !ends_word(place.text, host.end))
        return std::nullopt;
    return address_reading(place, host.end);
}

std::optional<Reading> read_url(const Place& place) {
    const std::u32string_view text = place.text;
    if (!begins_address(text, place.at)) return std::nullopt;
    const std::size_t scheme = scheme_length(text, place.at);
    const Host host = host_at(text, place.at + scheme);
    const bool is_www = matches_any_case(text, place.at, "www.") && host.labels > 1;
    const bool is_local = host.labels == 1 && host.last == U"localhost" && char_at(text, host.end) == U':';
    if (host.labels == 0) return std::nullopt;
    if (scheme == 0 && !is_www && !is_local && !is_known_host(text, host)) return std::nullopt;
    return address_reading(place, path_end(text, host.end));
}

std::optional<Reading> read_ip_address(const Place& place) {
    const DottedNumbers numbers = dotted_numbers_at(place.text, place.at);
    if (numbers.count != 4 || !numbers.are_bytes || !begins_address(place.text, place.at))
        return std::nullopt;
    if (!ends_word(place.text, numbers.end)) return std::nullopt;
    std::size_t end = path_end(place.text, numbers.end);
    // A network with its prefix length: 10.0.0.0/8.
    const std::string words = address_words(place.text.substr(place.at, end - place.at), place.dialect);
    return Reading{end - place.at, words};
}

std::optional<Reading> read_version(const Place& place) {
    const DottedNumbers numbers = dotted_numbers_at(place.text, place.at);
    if (numbers.count < 3 || is_digit(char_at(place.text, place.at - 1))) return std::nullopt;
    const std::u32string_view written = place.text.substr(place.at, numbers.end - place.at);
    return Reading{written.size(), version_words(written, number_style(place.dialect))};
}

std::optional<Reading> read_file_name(const Place& place) {
    const Host name = host_at(place.text, place.at);
    const bool begins = begins_address(place.text, place.at) || char_at(place.text, place.at - 1) == U'_';
    if (!begins || name.labels < 2 || !is_file_ending(name.last)) return std::nullopt;
    if (!ends_word(place.text, name.end) || char_at(place.text, name.end) == U'/') return std::nullopt;
    const std::size_t ending = name.end - name.last.size();
    std::string words = address_words(place.text.substr(place.at, ending - place.at), place.dialect);
    words += " " + (is_spoken_file_ending(name.last) ? utf8(name.last) : spelled(name.last));
    return Reading{name.end - place.at, words};
}

}  // namespace storyflow::text
