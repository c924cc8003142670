#include "api/delivery_json.hpp"

#include <gtest/gtest.h>

namespace storyflow::api {

TEST(DeliveryJson, AnAnswerIsReadAsItWasWritten) {
    EXPECT_EQ(read_delivery_answer(delivery_answer("incoming/a \"b\".wav")), "incoming/a \"b\".wav");
}

TEST(DeliveryJson, OtherTextIsNoAnswer) {
    for (const auto* text : {"", "{", "[]", "{}", R"({"incoming_file":1})", R"("incoming_file")"})
        EXPECT_EQ(read_delivery_answer(text), std::nullopt) << text;
}

TEST(DeliveryJson, ASettleRequestNamesItsTarget) {
    EXPECT_EQ(settle_request("projects/p/audio/s.wav"), R"({"target":"projects/p/audio/s.wav"})");
}

}  // namespace storyflow::api
