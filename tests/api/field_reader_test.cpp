#include "api/field_reader.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <string>

#include "api/api_error.hpp"

namespace storyflow::api {

namespace {

std::string errors(const FieldReader& reader) {
    try {
        reader.check();
    } catch (const ApiError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST(FieldReader, ReadsWhatIsThereAndLeavesOutWhatIsNot) {
    const boost::json::object fields{{"title", "x"}, {"width", 5}, {"speed", 1}, {"on", "yes"}};
    FieldReader reader(fields);
    EXPECT_EQ(reader.text("title"), "x");
    EXPECT_EQ(reader.integer("width"), 5);
    EXPECT_EQ(reader.number("speed"), 1.0);
    EXPECT_EQ(reader.boolean("on"), true);
    EXPECT_EQ(reader.text("absent"), std::nullopt);
    EXPECT_NO_THROW(reader.check());
}

TEST(FieldReader, ReportsAllWrongFieldsTogetherInReadingOrder) {
    const boost::json::object fields{{"on", 7}, {"width", "wide"}};
    FieldReader reader(fields);
    reader.require("title");
    static_cast<void>(reader.integer("width"));
    static_cast<void>(reader.boolean("on"));
    EXPECT_EQ(errors(reader),
              R"({"title":["This field is required."],"width":["A valid integer is required."],)"
              R"("on":["Must be a valid boolean."]})");
}

TEST(FieldReader, RefusesNullForEveryType) {
    const boost::json::object fields{{"a", nullptr}};
    FieldReader reader(fields);
    reader.require("a");
    EXPECT_EQ(reader.number("a"), std::nullopt);
    EXPECT_EQ(errors(reader), R"({"a":["This field may not be null."]})");
}

TEST(FieldReader, ReportsErrorsOfElementsByIndex) {
    const boost::json::object fields;
    FieldReader reader(fields);
    reader.reject("segments", boost::json::object{{"0", boost::json::array{"wrong"}}});
    EXPECT_EQ(errors(reader), R"({"segments":{"0":["wrong"]}})");
}

}  // namespace storyflow::api
