#include "tests/support/golden_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <limits>
#include <set>
#include <string>
#include <utility>

#include "speech/kokoro/network/rearrange.hpp"
#include "tests/support/synthetic_weights.hpp"

namespace storyflow::support {

namespace kokoro = speech::kokoro;
using speech::kernels::Execution;
using speech::kernels::Matrix;

namespace {

constexpr std::size_t trimmed_samples = 600;

/// Compares each stage when it is reported, and remembers its name: keeping all results would need too much
/// memory.
class StageJudge {
  public:
    using LimitsOf = std::optional<Limits> GoldenStage::*;

    StageJudge(std::string check, const GoldenCase& golden, LimitsOf limits)
        : check_(std::move(check)), golden_(golden), limits_(limits) {}

    [[nodiscard]] kokoro::StageObserver observer() {
        return [this](std::string_view name, const Matrix& result) { judge(name, result); };
    }

    void judge(std::string_view name, const Matrix& result) {
        const GoldenStage* const stage = golden_.find(name);
        if (stage == nullptr || !(stage->*limits_)) return;
        verdicts_.push_back(compare(check_, *stage, *(stage->*limits_), result));
        seen_.emplace(name);
    }

    /// Adds a failure for each stage that was not reported.
    [[nodiscard]] std::vector<Verdict> verdicts() {
        for (const GoldenStage& stage : golden_.stages) {
            if (stage.*limits_ && !seen_.contains(stage.name))
                verdicts_.push_back({check_, stage.name, "never shown", "shown once", false});
        }
        return std::move(verdicts_);
    }

  private:
    std::string check_;
    const GoldenCase& golden_;
    LimitsOf limits_;
    std::vector<Verdict> verdicts_;
    std::set<std::string, std::less<>> seen_;
};

Verdict compare_durations(const GoldenCase& golden, const std::vector<int>& durations) {
    std::size_t different = durations.size() == golden.durations.size() ? 0 : 1;
    for (std::size_t i = 0; i < std::min(durations.size(), golden.durations.size()); ++i)
        different += durations[i] != golden.durations[i] ? 1U : 0U;
    return {"e2e", "dur", std::to_string(different) + " different", "0 different", different == 0};
}

}  // namespace

std::vector<Verdict> check_end_to_end(const GoldenCase& golden, const kokoro::Network& network,
                                      Execution& execution) {
    const std::vector<float> style = synthetic_style(golden.style, network.config());
    StageJudge judge("e2e", golden, &GoldenStage::end_to_end);
    const kokoro::NetworkOutput output = network.run(
        {.ids = golden.ids, .style = style, .speed = golden.speed, .noise = synthetic_noise(golden.noise)},
        execution, judge.observer());
    const Matrix samples = kokoro::one_row(output.samples);
    judge.judge("wave64", samples);
    std::vector<Verdict> verdicts{compare_durations(golden, output.durations)};
    for (Verdict& verdict : judge.verdicts())
        verdicts.push_back(std::move(verdict));
    const GoldenStage* const truth = golden.find("wave64");
    if (truth != nullptr && truth->end_to_end_trimmed)
        verdicts.push_back(
            compare("e2e trimmed", *truth, *truth->end_to_end_trimmed, samples, trimmed_samples));
    return verdicts;
}

std::vector<Verdict> check_source(const GoldenCase& golden, const kokoro::HarmonicSource& source,
                                  Execution& execution) {
    const GoldenStage* const pitch = golden.find_complete("F0");
    if (pitch == nullptr) return {};
    StageJudge judge("from F0", golden, &GoldenStage::from_pitch);
    judge.judge("exc_dbl",
                kokoro::one_row(source.excite(pitch->values, synthetic_noise(golden.noise), execution)));
    return judge.verdicts();
}

std::vector<Verdict> check_spectrum(const GoldenCase& golden, const kokoro::ShortTimeSpectrum& spectrum,
                                    Execution& execution) {
    const GoldenStage* const excitation = golden.find_complete("exc");
    const GoldenStage* const magnitudes = golden.find_complete("har_mag");
    const GoldenStage* const angles = golden.find_complete("har_phase");
    if (!golden.spectrum_limit || excitation == nullptr || magnitudes == nullptr || angles == nullptr)
        return {};
    const Matrix result = spectrum.analyse(excitation->values, execution);
    double worst = 0;
    for (std::size_t row = 0; row < magnitudes->rows; ++row) {
        for (std::size_t column = 0; column < magnitudes->columns; ++column) {
            const std::size_t index = row * magnitudes->columns + column;
            const auto expected = std::polar<double>(magnitudes->values[index], angles->values[index]);
            const auto found =
                std::polar<double>(result.row(row)[column], result.row(spectrum.bins() + row)[column]);
            const double difference = std::abs(found - expected);
            worst = std::isnan(difference) ? std::numeric_limits<double>::infinity()
                                           : std::max(worst, difference);
        }
    }
    return {{"from exc", "har (complex)", fmt::format("max {:.2e}", worst),
             fmt::format("max {:.2e}", *golden.spectrum_limit), worst <= *golden.spectrum_limit}};
}

std::vector<Verdict> check_generator(const GoldenCase& golden, const kokoro::Generator& generator,
                                     const kokoro::ModelConfig& config, Execution& execution) {
    const GoldenStage* const features = golden.find_complete("dec.decode.3");
    const GoldenStage* const magnitudes = golden.find_complete("har_mag");
    const GoldenStage* const angles = golden.find_complete("har_phase");
    if (features == nullptr || magnitudes == nullptr || angles == nullptr) return {};
    const std::vector<float> style = synthetic_style(golden.style, config);
    const Matrix upper = magnitudes->matrix();
    const Matrix lower = angles->matrix();
    StageJudge judge("from har", golden, &GoldenStage::from_spectrum);
    (void)generator.apply(features->matrix(), kokoro::stacked({upper, lower}, execution.memory()),
                          std::span(style).first(config.style_dim), execution, judge.observer());
    return judge.verdicts();
}

}  // namespace storyflow::support
