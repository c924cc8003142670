#include "store/postgres/parameters.hpp"

#include <gmock/gmock.h>

#include "base/error.hpp"

namespace storyflow::store::postgres {

using testing::ElementsAre;
using testing::StrEq;

TEST(Parameters, AreTextInOrder) {
    const Parameters parameters(std::string("one"), "two", std::int64_t{3}, -4, true, 0.1);
    EXPECT_THAT(parameters.pointers(), ElementsAre(StrEq("one"), StrEq("two"), StrEq("3"), StrEq("-4"),
                                                   StrEq("true"), StrEq("0.1")));
}

TEST(Parameters, OfAbsentValuesAreNull) {
    const Parameters parameters(std::optional<std::string>(), std::optional<int>(5), std::optional<double>());
    EXPECT_THAT(parameters.pointers(), ElementsAre(nullptr, StrEq("5"), nullptr));
}

TEST(Parameters, ListsAreArraysWhateverTheyHold) {
    const std::vector<std::string> texts{"plain", "", R"(quote " and \ slash)", "{a,b}", "NULL"};
    const std::vector<std::optional<std::int64_t>> numbers{1, std::nullopt, -2};
    const Parameters parameters(texts, numbers, std::vector<std::string>());
    EXPECT_THAT(parameters.pointers(),
                ElementsAre(StrEq(R"({"plain","","quote \" and \\ slash","{a,b}","NULL"})"),
                            StrEq(R"({"1",NULL,"-2"})"), StrEq("{}")));
}

TEST(Parameters, RefuseTextThatTheDatabaseWouldCutShortOrRefuse) {
    for (const auto& text : {std::string("a\0b", 3), std::string("caf\xE9"), std::string("\xED\xA0\x80")}) {
        EXPECT_FALSE(is_storable(text));
        EXPECT_THROW(Parameters{text}, base::Error);
        EXPECT_THROW(Parameters{std::vector<std::string>{text}}, base::Error);
    }
    EXPECT_TRUE(is_storable("caf\u00e9\x1B"));
    EXPECT_TRUE(is_storable(""));
}

}  // namespace storyflow::store::postgres
