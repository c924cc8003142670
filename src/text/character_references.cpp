#include "text/character_references.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <system_error>
#include <utility>

namespace storyflow::text {

namespace {

using Named = std::pair<std::string_view, char32_t>;

// A plain array: clang cannot deduce a std::array of this many elements.
constexpr Named names[] = {
    {"AElig", U'Æ'},    {"Aacute", U'Á'},   {"Acirc", U'Â'},    {"Agrave", U'À'}, {"Aring", U'Å'},
    {"Atilde", U'Ã'},   {"Auml", U'Ä'},     {"Ccedil", U'Ç'},   {"Dagger", U'‡'}, {"ETH", U'Ð'},
    {"Eacute", U'É'},   {"Ecirc", U'Ê'},    {"Egrave", U'È'},   {"Euml", U'Ë'},   {"Iacute", U'Í'},
    {"Icirc", U'Î'},    {"Igrave", U'Ì'},   {"Iuml", U'Ï'},     {"Ntilde", U'Ñ'}, {"OElig", U'Œ'},
    {"Oacute", U'Ó'},   {"Ocirc", U'Ô'},    {"Ograve", U'Ò'},   {"Oslash", U'Ø'}, {"Otilde", U'Õ'},
    {"Ouml", U'Ö'},     {"Prime", U'″'},    {"Scaron", U'Š'},   {"THORN", U'Þ'},  {"Uacute", U'Ú'},
    {"Ucirc", U'Û'},    {"Ugrave", U'Ù'},   {"Uuml", U'Ü'},     {"Yacute", U'Ý'}, {"aacute", U'á'},
    {"acirc", U'â'},    {"acute", U'´'},    {"aelig", U'æ'},    {"agrave", U'à'}, {"amp", U'&'},
    {"apos", U'\''},    {"aring", U'å'},    {"atilde", U'ã'},   {"auml", U'ä'},   {"bdquo", U'„'},
    {"bull", U'•'},     {"ccedil", U'ç'},   {"cent", U'¢'},     {"copy", U'©'},   {"dagger", U'†'},
    {"deg", U'°'},      {"divide", U'÷'},   {"eacute", U'é'},   {"ecirc", U'ê'},  {"egrave", U'è'},
    {"emsp", U' '},     {"ensp", U' '},     {"eth", U'ð'},      {"euml", U'ë'},   {"euro", U'€'},
    {"frac12", U'½'},   {"frac14", U'¼'},   {"frac34", U'¾'},   {"gt", U'>'},     {"hellip", U'…'},
    {"iacute", U'í'},   {"icirc", U'î'},    {"iexcl", U'¡'},    {"igrave", U'ì'}, {"iquest", U'¿'},
    {"iuml", U'ï'},     {"laquo", U'«'},    {"ldquo", U'“'},    {"lsaquo", U'‹'}, {"lsquo", U'‘'},
    {"lt", U'<'},       {"mdash", U'—'},    {"micro", U'µ'},    {"middot", U'·'}, {"minus", U'−'},
    {"nbsp", U' '},     {"ndash", U'–'},    {"ntilde", U'ñ'},   {"oacute", U'ó'}, {"ocirc", U'ô'},
    {"oelig", U'œ'},    {"ograve", U'ò'},   {"ordf", U'ª'},     {"ordm", U'º'},   {"oslash", U'ø'},
    {"otilde", U'õ'},   {"ouml", U'ö'},     {"para", U'¶'},     {"plusmn", U'±'}, {"pound", U'£'},
    {"prime", U'′'},    {"quot", U'"'},     {"raquo", U'»'},    {"rdquo", U'”'},  {"reg", U'®'},
    {"rsaquo", U'›'},   {"rsquo", U'’'},    {"sbquo", U'‚'},    {"scaron", U'š'}, {"sect", U'§'},
    {"shy", U'\u00AD'}, {"sup1", U'¹'},     {"sup2", U'²'},     {"sup3", U'³'},   {"szlig", U'ß'},
    {"thinsp", U' '},   {"thorn", U'þ'},    {"times", U'×'},    {"trade", U'™'},  {"uacute", U'ú'},
    {"ucirc", U'û'},    {"ugrave", U'ù'},   {"uuml", U'ü'},     {"yacute", U'ý'}, {"yen", U'¥'},
    {"yuml", U'ÿ'},     {"zwj", U'\u200D'}, {"zwnj", U'\u200C'}};
static_assert(std::ranges::is_sorted(names, {}, &Named::first));

/// The numbers 128 to 159 in Windows-1252; 0 where it has no character.
constexpr std::array<char32_t, 32> windows{U'€', 0,    U'‚', U'ƒ', U'„', U'…', U'†', U'‡', U'ˆ', U'‰', U'Š',
                                           U'‹', U'Œ', 0,    U'Ž', 0,    0,    U'‘', U'’', U'“', U'”', U'•',
                                           U'–', U'—', U'˜', U'™', U'š', U'›', U'œ', 0,    U'ž', U'Ÿ'};

constexpr std::size_t longest_reference = 10;  // "&#x10FFFF;"

char32_t named(std::string_view name) {
    const auto* const found = std::ranges::lower_bound(names, name, {}, &Named::first);
    return found == std::end(names) || found->first != name ? 0 : found->second;
}

/// "#8217" or "#x2019"; 0 for a number that is no character of text.
char32_t numbered(std::string_view number) {
    const bool is_hexadecimal = number.size() > 1 && (number[1] | 0x20) == 'x';
    number.remove_prefix(is_hexadecimal ? 2 : 1);
    std::uint32_t value = 0;
    const char* const end = number.data() + number.size();
    const auto [rest, failure] = std::from_chars(number.data(), end, value, is_hexadecimal ? 16 : 10);
    if (failure != std::errc{} || rest != end || value > 0x10FFFF) return 0;
    if (value >= 128 && value < 160) return windows.at(value - 128);
    const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
    const bool is_private = value >= 0xE000 && value <= 0xF8FF;
    return is_surrogate || is_private ? 0 : value;
}

std::optional<CharacterReference> single_reference(std::string_view text) {
    if (text.size() < 4 || text.front() != '&') return std::nullopt;
    const std::size_t end = text.substr(0, longest_reference).find(';');
    if (end == std::string_view::npos || end < 2) return std::nullopt;
    const std::string_view name = text.substr(1, end - 1);
    const char32_t code_point = name.front() == '#' && name.size() > 1 ? numbered(name) : named(name);
    if (code_point == 0) return std::nullopt;
    return CharacterReference{code_point, end + 1};
}

}  // namespace

std::optional<CharacterReference> character_reference_at(std::string_view text) {
    constexpr int most_escapes = 4;
    auto reference = single_reference(text);
    for (int escapes = 1; reference && reference->code_point == U'&' && escapes < most_escapes; ++escapes) {
        const std::string unescaped = "&" + std::string(text.substr(reference->size, longest_reference));
        const auto inner = single_reference(unescaped);
        if (!inner) break;
        reference = CharacterReference{inner->code_point, reference->size + inner->size - 1};
    }
    return reference;
}

}  // namespace storyflow::text
