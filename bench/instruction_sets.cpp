#include "bench/instruction_sets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "bench/network_speed.hpp"
#include "speech/kernels/instruction_set.hpp"
#include "speech/kernels/simd_targets.hpp"
#include "tests/support/synthetic_weights.hpp"

#include <hwy/targets.h>

namespace storyflow::bench {

using namespace speech::kokoro;

namespace {

constexpr std::size_t tokens = 58;

struct Difference {
    double largest = 0.0;   ///< largest difference of two samples
    double relative = 0.0;  ///< root mean square of the differences, relative to that of the sound
};

Difference difference_of(const std::vector<float>& sound, const std::vector<float>& from) {
    Difference result;
    double squares = 0.0;
    double all = 0.0;
    for (std::size_t i = 0; i < std::min(sound.size(), from.size()); ++i) {
        const double distance = static_cast<double>(sound[i]) - static_cast<double>(from[i]);
        result.largest = std::max(result.largest, std::abs(distance));
        squares += distance * distance;
        all += static_cast<double>(from[i]) * static_cast<double>(from[i]);
    }
    result.relative = std::sqrt(squares / all);
    return result;
}

void print_row(const Spoken& spoken, const Spoken& best) {
    const Difference difference = difference_of(spoken.output.samples, best.output.samples);
    fmt::print("  {:<10} {:>10.3f} {:>10} {:>18.1e} {:>22.1e}\n", speech::kernels::instruction_set(),
               spoken.cpu, spoken.output.durations == best.output.durations ? "same" : "differ",
               difference.largest, difference.relative);
}

}  // namespace

void print_instruction_sets() {
    fmt::print("\nInstruction sets, against the best one\n");
    fmt::print("  {:<10} {:>10} {:>10} {:>18} {:>22}\n", "", "CPU s", "durations", "largest difference",
               "relative, mean square");
    std::optional<Spoken> best;
    for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
        hwy::GetChosenTarget().Update(target);
        const Network network(support::SyntheticWeights("dev"), {});
        Spoken spoken = speak_alone(network, tokens);
        if (!best) best = spoken;
        print_row(spoken, *best);
    }
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

}  // namespace storyflow::bench
