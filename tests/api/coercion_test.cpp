#include "api/coercion.hpp"

#include <gtest/gtest.h>

#include <limits>

#include <array>
#include <boost/json.hpp>
#include <string>
#include <variant>

namespace storyflow::api {

namespace {

template <typename T>
std::string rejection(const Coerced<T>& coerced) {
    const auto* rejected = std::get_if<Rejection>(&coerced);
    return rejected == nullptr ? "" : rejected->message;
}

std::string text_of(const boost::json::value& value, const TextRule& rule = {}) {
    const auto text = coerce_text(value, rule);
    return std::holds_alternative<std::string>(text) ? std::get<std::string>(text) : "!" + rejection(text);
}

std::string integer_of(const boost::json::value& value, const IntegerRule& rule = {}) {
    const auto number = coerce_integer(value, rule);
    return std::holds_alternative<std::int64_t>(number) ? std::to_string(std::get<std::int64_t>(number))
                                                        : "!" + rejection(number);
}

constexpr auto no_integer = "!A valid integer is required.";

}  // namespace

TEST(Coercion, TextIsTrimmedOfUnicodeWhiteSpace) {
    EXPECT_EQ(text_of("\u00a0 a\n b \u2003"), "a\n b");
    EXPECT_EQ(text_of(" a ", {.trimmed = false}), " a ");
}

TEST(Coercion, NumbersBecomeText) {
    EXPECT_EQ(text_of(5), "5");
    EXPECT_EQ(text_of(1.0), "1.0");
}

TEST(Coercion, OtherTypesAreNoText) {
    EXPECT_EQ(text_of(true), "!Not a valid string.");
    EXPECT_EQ(text_of(boost::json::array{}), "!Not a valid string.");
    EXPECT_EQ(text_of(boost::json::object{}), "!Not a valid string.");
    EXPECT_EQ(text_of(std::numeric_limits<double>::infinity()), "!Not a valid string.")
        << "what 1e400 is read as";
}

TEST(Coercion, BlankTextIsRefusedUnlessItIsAllowed) {
    EXPECT_EQ(text_of("  "), "!This field may not be blank.");
    EXPECT_EQ(text_of("  ", {.blank_allowed = true}), "");
}

TEST(Coercion, TextIsMeasuredInCodePoints) {
    EXPECT_EQ(text_of("čtyř", {.longest = 4}), "čtyř");
    EXPECT_EQ(text_of("pět 5", {.longest = 4}), "!Ensure this field has no more than 4 characters.");
}

TEST(Coercion, TextHasNoNullCharacters) {
    EXPECT_EQ(text_of(boost::json::string_view("a\0b", 3)), "!Null characters are not allowed.");
}

TEST(Coercion, IntegersMayBeWrittenAsFloatsOrText) {
    EXPECT_EQ(integer_of(24), "24");
    EXPECT_EQ(integer_of(24.0), "24");
    EXPECT_EQ(integer_of(" 48 "), "48");
    EXPECT_EQ(integer_of("48.0"), "48");
    EXPECT_EQ(integer_of("-7"), "-7");
    EXPECT_EQ(integer_of("+7"), "7");
}

TEST(Coercion, OtherThingsAreNoIntegers) {
    EXPECT_EQ(integer_of(true), no_integer);
    EXPECT_EQ(integer_of(12.5), no_integer);
    EXPECT_EQ(integer_of(1e300), no_integer);
    for (const auto* text : {"", "x", "12.5", "1e3", "+-1", "++1", "4 8", "-"})
        EXPECT_EQ(integer_of(text), no_integer) << text;
    EXPECT_EQ(integer_of(boost::json::value(std::string(1001, '1'))), "!String value too large.");
}

TEST(Coercion, IntegersHaveBounds) {
    EXPECT_EQ(integer_of(-1, {.least = 0}), "!Ensure this value is greater than or equal to 0.");
    EXPECT_EQ(integer_of(9, {.greatest = 8}), "!Ensure this value is less than or equal to 8.");
    EXPECT_EQ(integer_of(18446744073709551615U),
              "!Ensure this value is less than or equal to 9223372036854775807.");
    EXPECT_EQ(integer_of("-9223372036854775809"),
              "!Ensure this value is greater than or equal to -9223372036854775808.");
}

TEST(Coercion, FloatsMayBeNumbersTextOrBooleans) {
    EXPECT_EQ(std::get<double>(coerce_float(2)), 2.0);
    EXPECT_EQ(std::get<double>(coerce_float(0.25)), 0.25);
    EXPECT_EQ(std::get<double>(coerce_float(" +1.5e1 ")), 15.0);
    EXPECT_EQ(std::get<double>(coerce_float(true)), 1.0);
}

TEST(Coercion, FloatsAreFinite) {
    for (const auto* text : {"nan", "inf", "-Infinity", "1e400", "x", "", "1,5"}) {
        EXPECT_EQ(rejection(coerce_float(text)), "A valid number is required.") << text;
    }
    EXPECT_EQ(rejection(coerce_float(boost::json::array{})), "A valid number is required.");
    EXPECT_EQ(rejection(coerce_float(boost::json::value(std::string(1001, '1')))), "String value too large.");
}

TEST(Coercion, BooleansMayBeWordsInAnyCase) {
    for (const auto* word : {"t", "Y", "yes", "TRUE", "On", "1"})
        EXPECT_TRUE(std::get<bool>(coerce_boolean(word)));
    for (const auto* word : {"f", "N", "no", "FALSE", "Off", "0"})
        EXPECT_FALSE(std::get<bool>(coerce_boolean(word)));
    EXPECT_TRUE(std::get<bool>(coerce_boolean(1)));
    EXPECT_FALSE(std::get<bool>(coerce_boolean(0.0)));
}

TEST(Coercion, OtherThingsAreNoBooleans) {
    const auto refused = "Must be a valid boolean.";
    EXPECT_EQ(rejection(coerce_boolean("maybe")), refused);
    EXPECT_EQ(rejection(coerce_boolean("")), refused);
    EXPECT_EQ(rejection(coerce_boolean(2)), refused);
    EXPECT_EQ(rejection(coerce_boolean(boost::json::array{})), refused);
}

TEST(Coercion, ChoicesNameWhatWasSent) {
    constexpr std::array<std::string_view, 2> choices{"top", "bottom"};
    EXPECT_EQ(std::get<std::string>(coerce_choice("top", choices)), "top");
    EXPECT_EQ(rejection(coerce_choice("left", choices)), "\"left\" is not a valid choice.");
    EXPECT_EQ(rejection(coerce_choice(5, choices)), "\"5\" is not a valid choice.");
    EXPECT_EQ(rejection(coerce_choice(true, choices)), "\"True\" is not a valid choice.");
    EXPECT_EQ(rejection(coerce_choice("", choices)), "\"\" is not a valid choice.");
}

}  // namespace storyflow::api
