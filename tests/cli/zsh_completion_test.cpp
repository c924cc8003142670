#include <gmock/gmock.h>

#include "cli/completion_scripts.hpp"
#include "tests/cli/sample_program.hpp"

namespace storyflow::cli {

using testing::HasSubstr;
using testing::StartsWith;

TEST(ZshCompletion, IsAFileOfACompletionFolder) {
    EXPECT_THAT(zsh_completion(sample_program()), StartsWith("#compdef storyflow\n"));
}

TEST(ZshCompletion, HasAFunctionForEachCommand) {
    const auto script = zsh_completion(sample_program());
    EXPECT_THAT(script, HasSubstr("'say:Speak a text'"));
    EXPECT_THAT(script, HasSubstr("say) _storyflow_say ;;"));
    EXPECT_THAT(script, HasSubstr("install) _storyflow_model_install ;;"));
    EXPECT_THAT(script, HasSubstr("\n_storyflow_model_install() {\n    _arguments -s"));
}

TEST(ZshCompletion, SaysWhatTheValuesOfOptionsAre) {
    const auto script = zsh_completion(sample_program());
    EXPECT_THAT(script, HasSubstr("'--data[Folder of the data]:DIR:_files -/'"));
    EXPECT_THAT(script, HasSubstr("'(--output -o)'{--output,-o}'[The WAV file]:FILE:_files'"));
    EXPECT_THAT(script, HasSubstr("'--speed[Pace]:FLOAT:'"));
    EXPECT_THAT(script, HasSubstr("'--loud[Louder]'"));
    EXPECT_THAT(script, HasSubstr("'*:english|built-in:(english built-in)'"));
}

TEST(ZshCompletion, EscapesWhatHasAMeaningThere) {
    EXPECT_THAT(
        zsh_completion(sample_program()),
        HasSubstr(R"('--engine[Engine, \[not\] a motor\: it'\''s the voice]:auto|kokoro:(auto kokoro)')"));
}

}  // namespace storyflow::cli
