#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "speech/kokoro/content_noise.hpp"
#include "speech/kokoro/network.hpp"
#include "speech/kokoro/torch_checkpoint.hpp"
#include "tests/support/synthetic_weights.hpp"

/// Where the time of Kokoro's network goes: for about 2, 6 and 20 seconds of sound, on one thread and on two,
/// each part's time and share, the real-time factor (computing time / sound) and the peak memory so far.
///   kokoro_bench                     with synthetic weights of the full size
///   kokoro_bench kokoro-v1_0.pth     with the published ones
namespace storyflow::bench {

namespace {

using namespace speech::kokoro;
using Clock = std::chrono::steady_clock;

struct Part {
    std::string_view name;
    std::string_view last_stage;  ///< the part ends when this stage's result is there
};

/// In the order of the computation.
constexpr std::array parts = {
    Part{"PL-BERT", "d_en"},
    Part{"durations", "dur"},
    Part{"pitch and energy", "N"},
    Part{"text encoder", "asr"},
    Part{"decoder", "dec.decode.3"},
    Part{"harmonic source", "har_phase"},
    Part{"generator, first", "gen.stage.0"},
    Part{"generator, second", "gen.stage.1"},
    Part{"spectrum to sound", "wave"},
};

struct Measurement {
    std::map<std::string_view, double> seconds;  ///< of each part
    double total = 0.0;
    double sound = 0.0;  ///< seconds
};

std::vector<int> tokens(std::size_t count) {
    std::vector<int> ids(count + 2, 0);
    for (std::size_t i = 0; i < count; ++i)
        ids[i + 1] = 43 + static_cast<int>((i * 7) % 29);
    return ids;
}

Measurement measure(const Network& network, std::size_t count, std::size_t threads) {
    const std::vector<int> ids = tokens(count);
    const std::vector<float> style = support::synthetic_style("style.0", network.config());
    speech::kernels::ThreadTeam team(threads);
    speech::kernels::Execution execution(team, {});
    Measurement measured;
    const auto begin = Clock::now();
    auto part_begin = begin;
    const auto observe = [&](std::string_view stage, const speech::kernels::Matrix&) {
        const auto* const part =
            std::ranges::find_if(parts, [stage](const Part& p) { return p.last_stage == stage; });
        if (part == parts.end()) return;
        const auto now = Clock::now();
        measured.seconds[part->name] += std::chrono::duration<double>(now - part_begin).count();
        part_begin = now;
    };
    const auto output = network.run({ids, style, 1.0, seeded_noise(1)}, execution, observe);
    measured.total = std::chrono::duration<double>(Clock::now() - begin).count();
    measured.sound = static_cast<double>(output.samples.size()) / 24000.0;
    return measured;
}

double peak_memory_mib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

void print(const Measurement& measured, std::size_t threads) {
    fmt::print(
        "\n{:.2f} s of sound, {} thread{}: {:.2f} s, real-time factor {:.3f}, peak memory {:.0f} MiB\n",
        measured.sound, threads, threads == 1 ? "" : "s", measured.total, measured.total / measured.sound,
        peak_memory_mib());
    for (const Part& part : parts) {
        const auto found = measured.seconds.find(part.name);
        const double seconds = found == measured.seconds.end() ? 0.0 : found->second;
        fmt::print("  {:<20} {:9.1f} ms  {:5.1f} %\n", part.name, seconds * 1000.0,
                   100.0 * seconds / measured.total);
    }
}

Network load(int argc, const char* const* argv) {
    const auto begin = Clock::now();
    Network network =
        argc > 1 ? Network(*open_checkpoint(argv[1]), {}) : Network(support::SyntheticWeights("dev"), {});
    fmt::print("loaded in {:.2f} s\n", std::chrono::duration<double>(Clock::now() - begin).count());
    return network;
}

}  // namespace

}  // namespace storyflow::bench

int main(int argc, char** argv) {
    const auto network = storyflow::bench::load(argc, argv);
    for (const std::size_t count : {14U, 60U, 210U}) {
        for (const std::size_t threads : {1U, 2U})
            storyflow::bench::print(storyflow::bench::measure(network, count, threads), threads);
    }
    return 0;
}
