#include "speech/kokoro/network/network.hpp"

#include <gmock/gmock.h>

#include <limits>
#include <string>
#include <thread>
#include <vector>

#include "base/error.hpp"
#include "tests/speech/kernels/kernel_values.hpp"
#include "tests/speech/kokoro/network/tiny_network.hpp"
#include "tests/support/golden_checks.hpp"

namespace storyflow::speech::kokoro {
namespace {

using testing::ElementsAreArray;
using testing::HasSubstr;

const Network& tiny_network() {
    static const Network network(tiny_weights(), tiny_set().config);
    return network;
}

/// The input of a golden case, which a test may change.
struct Input {
    explicit Input(const std::string& name = "t14.hash")
        : ids(tiny_set().at(name).ids),
          style(support::synthetic_style(tiny_set().at(name).style, tiny_set().config)),
          speed(tiny_set().at(name).speed) {}

    std::vector<int> ids;
    std::vector<float> style;
    double speed;
    kernels::Noise noise = support::synthetic_noise("hash");

    [[nodiscard]] NetworkInput input() const {
        return {.ids = ids, .style = style, .speed = speed, .noise = noise};
    }
};

NetworkOutput output_of(const Input& input, std::size_t threads = 2) {
    TestRun run(threads);
    return tiny_network().run(input.input(), run.execution);
}

template <typename Action>
std::string refusal_of(const Action& action, base::ErrorKind kind = base::ErrorKind::invalid_input) {
    try {
        action();
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), kind) << error.what();
        return error.what();
    }
    return "no refusal";
}

/// The same for a fault of a file.
template <typename Action>
std::string damage_in(const Action& action) {
    return refusal_of(action, base::ErrorKind::damaged_model);
}

TEST(KokoroNetwork, SpeaksAsTheGoldenSetDoes) {
    for (const support::GoldenCase& golden : tiny_set().cases) {
        TestRun run;
        const auto verdicts = support::check_end_to_end(golden, tiny_network(), run.execution);
        EXPECT_GE(verdicts.size(), 14U) << golden.name;
        EXPECT_EQ(support::failures_among(verdicts), "") << golden.name;
    }
}

TEST(KokoroNetwork, KeepsTheGoldenTolerancesWithEveryInstructionSet) {
    kernels::on_every_instruction_set([] {
        const Network network(tiny_weights(), tiny_set().config);
        TestRun run;
        const auto verdicts = support::check_end_to_end(tiny_set().at("t14.hash"), network, run.execution);
        EXPECT_EQ(support::failures_among(verdicts), "");
    });
}

TEST(KokoroNetwork, MakesAllSamplesOfTheDurations) {
    const NetworkOutput output = output_of(Input("t14.hash"));
    EXPECT_THAT(output.durations, ElementsAreArray(tiny_set().at("t14.hash").durations));
    EXPECT_EQ(output.samples.size(), 600 * tiny_set().at("t14.hash").frames());
}

TEST(KokoroNetwork, PredictsTheProsodyOfTheSoundThatItMakes) {
    const Input input("t14.hash");
    TestRun run;
    std::vector<float> energy;
    const auto observe = [&energy](std::string_view stage, const kernels::Matrix& result) {
        if (stage == "N") energy.assign(result.row(0).begin(), result.row(0).end());
    };
    const NetworkOutput output = tiny_network().run(input.input(), run.execution, observe);
    const NetworkProsody prosody = tiny_network().prosody(input.input(), run.execution);
    EXPECT_EQ(prosody.durations, output.durations);
    EXPECT_EQ(prosody.energy, energy);
    EXPECT_EQ(prosody.energy.size(), 2 * tiny_set().at("t14.hash").frames());
}

TEST(KokoroNetwork, GivesTheSameSamplesForAnyNumberOfThreads) {
    const Input input;
    const std::vector<float> first = output_of(input).samples;
    EXPECT_EQ(output_of(input).samples, first);
    EXPECT_EQ(output_of(input, 1).samples, first);
    EXPECT_EQ(output_of(input, 4).samples, first);
}

TEST(KokoroNetwork, IsSharedByThreads) {
    const std::vector<float> expected = output_of(Input("t5.hash"), 1).samples;
    std::vector<std::vector<float>> results(3);
    {
        std::vector<std::jthread> threads;
        threads.reserve(results.size());
        for (std::vector<float>& result : results)
            threads.emplace_back([&result] { result = output_of(Input("t5.hash"), 1).samples; });
    }
    EXPECT_THAT(results, testing::Each(expected));
}

TEST(KokoroNetwork, SpeaksFasterAtAHigherSpeed) {
    Input input;
    input.speed = 1;
    const std::size_t normal = output_of(input).samples.size();
    input.speed = 0.5;
    EXPECT_GT(output_of(input).samples.size(), normal);
    input.speed = 10;
    EXPECT_EQ(output_of(input).samples.size(), 600 * input.ids.size());
}

TEST(KokoroNetwork, ShowsEveryStageOfTheManifestsOnce) {
    std::vector<std::string> expected;
    for (const support::GoldenStage& stage : tiny_case().stages) {
        if (stage.name != "exc_dbl" && stage.name != "wave64") expected.push_back(stage.name);
    }
    std::vector<std::string> shown;
    TestRun run;
    (void)tiny_network().run(
        Input("t5.zero").input(), run.execution,
        [&](std::string_view stage, const kernels::Matrix&) { shown.emplace_back(stage); });
    EXPECT_THAT(shown, testing::UnorderedElementsAreArray(expected));
}

TEST(KokoroNetwork, StopsInTheMiddle) {
    for (const std::string last : {"bert", "dur", "F0", "dec.encode", "exc", "gen.stage.0"}) {
        TestRun run;
        std::string shown;
        try {
            (void)tiny_network().run(Input().input(), run.execution,
                                     [&](std::string_view stage, const kernels::Matrix&) {
                                         shown = stage;
                                         if (stage == last) run.stop.request_stop();
                                     });
            FAIL() << "not stopped after " << last;
        } catch (const base::Error& error) {
            EXPECT_EQ(error.kind(), base::ErrorKind::cancelled);
        }
        EXPECT_NE(shown, "wave") << last;
    }
}

TEST(KokoroNetwork, DoesNotStartWhenStopped) {
    TestRun run;
    run.stop.request_stop();
    EXPECT_THROW((void)tiny_network().run(Input().input(), run.execution), base::Error);
}

TEST(KokoroNetwork, RefusesTooFewAndTooManyIds) {
    Input input;
    input.ids = {0, 0};
    EXPECT_THAT(refusal_of([&] { (void)output_of(input); }), HasSubstr("3 to 512 token ids, not 2"));
    input.ids.assign(513, 5);
    EXPECT_THAT(refusal_of([&] { (void)output_of(input); }), HasSubstr("3 to 512 token ids, not 513"));
}

TEST(KokoroNetwork, RefusesIdsThatItDoesNotHave) {
    Input input;
    for (const int id : {-1, 178}) {
        input.ids[2] = id;
        EXPECT_THAT(refusal_of([&] { (void)output_of(input); }),
                    HasSubstr("Token id " + std::to_string(id) + " is not between 0 and 177"));
    }
}

TEST(KokoroNetwork, RefusesAStyleOfAnotherWidthOrWithoutNumbers) {
    Input input;
    input.style.back() = std::numeric_limits<float>::quiet_NaN();
    EXPECT_THAT(damage_in([&] { (void)output_of(input); }), HasSubstr("style"));
    input.style.pop_back();
    EXPECT_THAT(damage_in([&] { (void)output_of(input); }), HasSubstr("A style has 32 values, not 31"));
}

TEST(KokoroNetwork, RefusesSpeedsOutOfRange) {
    Input input;
    for (const double speed : {0.0, -1.0, 0.09, 10.1, std::numeric_limits<double>::quiet_NaN()}) {
        input.speed = speed;
        EXPECT_THAT(refusal_of([&] { (void)output_of(input); }),
                    HasSubstr("speed must be between 0.1 and 10"));
    }
}

TEST(KokoroNetwork, RefusesASoundThatIsTooLong) {
    Input input;
    input.ids.assign(400, 22);
    input.speed = 0.1;
    EXPECT_THAT(refusal_of([&] { (void)output_of(input); }), HasSubstr("longer than 153 seconds"));
}

TEST(KokoroNetwork, RefusesWeightsThatLackATensor) {
    for (const char* const name :
         {"bert_encoder.weight", "predictor.F0.1.pool.weight_g", "decoder.generator.resblocks.5.alpha2.2",
          "decoder.generator.m_source.l_linear.bias", "text_encoder.cnn.2.1.gamma"}) {
        PatchedWeights weights(tiny_weights());
        weights.remove(name);
        EXPECT_THAT(damage_in([&] { Network(weights, tiny_set().config); }),
                    HasSubstr(std::string(name) + " is missing"));
    }
}

TEST(KokoroNetwork, RefusesWeightsOfAnotherSize) {
    ModelConfig config = tiny_set().config;
    config.n_token = 179;
    const std::string refusal = damage_in([&] { Network(tiny_weights(), config); });
    EXPECT_THAT(refusal, HasSubstr("bert.embeddings.word_embeddings.weight"));
    EXPECT_THAT(refusal, HasSubstr("[178, 128] where [179, 128] is needed"));
}

TEST(KokoroNetwork, RefusesAnUpsamplingThatTheSourceCannotFollow) {
    ModelConfig config = tiny_set().config;
    config.istftnet.upsample_rates = {10, 5};
    EXPECT_THAT(damage_in([&] { Network(tiny_weights(), config); }), HasSubstr("250 samples"));
}

TEST(KokoroNetwork, RefusesASoundThatIsNotMadeOfNumbers) {
    PatchedWeights weights(tiny_weights());
    weights.set_all("decoder.generator.conv_post.bias", std::numeric_limits<float>::quiet_NaN());
    const Network network(weights, tiny_set().config);
    TestRun run;
    EXPECT_THAT(damage_in([&] { (void)network.run(Input("t5.hash").input(), run.execution); }),
                HasSubstr("damaged"));
}

TEST(KokoroNetwork, KnowsItsConfiguration) {
    EXPECT_EQ(tiny_network().config().hidden_dim, tiny_set().config.hidden_dim);
}

}  // namespace
}  // namespace storyflow::speech::kokoro
