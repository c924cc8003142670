#include "cli/command_form.hpp"

#include <gmock/gmock.h>

namespace storyflow::cli {

using testing::ElementsAre;

namespace {

OptionForm with_value(const std::string& name) {
    return {.names = {"--x"}, .value_name = name, .help = {}, .range = {}, .standard = {}};
}

}  // namespace

TEST(CommandForm, TellsByTheNameOfAValueWhatCompletesIt) {
    EXPECT_EQ(value_kind(with_value("")), ValueKind::none);
    EXPECT_EQ(value_kind(with_value("auto|kokoro")), ValueKind::words);
    EXPECT_EQ(value_kind(with_value("DIR")), ValueKind::folder);
    EXPECT_EQ(value_kind(with_value("FILE")), ValueKind::file);
    EXPECT_EQ(value_kind(with_value("SECONDS")), ValueKind::other);
}

TEST(CommandForm, ListsTheWordsThatAValueMayBe) {
    EXPECT_THAT(value_words(with_value("auto|kokoro|espeak")), ElementsAre("auto", "kokoro", "espeak"));
}

}  // namespace storyflow::cli
