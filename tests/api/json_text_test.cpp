#include "api/json_text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <boost/json.hpp>
#include <cmath>
#include <limits>
#include <string>

namespace storyflow::api {

TEST(JsonText, IsCompactAndKeepsTheOrderOfKeys) {
    EXPECT_EQ(json_text({{"b", 1}, {"a", {true, nullptr, "x"}}}), R"({"b":1,"a":[true,null,"x"]})");
}

TEST(JsonText, GivesEveryFloatAFraction) {
    EXPECT_EQ(json_text(boost::json::array{1.0, 0.3, -0.0, 2.25, 100000.0}), "[1.0,0.3,-0.0,2.25,100000.0]");
}

TEST(JsonText, WritesVeryLargeAndVerySmallFloatsWithAnExponent) {
    EXPECT_EQ(float_text(1e16), "1e+16");
    EXPECT_EQ(float_text(9007199254740992.0), "9007199254740992.0");
    EXPECT_EQ(float_text(0.0001), "0.0001");
    EXPECT_EQ(float_text(0.00001), "1e-05");
}

TEST(JsonText, NeverWritesWhatJsonDoesNotKnow) {
    EXPECT_EQ(float_text(std::numeric_limits<double>::infinity()), "null");
    EXPECT_EQ(float_text(std::nan("")), "null");
}

TEST(JsonText, LeavesNonAsciiCharactersAndEscapesControlCharacters) {
    EXPECT_EQ(json_text("Žluť 🐎 \"\n\x01"), R"("Žluť 🐎 \"\n\u0001")");
}

TEST(JsonText, NamesTypesAsPythonDoes) {
    EXPECT_EQ(python_type_name(nullptr), "NoneType");
    EXPECT_EQ(python_type_name(true), "bool");
    EXPECT_EQ(python_type_name(1), "int");
    EXPECT_EQ(python_type_name(1.0), "float");
    EXPECT_EQ(python_type_name("x"), "str");
    EXPECT_EQ(python_type_name(boost::json::array{}), "list");
    EXPECT_EQ(python_type_name(boost::json::object{}), "dict");
}

RC_GTEST_PROP(JsonText, FloatsReadBackAsTheSameNumber, (double number)) {
    RC_PRE(std::isfinite(number));
    RC_ASSERT(std::stod(float_text(number)) == number);
}

}  // namespace storyflow::api
