#include <gmock/gmock.h>

#include "cli/completion_scripts.hpp"
#include "tests/cli/sample_program.hpp"

namespace storyflow::cli {

using testing::HasSubstr;

TEST(FishCompletion, OffersCommandsWhereNoneIsYet) {
    const auto script = fish_completion(sample_program());
    EXPECT_THAT(script,
                HasSubstr("complete -c storyflow -n '__fish_use_subcommand' -f -a say -d 'Speak a text'\n"));
    EXPECT_THAT(script,
                HasSubstr("complete -c storyflow -n '__fish_seen_subcommand_from model; and not "
                          "__fish_seen_subcommand_from list install' -f -a install -d 'Get the files'\n"));
}

TEST(FishCompletion, OffersTheOptionsOfTheCommandWithTheirValues) {
    const auto script = fish_completion(sample_program());
    const std::string here = "complete -c storyflow -n '__fish_seen_subcommand_from say'";
    EXPECT_THAT(script,
                HasSubstr(here + " -l data -x -a '(__fish_complete_directories)' -d 'Folder of the data'\n"));
    EXPECT_THAT(script, HasSubstr(here + " -l output -s o -r -F -d 'The WAV file'\n"));
    EXPECT_THAT(script, HasSubstr(here + " -l speed -x -d 'Pace'\n"));
    EXPECT_THAT(script, HasSubstr(here + " -l loud -d 'Louder'\n"));
    EXPECT_THAT(script, HasSubstr("complete -c storyflow -n '__fish_seen_subcommand_from model; and "
                                  "__fish_seen_subcommand_from install' -x -a 'english built-in'\n"));
}

TEST(FishCompletion, EscapesQuotes) {
    EXPECT_THAT(fish_completion(sample_program()),
                HasSubstr(R"(-d 'Engine, [not] a motor: it\'s the voice')"));
}

}  // namespace storyflow::cli
