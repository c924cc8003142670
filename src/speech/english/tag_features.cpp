#include "speech/english/tag_features.hpp"

#include <algorithm>
#include <concepts>
#include <string>

#include "speech/english/letter_case.hpp"

namespace storyflow::speech::english {

namespace {

constexpr std::string_view edge = "\x02";
constexpr std::string_view curly_apostrophe = "’";
constexpr std::size_t longest_run = 4;

/// FNV-1a.
std::uint32_t hash_of(std::string_view bytes) {
    std::uint32_t value = 0x811C9DC5U;
    for (const char byte : bytes)
        value = (value ^ static_cast<unsigned char>(byte)) * 0x01000193U;
    return value;
}

std::uint32_t mixed(std::uint32_t value, std::uint32_t part) {
    value = (value ^ part) * 0x9E3779B1U;
    return value ^ (value >> 15U);
}

std::string lower_form(std::string_view token) {
    std::string lower;
    lower.reserve(token.size());
    for (std::size_t i = 0; i < token.size();) {
        const bool is_apostrophe = token.substr(i).starts_with(curly_apostrophe);
        const char c = is_apostrophe ? '\'' : token[i];
        lower.push_back(in_small(c));
        i += is_apostrophe ? curly_apostrophe.size() : 1;
    }
    return lower;
}

std::string shape_of(std::string_view token) {
    std::string shape;
    std::size_t run = 0;
    for (const char c : token) {
        const bool is_digit = c >= '0' && c <= '9';
        const char kind = is_capital(c) ? 'X' : is_small(c) ? 'x' : is_digit ? 'd' : c;
        run = !shape.empty() && shape.back() == kind ? run + 1 : 1;
        if (run <= longest_run) shape.push_back(kind);
    }
    return shape;
}

std::string_view last(std::string_view text, std::size_t count) {
    return text.substr(text.size() - std::min(count, text.size()));
}

constexpr Part at(Attribute attribute, int place) {
    return {.attribute = attribute, .place = static_cast<std::int8_t>(place)};
}
constexpr Part form(int place) {
    return at(Attribute::form, place);
}
constexpr Part lower(int place) {
    return at(Attribute::lower, place);
}
constexpr Part suffix2(int place) {
    return at(Attribute::suffix2, place);
}
constexpr Part suffix3(int place) {
    return at(Attribute::suffix3, place);
}
constexpr Part suffix4(int place) {
    return at(Attribute::suffix4, place);
}
constexpr Part prefix1(int place) {
    return at(Attribute::prefix1, place);
}
constexpr Part prefix3(int place) {
    return at(Attribute::prefix3, place);
}
constexpr Part shape(int place) {
    return at(Attribute::shape, place);
}
constexpr Part space(int place) {
    return at(Attribute::space, place);
}
constexpr Part tag(int place) {
    return at(Attribute::tag, place);
}
constexpr Part guess(int place) {
    return at(Attribute::guess, place);
}

template <std::same_as<Part>... Parts>
constexpr Template of(Parts... parts) {
    return {.parts = {parts...}, .count = sizeof...(parts)};
}

// The order of both tables is that of script/tagger/features.py.
constexpr std::array lone_table{
    of(lower(0)),
    of(form(0)),
    of(suffix4(0)),
    of(suffix3(0)),
    of(suffix2(0)),
    of(prefix3(0)),
    of(prefix1(0)),
    of(shape(0)),
    of(suffix3(0), shape(0)),
    of(prefix3(0), suffix2(0)),
    of(lower(0), space(0)),
    of(lower(0), space(-1)),
};
constexpr std::array context_table{
    of(lower(-1)),
    of(lower(1)),
    of(lower(-2)),
    of(lower(2)),
    of(lower(-3)),
    of(lower(3)),
    of(lower(-1), lower(0)),
    of(lower(0), lower(1)),
    of(lower(-1), lower(1)),
    of(lower(-2), lower(-1)),
    of(lower(1), lower(2)),
    of(lower(0), lower(2)),
    of(lower(-2), lower(0)),
    of(lower(-1), lower(0), lower(1)),
    of(suffix3(-1)),
    of(suffix3(1)),
    of(suffix3(2)),
    of(suffix3(-2)),
    of(shape(-1)),
    of(shape(1)),
    of(shape(-1), shape(0), shape(1)),
    of(lower(0), space(-1), space(0)),
    of(space(-1), space(0), shape(0)),
    of(suffix3(-1), suffix3(0)),
    of(suffix3(0), suffix3(1)),
    of(form(-1), shape(0)),
    of(shape(0), form(1)),
    of(lower(-4)),
    of(lower(4)),
    of(tag(-1)),
    of(tag(-2), tag(-1)),
    of(tag(-1), lower(0)),
    of(tag(-1), lower(1)),
    of(tag(-2), tag(-1), lower(0)),
    of(tag(-1), suffix3(0)),
    of(tag(-1), shape(0)),
    of(guess(1)),
    of(tag(-1), guess(1)),
    of(lower(0), guess(1)),
    of(guess(1), guess(2)),
    of(lower(0), guess(1), guess(2)),
    of(tag(-1), lower(0), guess(1)),
    of(lower(-1), guess(1)),
    of(suffix3(0), guess(1)),
    of(tag(-2), tag(-1), guess(1)),
    of(tag(-1), guess(1), guess(2)),
    of(lower(-1), lower(0), guess(1)),
    of(tag(-1), lower(0), lower(1)),
    of(lower(-1), tag(-2)),
    of(guess(1), guess(2), guess(3)),
    of(lower(0), tag(-3), tag(-2), tag(-1)),
    of(tag(-2), lower(0)),
};

std::uint32_t value_of(Part part, const Surroundings& around, std::size_t place) {
    const auto where = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(place) + part.place);
    if (part.attribute == Attribute::tag) return around.tags[where];
    if (part.attribute == Attribute::guess) return around.guesses[where];
    return around.tokens[where][static_cast<std::size_t>(part.attribute)];
}

}  // namespace

TokenAttributes attributes_of(std::string_view token, bool space_after) {
    const std::string lower = lower_form(token);
    const std::string_view view = lower;
    return {hash_of(token),
            hash_of(view),
            hash_of(last(view, 2)),
            hash_of(last(view, 3)),
            hash_of(last(view, 4)),
            hash_of(view.substr(0, 1)),
            hash_of(view.substr(0, 3)),
            hash_of(shape_of(token)),
            space_after ? 1U : 0U};
}

TokenAttributes edge_attributes() {
    return attributes_of(edge, false);
}

std::span<const Template> lone_templates() {
    return lone_table;
}

std::span<const Template> context_templates() {
    return context_table;
}

std::uint32_t feature(const Template& pattern, std::size_t number, const Surroundings& around,
                      std::size_t place) {
    std::uint32_t value = static_cast<std::uint32_t>(number + 1) * 0x85EBCA6BU;
    for (std::size_t i = 0; i < pattern.count; ++i)
        value = mixed(value, value_of(pattern.parts[i], around, place));
    return mixed(value, 0x27D4EB2FU);
}

}  // namespace storyflow::speech::english
