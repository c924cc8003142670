#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "speech/hibari/heart.hpp"
#include "speech/hibari/network/network.hpp"
#include "speech/kernels/instruction_set.hpp"

/// The speed of the built-in voice's network. Usage: hibari_bench [IDS [THREADS]]
///
/// IDS is a file with the tokens of one utterance in each line (bench/hibari_beside_original.py writes one);
/// without it, the same invented sentences are spoken. Prints the time to load, and for each kind of
/// arithmetic the processor time for a second of sound (the best of several rounds), which the script reads.
namespace storyflow::bench {

namespace {

using namespace speech::hibari;
using speech::kernels::ByteArithmetic;
using Clock = std::chrono::steady_clock;
using Utterances = std::vector<std::vector<int>>;

constexpr int rounds = 7;

double seconds_since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// Of this process, in user and system mode.
double processor_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double peak_memory_mib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

Utterances read_utterances(const std::string& file) {
    std::ifstream lines(file);
    Utterances utterances;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream numbers(line);
        std::vector<int> ids;
        for (int id = 0; numbers >> id;)
            ids.push_back(id);
        if (!ids.empty()) utterances.push_back(std::move(ids));
    }
    return utterances;
}

/// Six utterances of 40 to 190 tokens: letters and spaces.
Utterances invented_utterances() {
    Utterances utterances;
    for (int i = 0; i < 6; ++i) {
        std::vector<int> ids{0};
        for (int k = 0; k < 40 + 30 * i; ++k)
            ids.push_back(k % 6 == 5 ? 16 : 43 + (k * 7 + i) % 26);
        ids.push_back(0);
        utterances.push_back(std::move(ids));
    }
    return utterances;
}

struct Round {
    double sound = 0.0;
    double processor = 0.0;
    double wall = 0.0;
    double first = 0.0;  ///< of the first utterance, on the clock

    [[nodiscard]] double cost() const { return processor / sound; }
};

Round speak(const Network& network, const Utterances& utterances, speech::kernels::ThreadTeam& team) {
    Round round;
    const double processor = processor_seconds();
    const auto begin = Clock::now();
    for (const auto& ids : utterances) {
        speech::kernels::Execution execution(team, {});
        const auto spoken = network.run({.ids = ids, .noise_seed = 1, .durations = {}}, execution);
        round.sound += static_cast<double>(spoken.samples.size()) / 24000.0;
        if (round.first == 0.0) round.first = seconds_since(begin);
    }
    round.processor = processor_seconds() - processor;
    round.wall = seconds_since(begin);
    return round;
}

void print_speed(const char* name, ByteArithmetic arithmetic, const Utterances& utterances,
                 std::size_t threads) {
    const auto begin = Clock::now();
    const Network network(heart_file(), arithmetic);
    const double loading = seconds_since(begin);
    speech::kernels::ThreadTeam team(threads);
    Round best;
    for (int i = 0; i < rounds; ++i) {
        const Round round = speak(network, utterances, team);
        if (i == 0 || round.cost() < best.cost()) best = round;
    }
    fmt::print(
        "{:<7} loaded in {:5.1f} ms; {:6.2f} s of sound; {:.3f} ms of processor and {:.3f} ms on the clock "
        "per "
        "second of sound; first utterance after {:.1f} ms; peak memory {:.0f} MiB\n",
        name, 1e3 * loading, best.sound, 1e3 * best.cost(), 1e3 * best.wall / best.sound, 1e3 * best.first,
        peak_memory_mib());
}

int run(int argc, char** argv) {
    const Utterances utterances = argc > 1 ? read_utterances(argv[1]) : invented_utterances();
    const std::size_t threads = argc > 2 ? std::max(1UL, std::stoul(argv[2])) : 1;
    if (utterances.empty()) {
        std::cerr << "hibari_bench: no tokens in " << argv[1] << '\n';
        return 1;
    }
    fmt::print("instruction set {}, {} threads\n", speech::kernels::instruction_set(), threads);
    if (speech::kernels::best_byte_arithmetic() == ByteArithmetic::bytes)
        print_speed("bytes", ByteArithmetic::bytes, utterances, threads);
    print_speed("floats", ByteArithmetic::floats, utterances, threads);
    return 0;
}

}  // namespace

}  // namespace storyflow::bench

int main(int argc, char** argv) {
    return storyflow::bench::run(argc, argv);
}
