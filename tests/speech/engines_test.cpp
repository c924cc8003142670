#include "speech/engines.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "tests/support/tone_engine.hpp"

namespace storyflow::speech {
namespace {

TEST(Engines, AreFoundByName) {
    support::ToneEngine kokoro("kokoro");
    support::ToneEngine espeak("espeak");
    const Engines engines({&kokoro, &espeak});
    EXPECT_EQ(&engines.find("espeak"), &espeak);
    EXPECT_EQ(engines.all().size(), 2U);
}

TEST(Engines, AreChosenByWhetherTheyCanSpeak) {
    support::ToneEngine kokoro("kokoro");
    support::ToneEngine hibari("hibari");
    support::ToneEngine espeak("espeak");
    const Engines engines({&kokoro, &hibari, &espeak});
    EXPECT_EQ(engines.find("auto").name(), "kokoro");
    kokoro.available = false;
    EXPECT_EQ(engines.find("auto").name(), "hibari");
    hibari.available = false;
    EXPECT_EQ(engines.find("auto").name(), "kokoro") << "whose reason is told; eSpeak never speaks unasked";
}

TEST(Engines, SayWhichOnesExistWhenTheNameIsUnknown) {
    support::ToneEngine kokoro("kokoro");
    support::ToneEngine espeak("espeak");
    try {
        (void)Engines({&kokoro, &espeak}).find("festival");
        FAIL() << "no error";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
        EXPECT_NE(std::string(error.what()).find("kokoro, espeak"), std::string::npos);
    }
}

}  // namespace
}  // namespace storyflow::speech
