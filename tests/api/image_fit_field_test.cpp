#include "api/image_fit_field.hpp"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "api/api_error.hpp"

namespace storyflow::api {

namespace {

std::optional<story::PictureFit> read(const boost::json::object& fields) {
    FieldReader reader(fields);
    auto fit = read_image_fit(reader);
    reader.check();
    return fit;
}

/// The answer to a refused value.
std::string refusal_of(const boost::json::value& value) {
    try {
        (void)read({{"image_fit", value}});
    } catch (const ApiError& error) {
        return boost::json::serialize(error.body());
    }
    return "none";
}

}  // namespace

TEST(ImageFitField, IsReadByItsWord) {
    EXPECT_EQ(read({{"image_fit", "fit"}}), story::PictureFit::fit);
    EXPECT_EQ(read({{"image_fit", "fill"}}), story::PictureFit::fill);
    EXPECT_EQ(read({}), std::nullopt) << "an absent one changes nothing";
}

TEST(ImageFitField, AnythingElseIsRefusedWithTheWordsThatAreAllowed) {
    const std::string refusal = R"({"image_fit":["Must be \"fill\" or \"fit\"."]})";
    EXPECT_EQ(refusal_of("cover"), refusal);
    EXPECT_EQ(refusal_of(""), refusal);
    EXPECT_EQ(refusal_of("FIT"), refusal);
    EXPECT_EQ(refusal_of(true), refusal);
    EXPECT_EQ(refusal_of(nullptr), refusal);
}

}  // namespace storyflow::api
