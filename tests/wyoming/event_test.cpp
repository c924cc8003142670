#include "wyoming/event.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace storyflow::wyoming {
namespace {

TEST(WyomingEvent, IsALineThenTheDataThenThePayload) {
    EXPECT_EQ(render("audio-chunk", {{"rate", 24'000}}, "\x01\x02"),
              "{\"type\":\"audio-chunk\",\"data_length\":14,\"payload_length\":2}\n{\"rate\":24000}\x01\x02");
    EXPECT_EQ(render("describe"), "{\"type\":\"describe\"}\n");
}

TEST(WyomingEvent, HasTextsInItsFields) {
    const Event event{"synthesize", {{"text", "Hé"}, {"context", nullptr}, {"voice", 3}}};
    EXPECT_EQ(text_of(event, "text"), "Hé");
    EXPECT_EQ(text_of(event, "context"), "");
    EXPECT_EQ(text_of(event, "absent"), "");
    try {
        (void)text_of(event, "voice");
        FAIL() << "a number is a text";
    } catch (const base::Error& error) {
        EXPECT_STREQ(error.what(), "synthesize: voice must be a string.");
    }
}

}  // namespace
}  // namespace storyflow::wyoming
