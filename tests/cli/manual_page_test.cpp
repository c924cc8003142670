#include "cli/manual_page.hpp"

#include <gmock/gmock.h>

#include "tests/cli/sample_program.hpp"

namespace storyflow::cli {

namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string page() {
    return manual_page(sample_program(), {{"task-retention", "How long a task is kept"}}, "1.2.3-dev.4");
}

}  // namespace

TEST(ManualPage, NamesTheProgramAndItsVersion) {
    EXPECT_THAT(page(), StartsWith(".TH STORYFLOW 1 \"\" \"StoryFlow 1.2.3\\-dev.4\""));
    EXPECT_THAT(page(), HasSubstr(".SH DESCRIPTION\nTurns a story into sound.\n"));
}

TEST(ManualPage, HasASectionForEachCommand) {
    EXPECT_THAT(page(),
                HasSubstr(".SS storyflow say\n\\fBstoryflow say\\fR [\\fIOPTION\\fR]... \\fITEXT\\fR\n.PP\n"
                          "Speak a text.\n"));
    EXPECT_THAT(page(), HasSubstr(".SS storyflow model install\n"));
    EXPECT_THAT(page(), HasSubstr("[\\fIenglish|built\\-in\\fR...]"));
}

TEST(ManualPage, ExplainsOptionsWithTheirValuesAndLimits) {
    EXPECT_THAT(page(),
                HasSubstr(".TP\n\\fB\\-\\-output\\fR, \\fB\\-o\\fR \\fIFILE\\fR\nThe WAV file (required)\n"));
    EXPECT_THAT(page(), HasSubstr(".TP\n\\fB\\-\\-speed\\fR \\fIFLOAT\\fR\nPace (0.5 to 2; default: 1)\n"));
    EXPECT_THAT(page(), HasSubstr(".TP\n\\fB\\-\\-loud\\fR\nLouder\n"));
}

TEST(ManualPage, NamesTheVariableOfEachSetting) {
    EXPECT_THAT(page(), HasSubstr("\\fBSTORYFLOW_TASK_RETENTION\\fR\nHow long a task is kept\n"));
}

TEST(ManualPage, KeepsTextFromBeingTakenForRequests) {
    CommandForm program = sample_program();
    program.help = ".so /etc/passwd \\n";
    EXPECT_THAT(manual_page(program, {}, "1"), HasSubstr("\n\\&.so /etc/passwd \\en\n"));
    EXPECT_THAT(manual_page(program, {}, "1"), Not(HasSubstr("\n.so")));
}

}  // namespace storyflow::cli
