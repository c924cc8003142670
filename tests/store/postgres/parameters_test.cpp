#include "store/postgres/parameters.hpp"

#include <gmock/gmock.h>

#include <array>

#include "base/error.hpp"

namespace storyflow::store::postgres {

using testing::ElementsAre;
using testing::StrEq;

namespace {

template <class... Values>
Parameters parameters_of(const Values&... values) {
    return Parameters(std::array<sql::Parameter, sizeof...(values)>{sql::parameter(values)...});
}

}  // namespace

TEST(Parameters, AreTextInOrder) {
    const auto parameters = parameters_of(std::string("one"), "two", std::int64_t{3}, -4, true, 0.1);
    EXPECT_THAT(parameters.pointers(), ElementsAre(StrEq("one"), StrEq("two"), StrEq("3"), StrEq("-4"),
                                                   StrEq("true"), StrEq("0.1")));
}

TEST(Parameters, OfAbsentValuesAreNull) {
    const auto parameters =
        parameters_of(std::optional<std::string>(), std::optional<int>(5), std::optional<double>());
    EXPECT_THAT(parameters.pointers(), ElementsAre(nullptr, StrEq("5"), nullptr));
}

TEST(Parameters, ArraysHoldTextsWhateverTheyAre) {
    const std::vector<std::string> texts{"plain", "", R"(quote " and \ slash)", "{a,b}", "NULL"};
    EXPECT_EQ(array_of(texts), R"({"plain","","quote \" and \\ slash","{a,b}","NULL"})");
    EXPECT_EQ(array_of(std::vector<std::string>()), "{}");
}

TEST(Parameters, RefuseTextThatTheDatabaseWouldCutShortOrRefuse) {
    for (const auto& text : {std::string("a\0b", 3), std::string("caf\xE9"), std::string("\xED\xA0\x80")}) {
        EXPECT_THROW(parameters_of(text), base::Error);
        EXPECT_THROW(parameters_of(array_of(std::vector{text})), base::Error);
    }
}

}  // namespace storyflow::store::postgres
