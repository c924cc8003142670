#include "bench/network_speed.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <random>
#include <thread>
#include <utility>

#include "bench/fma_peak.hpp"
#include "bench/kokoro_work.hpp"
#include "speech/kernels/content_noise.hpp"
#include "tests/support/synthetic_weights.hpp"

namespace storyflow::bench {

using namespace speech::kokoro;
using Clock = std::chrono::steady_clock;

namespace {

struct Part {
    std::string_view name;
    std::string_view last_stage;  ///< the part ends when the network reports this stage
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

double seconds_since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

NetworkOutput speak(const Network& network, const std::vector<int>& ids, speech::kernels::ThreadTeam& team,
                    const StageObserver& observe = {}) {
    const std::vector<float> style = support::synthetic_style("style.0", network.config());
    speech::kernels::Execution execution(team, {});
    return network.run({ids, style, 1.0, speech::kernels::seeded_noise(1)}, execution, observe);
}

double work_of(const Network& network, std::size_t tokens, std::size_t frames) {
    double gflop = 0.0;
    for (const CountedPart& part : work_of_parts(network.config(), tokens + 2, frames))
        gflop += part.gflop;
    return gflop;
}

NetworkRun run_once(const Network& network, std::size_t tokens, speech::kernels::ThreadTeam& team) {
    NetworkRun run;
    run.tokens = tokens;
    run.peak_before = fma_peak();
    const double cpu = process_seconds();
    const auto begin = Clock::now();
    double part_begin = cpu;
    const auto output = speak(network, bench_tokens(tokens), team, [&](std::string_view stage, const auto&) {
        const auto* const part =
            std::ranges::find_if(parts, [stage](const Part& p) { return p.last_stage == stage; });
        if (part == parts.end()) return;
        const double now = process_seconds();
        run.part_seconds[part->name] += now - part_begin;
        part_begin = now;
    });
    run.wall = seconds_since(begin);
    run.cpu = process_seconds() - cpu;
    run.peak_after = fma_peak();
    run.frames = output.samples.size() / 600;
    run.sound = static_cast<double>(output.samples.size()) / 24000.0;
    run.gflop = work_of(network, tokens, run.frames);
    return run;
}

}  // namespace

std::vector<int> bench_tokens(std::size_t count) {
    std::vector<int> ids(count + 2, 0);
    for (std::size_t i = 0; i < count; ++i)
        ids[i + 1] = 43 + static_cast<int>((i * 7) % 29);
    return ids;
}

Spoken speak_alone(const Network& network, std::size_t tokens) {
    speech::kernels::ThreadTeam team(1);
    const double cpu = process_seconds();
    NetworkOutput output = speak(network, bench_tokens(tokens), team);
    return {std::move(output), process_seconds() - cpu};
}

NetworkRun run_network(const Network& network, std::size_t tokens, std::size_t threads, std::size_t repeats) {
    speech::kernels::ThreadTeam team(threads);
    NetworkRun best;
    for (std::size_t i = 0; i < repeats; ++i) {
        NetworkRun run = run_once(network, tokens, team);
        const bool is_better = threads == 1 ? run.ratio() > best.ratio() : run.wall < best.wall;
        if (i == 0 || is_better) best = std::move(run);
    }
    return best;
}

Throughput run_workers(const Network& network, std::size_t workers, std::size_t segments) {
    std::mt19937 random(1);
    std::vector<std::size_t> lengths(segments);
    for (std::size_t& length : lengths)
        length = 15 + random() % 60;
    std::atomic<std::size_t> next{0};
    std::atomic<std::uint64_t> samples{0};
    const double cpu = process_seconds();
    const auto begin = Clock::now();
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < workers; ++i) {
            threads.emplace_back([&] {
                speech::kernels::ThreadTeam team(1);
                for (std::size_t segment = next++; segment < segments; segment = next++)
                    samples += speak(network, bench_tokens(lengths[segment]), team).samples.size();
            });
        }
    }
    return {seconds_since(begin), process_seconds() - cpu, static_cast<double>(samples) / 24000.0};
}

double peak_memory_mib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

}  // namespace storyflow::bench
