#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "app/heap.hpp"
#include "bench/convolution_classes.hpp"
#include "bench/engine_speed.hpp"
#include "bench/fma_peak.hpp"
#include "bench/instruction_sets.hpp"
#include "bench/kokoro_work.hpp"
#include "bench/network_speed.hpp"
#include "speech/kernels/instruction_set.hpp"
#include "speech/kokoro/weights/open_checkpoint.hpp"
#include "tests/support/golden_checks.hpp"
#include "tests/support/synthetic_weights.hpp"
#include "tests/support/temporary_directory.hpp"

/// The speed of Kokoro's network, compared with the peak of this machine; docs/performance.md explains the
/// figures. Uses synthetic weights of the full size, or those of a checkpoint.
namespace storyflow::bench {

namespace {

using namespace speech::kokoro;
using Clock = std::chrono::steady_clock;

constexpr std::size_t short_tokens = 23;   ///< about 2 seconds of sound
constexpr std::size_t middle_tokens = 58;  ///< 6 seconds
constexpr std::size_t long_tokens = 156;   ///< 20 seconds

Network load(const std::string& checkpoint) {
    const auto begin = Clock::now();
    Network network = checkpoint.empty() ? Network(support::SyntheticWeights("dev"), {})
                                         : Network(*open_checkpoint(checkpoint), {});
    fmt::print("weights packed in {:.2f} s; instruction set {}\n",
               std::chrono::duration<double>(Clock::now() - begin).count(),
               speech::kernels::instruction_set());
    return network;
}

void print_header() {
    fmt::print("\n  {:>7} {:>8} {:>8} {:>8} {:>8} {:>10} {:>10} {:>12} {:>12} {:>10} {:>11} {:>10}\n",
               "sound", "threads", "wall", "CPU", "CPU/wall", "real-time", "CPU per", "effective", "FMA peak",
               "effective", "peak memory", "speed-up");
    fmt::print("  {:>7} {:>8} {:>8} {:>8} {:>8} {:>10} {:>10} {:>12} {:>12} {:>10} {:>11} {:>10}\n", "s", "",
               "s", "s", "", "factor", "sound s", "GFLOP/s", "before/after", "/ peak", "MiB", "");
}

void print(const NetworkRun& run, std::size_t threads, double alone) {
    fmt::print(
        "  {:>7.2f} {:>8} {:>8.3f} {:>8.3f} {:>8.2f} {:>10.3f} {:>10.3f} {:>12.1f} {:>12} {:>10.2f} "
        "{:>11.0f} "
        "{:>10}\n",
        run.sound, threads, run.wall, run.cpu, run.cpu / run.wall, run.wall / run.sound, run.cpu / run.sound,
        run.gflop / (threads == 1 ? run.cpu : run.wall),
        fmt::format("{:.0f}/{:.0f}", run.peak_before, run.peak_after),
        run.gflop / (threads == 1 ? run.cpu : run.wall) / run.peak(), peak_memory_mib(),
        threads == 1 ? "" : fmt::format("{:.2f}", alone / run.wall));
}

void print_parts(const Network& network, const NetworkRun& run) {
    fmt::print("\nWhere the computing time goes: {:.2f} s of sound, 1 thread\n", run.sound);
    fmt::print("  {:<20} {:>9} {:>8} {:>8} {:>16}\n", "", "ms", "share", "GFLOP", "effective / peak");
    for (const CountedPart& part : work_of_parts(network.config(), run.tokens + 2, run.frames)) {
        const auto found = run.part_seconds.find(part.name);
        const double seconds = found == run.part_seconds.end() ? 0.0 : found->second;
        fmt::print("  {:<20} {:>9.1f} {:>6.1f} % {:>8.2f} {:>16.2f}\n", part.name, seconds * 1000.0,
                   100.0 * seconds / run.cpu, part.gflop,
                   seconds > 0.0 ? part.gflop / seconds / run.peak() : 0.0);
    }
}

void print_speeds(const Network& network, const std::vector<std::size_t>& lengths, std::size_t repeats) {
    print_header();
    for (const std::size_t length : lengths) {
        const NetworkRun alone = run_network(network, length, 1, repeats);
        print(alone, 1, alone.wall);
        print(run_network(network, length, 2, repeats), 2, alone.wall);
    }
}

void print_throughput(const Network& network) {
    constexpr std::size_t segments = 40;
    fmt::print("\n{} segments of 15 to 74 tokens, workers of one thread each\n", segments);
    fmt::print("  {:>8} {:>10} {:>12} {:>10} {:>14} {:>14} {:>12}\n", "workers", "wall s", "sound s",
               "CPU/wall", "sound s / wall", "CPU per sound", "of one's");
    double first = 0.0;
    for (const std::size_t workers : {1U, 2U, 4U}) {
        const Throughput t = run_workers(network, workers, segments);
        const double speed = t.sound / t.wall;
        if (workers == 1) first = speed;
        fmt::print("  {:>8} {:>10.2f} {:>12.1f} {:>10.2f} {:>14.2f} {:>14.3f} {:>12.2f}\n", workers, t.wall,
                   t.sound, t.cpu / t.wall, speed, t.cpu / t.sound, speed / first);
    }
    fmt::print("  peak memory so far {:.0f} MiB\n", peak_memory_mib());
}

void print_accuracy(const Network& network) {
    const support::GoldenSet set = support::read_golden_set(support::golden_directory() / "dev");
    speech::kernels::ThreadTeam team(1);
    speech::kernels::Execution execution(team, {});
    fmt::print("\nAgainst the reference implementation in float64 (synthetic weights only)\n");
    for (const char* const name : {"d12.zero", "d12.hash"}) {
        for (const support::Verdict& verdict : support::check_end_to_end(set.at(name), network, execution)) {
            if (verdict.stage != "wave64") continue;
            fmt::print("  {:<10} {:<12} {}, allowed {}\n", name, verdict.check, verdict.measured,
                       verdict.allowed);
        }
    }
}

void bench_engine() {
    const support::TemporaryDirectory models;
    write_synthetic_models(models.path());
    print_load_times(models.path());
    print_first_sound(models.path());
}

void bench_memory(std::size_t segments) {
    const support::TemporaryDirectory models;
    write_synthetic_models(models.path());
    print_memory(models.path(), segments);
}

void bench(const std::string& checkpoint, bool is_short) {
    if (!is_short) bench_engine();
    const Network network = load(checkpoint);
    if (!is_short) {
        print_speeds(network, {short_tokens, middle_tokens, long_tokens}, 3);
        print_throughput(network);
        if (checkpoint.empty()) print_accuracy(network);
        if (checkpoint.empty()) print_instruction_sets();
    } else {
        print_speeds(network, {middle_tokens}, 2);
    }
    const NetworkRun run = run_network(network, middle_tokens, 1, 3);
    print_parts(network, run);
    print_convolution_classes(network.config(), is_short ? run.frames / 4 : run.frames);
    fmt::print(
        "\n{:.2f} s of sound on 1 thread: {:.1f} GFLOP in {:.3f} s of computing, peak {:.1f} GFLOP/s\n",
        run.sound, run.gflop, run.cpu, run.peak());
    fmt::print("effective/peak: {:.2f}\n", run.ratio());
}

}  // namespace

}  // namespace storyflow::bench

int main(int argc, char** argv) {
    storyflow::app::return_freed_memory();
    CLI::App program("Measures Kokoro's network.");
    std::string checkpoint;
    bool is_short = false;
    program.add_option("checkpoint", checkpoint, "kokoro-v1_0.pth; without one, synthetic weights are used");
    program.add_flag("--short", is_short, "The main figures only: at most a minute");
    std::size_t memory_segments = 0;
    program
        .add_option("--memory", memory_segments,
                    "Only speak so many texts on two workers, and show the memory that they take")
        ->check(CLI::Range(1, 100'000));
    CLI11_PARSE(program, argc, argv);
    if (memory_segments > 0) {
        storyflow::bench::bench_memory(memory_segments);
    } else {
        storyflow::bench::bench(checkpoint, is_short);
    }
    return 0;
}
