#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.hpp"
#include "tests/support/file_server.hpp"
#include "tests/support/model_samples.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::e2e {

namespace {

using support::run_program;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// The program against a release server on this machine.
class ModelCommand : public testing::Test {
  protected:
    ModelCommand() {
        std::filesystem::create_directories(shop_ / "voices");
        base::replace_file(shop_ / "bf_emma.bin", support::raw_voice());
    }

    support::ProgramResult model(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "model");
        arguments.insert(arguments.end(), {"--models", models_.string()});
        return run_program(arguments);
    }

    support::TemporaryDirectory directory_;
    std::filesystem::path shop_ = directory_.path() / "shop";
    std::filesystem::path models_ = directory_.path() / "models";
    support::FileServer server_{shop_};
};

}  // namespace

TEST_F(ModelCommand, ListShowsWhatIsMissingAndHowToGetIt) {
    const auto result = model({"list"});
    EXPECT_EQ(result.status, 0) << result.output;
    EXPECT_THAT(result.output,
                AllOf(HasSubstr("Models folder: " + models_.string()), HasSubstr("kokoro-v1_0.pth"),
                      HasSubstr("storyflow model install"), HasSubstr("Voices: 0 of 28")));
    EXPECT_FALSE(std::filesystem::exists(models_));
}

TEST_F(ModelCommand, InstallBringsAFileOverHttpOnce) {
    const auto first = model({"install", server_.address("bf_emma.bin")});
    EXPECT_EQ(first.status, 0) << first.output;
    EXPECT_THAT(first.output,
                AllOf(HasSubstr("voices/bf_emma.bin"), HasSubstr("installed"),
                      HasSubstr("Voices: 1 of 28 (bf_emma)"), HasSubstr("model install network")));
    EXPECT_EQ(base::read_file(models_ / "voices/bf_emma.bin", 1'000'000), support::raw_voice());
    const auto again = model({"install", (shop_ / "bf_emma.bin").string()});
    EXPECT_THAT(again.output, HasSubstr("is there already"));
    EXPECT_THAT(model({"list"}).output, HasSubstr("own         voices/bf_emma.bin"));
}

TEST_F(ModelCommand, InstallRefusesAWrongNetworkAndLeavesNothing) {
    base::replace_file(shop_ / "kokoro-v1_0.pth", "not the network");
    const auto result = model({"install", "network", "--from", server_.address("")});
    EXPECT_EQ(result.status, 1);
    EXPECT_THAT(result.output,
                AllOf(HasSubstr("is not the published kokoro-v1_0.pth"),
                      HasSubstr("496dba118d1a58f5f3db2efc88dbdc216e0483fc89fe6e47ee1f2c53f18ad1e4")));
    EXPECT_FALSE(std::filesystem::exists(models_ / "kokoro-v1_0.pth"));
}

TEST_F(ModelCommand, InstallNamesASourceThatDoesNotAnswer) {
    const auto missing = model({"install", "--voices", "af_bella", "--from", server_.address("nothing")});
    EXPECT_EQ(missing.status, 1);
    EXPECT_THAT(missing.output, HasSubstr("/nothing/kokoro-v1_0.pth: the server answered with status 404"));
    const auto foreign = model({"install", "model.gguf"});
    EXPECT_EQ(foreign.status, 1);
    EXPECT_THAT(foreign.output, HasSubstr("get kokoro-v1_0.pth"));
}

TEST_F(ModelCommand, VerifyTellsByItsExitStatusWhetherAllIsInOrder) {
    EXPECT_EQ(model({"install", server_.address("bf_emma.bin")}).status, 0);
    const auto result = model({"verify"});
    EXPECT_EQ(result.status, 1) << "the network is missing";
    EXPECT_THAT(result.output,
                AllOf(HasSubstr("ok          voices/bf_emma.bin"), HasSubstr("missing     kokoro-v1_0.pth")));
    auto damaged = support::raw_voice();
    damaged[5] = '\1';
    base::replace_file(models_ / "voices/bf_emma.bin", damaged);
    EXPECT_THAT(model({"verify"}).output, HasSubstr("changed     voices/bf_emma.bin"));
}

TEST_F(ModelCommand, WrongUsageIsStatusTwo) {
    EXPECT_EQ(model({}).status, 2);
    EXPECT_EQ(model({"install", "--voices", "nobody"}).status, 2);
    EXPECT_THAT(model({"install", "--voices", "nobody"}).output, HasSubstr("storyflow voices"));
    EXPECT_EQ(model({"install", "ftp://host/a.pth"}).status, 2);
    EXPECT_THAT(run_program({"model", "install", "--help"}).output, Not(HasSubstr("--workers")));
}

}  // namespace storyflow::e2e
