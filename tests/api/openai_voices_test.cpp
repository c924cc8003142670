#include "api/openai_voices.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>

#include "speech/voices.hpp"
#include "tests/support/markdown_table.hpp"

namespace storyflow::api {

TEST(OpenaiVoices, SpeakWithPublishedOnesAsTheManualSays) {
    const auto rows =
        support::table_of(std::filesystem::path(STORYFLOW_DOCS) / "speech-api.md", "OpenAI's name");
    EXPECT_EQ(rows.size(), 13U);
    for (const auto& row : rows) {
        const auto name = support::code_in(row.at(0)).at(0);
        const auto voice = voice_for_openai_name(name);
        ASSERT_TRUE(voice) << name;
        EXPECT_EQ(support::code_in(row.at(1)).at(0), *voice);
        EXPECT_TRUE(speech::is_published_voice(*voice)) << *voice;
    }
}

TEST(OpenaiVoices, AreNoOthers) {
    EXPECT_FALSE(voice_for_openai_name("af_heart"));
    EXPECT_FALSE(voice_for_openai_name(""));
}

}  // namespace storyflow::api
