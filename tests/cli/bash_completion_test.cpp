#include <gmock/gmock.h>

#include <sstream>

#include "base/child_program.hpp"
#include "cli/completion_scripts.hpp"
#include "tests/cli/sample_program.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::cli {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class BashCompletion : public testing::Test {
  protected:
    /// What bash offers for the last word of a line, whose words are separated by single spaces.
    std::vector<std::string> offered(const std::string& line) const {
        // The shell sets these for a completion function; `compopt` is only allowed within one.
        const std::string asking =
            "compopt() { :; }; cd " + directory_.path().string() + "; IFS=' '; COMP_WORDS=(" + line +
            (line.ends_with(' ') ? "''" : "") +
            "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _storyflow; printf '%s\\n' \"${COMPREPLY[@]}\"";
        base::ChildProgram bash({"/bin/bash", {"-c", bash_completion(sample_program()) + asking}},
                                {.output = 10'000});
        const auto end = bash.finish({});
        EXPECT_EQ(end.status, 0) << end.said;
        EXPECT_EQ(end.said, "");
        std::vector<std::string> words;
        std::istringstream lines(end.output);
        for (std::string word; std::getline(lines, word);)
            if (!word.empty()) words.push_back(word);
        return words;
    }

    support::TemporaryDirectory directory_;
};

}  // namespace

TEST_F(BashCompletion, OffersTheCommands) {
    EXPECT_THAT(offered("storyflow "), ElementsAre("say", "model"));
    EXPECT_THAT(offered("storyflow s"), ElementsAre("say"));
    EXPECT_THAT(offered("storyflow model "), ElementsAre("list", "install"));
    EXPECT_THAT(offered("storyflow model in"), ElementsAre("install"));
}

TEST_F(BashCompletion, OffersTheOptionsOfTheCommand) {
    EXPECT_THAT(offered("storyflow --"), ElementsAre("--version"));
    EXPECT_THAT(offered("storyflow say hello -"),
                ElementsAre("--engine", "--data", "--output", "-o", "--speed", "--loud"));
    EXPECT_THAT(offered("storyflow model install --l"), ElementsAre("--loud"));
}

TEST_F(BashCompletion, OffersTheValuesOfAnOption) {
    EXPECT_THAT(offered("storyflow say --engine "), ElementsAre("auto", "kokoro"));
    EXPECT_THAT(offered("storyflow say --engine k"), ElementsAre("kokoro"));
    EXPECT_THAT(offered("storyflow say --speed "), IsEmpty());
}

TEST_F(BashCompletion, OffersFilesAndFolders) {
    std::filesystem::create_directory(directory_.path() / "out");
    std::filesystem::create_directory(directory_.path() / "other");
    base::write_file(directory_.path() / "old.wav", "x");
    EXPECT_THAT(offered("storyflow say --data o"), UnorderedElementsAre("out", "other"));
    EXPECT_THAT(offered("storyflow say -o o"), UnorderedElementsAre("out", "other", "old.wav"));
    EXPECT_THAT(offered("storyflow say ol"), ElementsAre("old.wav")) << "an argument";
}

TEST_F(BashCompletion, OffersTheWordsOfAnArgument) {
    EXPECT_THAT(offered("storyflow model install "), ElementsAre("english", "built-in"));
}

}  // namespace storyflow::cli
