#include "api/voice_field.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <string>

#include "api/api_error.hpp"

namespace storyflow::api {
namespace {

std::optional<std::string> read(std::string_view json) {
    const auto fields = boost::json::parse(json).as_object();
    FieldReader reader(fields);
    auto voice = read_voice(reader, "voice");
    reader.check();
    return voice;
}

std::string refusal_of(std::string_view json) {
    try {
        (void)read(json);
    } catch (const ApiError& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
        return error.what();
    }
    return "";
}

TEST(VoiceField, TakesAVoiceOrAMix) {
    EXPECT_EQ(read(R"({"voice":"af_heart"})"), "af_heart");
    EXPECT_EQ(read(R"json({"voice":"af_bella(2)+am_adam(1)"})json"), "af_bella(2)+am_adam(1)");
    EXPECT_EQ(read("{}"), std::nullopt);
}

TEST(VoiceField, RefusesAnUnknownVoiceByTheNameOfTheField) {
    for (const auto* voice : {R"({"voice":"nobody"})", R"json({"voice":"af_bella(0)"})json"}) {
        EXPECT_EQ(
            refusal_of(voice),
            R"json({"voice":["Must be the id of a voice, or a mix such as af_heart(2)+am_adam(1)."]})json");
    }
}

TEST(VoiceField, RefusesWhatIsNoTextOrTooLong) {
    EXPECT_NE(refusal_of(R"({"voice":{}})"), "");
    EXPECT_EQ(refusal_of(R"({"voice":")" + std::string(101, 'a') + R"("})"),
              R"({"voice":["Ensure this field has no more than 100 characters."]})");
}

}  // namespace
}  // namespace storyflow::api
