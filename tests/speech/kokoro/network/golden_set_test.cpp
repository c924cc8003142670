#include "tests/support/golden_set.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <filesystem>
#include <limits>
#include <vector>

#include "speech/kokoro/network/rearrange.hpp"
#include "tests/support/synthetic_weights.hpp"

/// The comparison must be able to fail.
namespace storyflow::support {
namespace {

using speech::kokoro::one_row;
using testing::HasSubstr;

GoldenStage stage_of(std::vector<float> values, std::size_t columns, std::size_t step = 1) {
    GoldenStage stage;
    stage.name = "stage";
    stage.columns = columns;
    stage.step = step;
    stage.values = std::move(values);
    return stage;
}

bool passes(const GoldenStage& golden, const Limits& limits, const std::vector<float>& result,
            std::size_t trim = 0) {
    return compare("check", golden, limits, one_row(result), trim).passed;
}

TEST(GoldenComparison, LimitsTheLargestDifference) {
    const GoldenStage golden = stage_of({1, 2, 3}, 3);
    EXPECT_TRUE(passes(golden, {.max_abs = 0.11}, {1, 2.1F, 3}));
    EXPECT_FALSE(passes(golden, {.max_abs = 0.09}, {1, 2.1F, 3}));
}

TEST(GoldenComparison, LimitsTheMeanSquare) {
    const GoldenStage golden = stage_of({0, 0, 0, 0}, 4);
    EXPECT_TRUE(passes(golden, {.rms = 0.51}, {1, 0, 0, 0}));
    EXPECT_FALSE(passes(golden, {.rms = 0.49}, {1, 0, 0, 0}));
}

TEST(GoldenComparison, LimitsTheDistanceOfTheNoise) {
    const GoldenStage golden = stage_of({1, -1}, 2);
    EXPECT_TRUE(passes(golden, {.min_snr_db = 39.9}, {1.01F, -0.99F}));
    EXPECT_FALSE(passes(golden, {.min_snr_db = 40.1}, {1.01F, -0.99F}));
    EXPECT_TRUE(passes(golden, {.min_snr_db = 200}, {1, -1}));
}

TEST(GoldenComparison, ComparesWhatIsStored) {
    const GoldenStage golden = stage_of({1, 4, 7}, 8, 3);
    EXPECT_TRUE(passes(golden, {.max_abs = 0}, {1, 99, 99, 4, 99, 99, 7, 99}));
    EXPECT_FALSE(passes(golden, {.max_abs = 0}, {1, 2, 3, 4, 5, 6, 8, 8}));
}

TEST(GoldenComparison, LeavesOutTheEnds) {
    const GoldenStage golden = stage_of({1, 2, 3, 4}, 4);
    EXPECT_TRUE(passes(golden, {.max_abs = 0}, {9, 2, 3, 9}, 1));
    EXPECT_FALSE(passes(golden, {.max_abs = 0}, {9, 2, 3.5F, 9}, 1));
}

TEST(GoldenComparison, RefusesAnotherShape) {
    const Verdict verdict = compare("check", stage_of({1, 2}, 2), {}, one_row(std::vector<float>{1, 2, 3}));
    EXPECT_FALSE(verdict.passed);
    EXPECT_THAT(text_of(verdict), HasSubstr("check stage: shape [1, 3], allowed shape [1, 2]"));
}

TEST(GoldenComparison, RefusesWhatIsNoNumber) {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    for (const Limits& limits : {Limits{.max_abs = 1}, Limits{.rms = 1}, Limits{.min_snr_db = 1}})
        EXPECT_FALSE(passes(stage_of({1, 2}, 2), limits, {nan, 2}));
}

TEST(GoldenComparison, TellsWhatWasMeasuredAndAllowed) {
    const Verdict verdict =
        compare("e2e", stage_of({1, -1}, 2), {.max_abs = 0.001}, one_row(std::vector<float>{1.01F, -0.99F}));
    EXPECT_EQ(failures_among({verdict}), text_of(verdict) + "\n");
    EXPECT_THAT(text_of(verdict),
                HasSubstr("e2e stage: max 1.00e-02 rms 1.00e-02 snr 40.0 dB, allowed max 1.00e-03"));
}

TEST(GoldenSet, HasTheCasesOfTheManifest) {
    const GoldenSet set = read_golden_set(golden_directory() / "tiny");
    EXPECT_EQ(set.config.hidden_dim, 64U);
    EXPECT_EQ(set.config.plbert.num_hidden_layers, 3U);
    ASSERT_EQ(set.cases.size(), 4U);
    const GoldenCase& golden = set.at("t14.zero");
    EXPECT_EQ(golden.style, "style.1");
    EXPECT_EQ(golden.speed, 2.0);
    EXPECT_EQ(golden.ids.size(), 16U);
    EXPECT_EQ(golden.frames(), 47U);
    EXPECT_EQ(golden.find("nothing"), nullptr);
    EXPECT_THROW((void)set.at("t15"), std::out_of_range);
}

TEST(GoldenSet, TakesTheLimitsForPhasesSummedInDouble) {
    const GoldenSet set = read_golden_set(golden_directory() / "tiny");
    const GoldenStage& truth = *set.at("t5.zero").find("wave64");
    EXPECT_EQ(truth.end_to_end->min_snr_db, 34.1);
    EXPECT_EQ(truth.end_to_end_trimmed->min_snr_db, 39.6);
    EXPECT_FALSE(set.at("t5.zero").find("har_phase")->end_to_end);
    EXPECT_EQ(set.at("t5.zero").find("exc_dbl")->from_pitch->max_abs, 2e-6);
    EXPECT_EQ(set.at("t5.zero").find("wave")->from_spectrum->rms, 1.45e-6);
}

TEST(GoldenSet, KnowsWhatIsStoredInFull) {
    const GoldenSet set = read_golden_set(golden_directory() / "tiny");
    const GoldenCase& golden = set.at("t14.hash");
    EXPECT_EQ(golden.find("exc")->step, 7U);
    EXPECT_EQ(golden.find("exc")->values.size(), 4029U);
    EXPECT_EQ(golden.find_complete("exc"), nullptr);
    EXPECT_NE(golden.find_complete("wave64"), nullptr);
    EXPECT_THROW((void)golden.find("exc")->matrix(), std::logic_error);
}

TEST(GoldenSet, IsNotFoundElsewhere) {
    EXPECT_THROW((void)read_golden_set(golden_directory() / "none"), std::runtime_error);
}

}  // namespace
}  // namespace storyflow::support
