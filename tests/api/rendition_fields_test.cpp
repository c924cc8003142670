#include "api/rendition_fields.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <string>

#include "api/api_error.hpp"
#include "tests/support/tone_engine.hpp"

namespace storyflow::api {
namespace {

std::optional<std::string> read(std::string_view json) {
    const auto fields = boost::json::parse(json).as_object();
    FieldReader reader(fields);
    support::ToneEngine engine;
    engine.has_voices({"narrator"});
    auto voice = read_voice(reader, "voice", speech::Engines({&engine}));
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
    EXPECT_EQ(read(R"({"voice":"narrator"})"), "narrator") << "an installed one";
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

TEST(OwnSpeed, IsANumberWithinItsLimitsOrNull) {
    const auto speed = [](std::string_view json) {
        const auto fields = boost::json::parse(json).as_object();
        FieldReader reader(fields);
        auto read = read_own_speed(reader);
        reader.check();
        return read;
    };
    EXPECT_EQ(speed("{}"), std::nullopt);
    EXPECT_EQ(speed(R"({"tts_speed":null})"), std::make_optional(std::optional<double>()));
    EXPECT_EQ(speed(R"({"tts_speed":0.5})"), std::make_optional(std::make_optional(0.5)));
    EXPECT_THROW((void)speed(R"({"tts_speed":2.01})"), ApiError);
}

}  // namespace
}  // namespace storyflow::api
