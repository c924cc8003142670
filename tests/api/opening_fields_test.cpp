#include "api/opening_fields.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <string>

#include "api/api_error.hpp"

namespace storyflow::api {
namespace {

/// Reads with `read`, and throws what the reader recorded.
template <typename Read>
auto read_from(const std::string& json, Read read) {
    const auto fields = boost::json::parse(json).as_object();
    FieldReader reader(fields);
    auto value = read(reader);
    reader.check();
    return value;
}

template <typename Read>
std::string refusal_of(const std::string& json, Read read) {
    try {
        (void)read_from(json, read);
    } catch (const ApiError& error) {
        return error.what();
    }
    return "";
}

TEST(ChapterField, IsATitleAndPerhapsALevel) {
    EXPECT_EQ(read_from("{}", read_chapter), std::nullopt);
    EXPECT_EQ(read_from(R"({"chapter":{"title":" I "}})", read_chapter).value(),
              (story::ChapterStart{"I", 1}));
    EXPECT_EQ(read_from(R"({"chapter":{"title":"I","level":6}})", read_chapter).value(),
              (story::ChapterStart{"I", 6}));
    const auto cleared = read_from(R"({"chapter":null})", read_chapter);
    ASSERT_TRUE(cleared);
    EXPECT_FALSE(*cleared);
}

TEST(ChapterField, IsRefusedByItsName) {
    const std::string long_title(story::longest_chapter_title + 1, 'x');
    for (const std::string& chapter :
         {std::string(R"("I")"), std::string("{}"), std::string(R"({"title":" "})"),
          std::string(R"({"title":"I","level":0})"), std::string(R"({"title":"I","level":7})"),
          R"({"title":")" + long_title + "\"}"}) {
        EXPECT_EQ(
            refusal_of(R"({"chapter":)" + chapter + "}", read_chapter),
            R"({"chapter":["Must be null, or an object with a title of 1 to 300 characters and perhaps a level )"
            R"(from 1 to 6."]})")
            << chapter;
    }
}

TEST(PauseField, IsFromNothingToTenSecondsOrNull) {
    EXPECT_EQ(read_from("{}", read_pause), std::nullopt);
    EXPECT_EQ(read_from(R"({"pause_before":10})", read_pause).value(), 10.0);
    EXPECT_EQ(read_from(R"({"pause_before":0})", read_pause).value(), 0.0);
    EXPECT_EQ(read_from(R"({"pause_before":null})", read_pause).value(), std::nullopt);
    for (const auto* pause : {"-0.1", "10.1", "\"x\""})
        EXPECT_NE(refusal_of(std::string(R"({"pause_before":)") + pause + "}", read_pause), "") << pause;
}

TEST(OpeningFields, HaveDefaultsForANewSegment) {
    EXPECT_EQ(read_from("{}", read_opening), story::Opening{});
    EXPECT_EQ(read_from(R"({"scene_break":true,"pause_before":2,"chapter":{"title":"I"}})", read_opening),
              (story::Opening{story::ChapterStart{"I", 1}, true, 2.0}));
}

TEST(ChapterJson, IsWhatTheFieldReads) {
    EXPECT_EQ(chapter_json(std::nullopt), nullptr);
    const story::ChapterStart chapter{"Part One", 2};
    const boost::json::object fields{{"chapter", chapter_json(chapter)}};
    FieldReader reader(fields);
    EXPECT_EQ(read_chapter(reader).value(), chapter);
}

}  // namespace
}  // namespace storyflow::api
