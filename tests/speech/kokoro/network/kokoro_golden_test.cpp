#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "speech/kernels/execution.hpp"
#include "speech/kokoro/network/generator.hpp"
#include "speech/kokoro/network/harmonic_source.hpp"
#include "speech/kokoro/network/network.hpp"
#include "speech/kokoro/network/spectrum.hpp"
#include "speech/kokoro/network/weight_loading.hpp"
#include "tests/support/golden_checks.hpp"
#include "tests/support/golden_set.hpp"
#include "tests/support/synthetic_weights.hpp"

/// Checks the whole network against a golden set: by default the one of full size in tests/data, or the
/// folder that STORYFLOW_GOLDEN names. Prints a table for each case; exits with an error when a check failed.
namespace storyflow {
namespace {

namespace kokoro = speech::kokoro;
using support::GoldenCase;
using support::GoldenSet;
using support::Verdict;

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double peak_memory_gb() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / (1024.0 * 1024.0);
}

std::filesystem::path chosen_folder() {
    const char* const folder = std::getenv("STORYFLOW_GOLDEN");
    return folder != nullptr && *folder != '\0' ? std::filesystem::path(folder)
                                                : support::golden_directory() / "dev";
}

/// The name of the list of tensors that fits the set's configuration.
std::string weights_for(const kokoro::ModelConfig& config) {
    return config.hidden_dim == kokoro::ModelConfig{}.hidden_dim ? "dev" : "tiny";
}

/// The network under test, and its parts that can be given golden results as input.
struct Subject {
    explicit Subject(const GoldenSet& set, const kokoro::TensorSource& weights)
        : config(set.config),
          network(weights, config),
          source(kokoro::Parameters(weights, "decoder.generator.m_source")),
          spectrum(config.istftnet.gen_istft_n_fft, config.istftnet.gen_istft_hop_size),
          generator(kokoro::Parameters(weights, "decoder.generator"), config) {}

    kokoro::ModelConfig config;
    kokoro::Network network;
    kokoro::HarmonicSource source;
    kokoro::ShortTimeSpectrum spectrum;
    kokoro::Generator generator;
};

std::vector<float> speak(const GoldenCase& golden, const Subject& subject, std::size_t threads) {
    speech::kernels::ThreadTeam team(threads);
    speech::kernels::Execution execution(team, std::stop_token());
    const std::vector<float> style = support::synthetic_style(golden.style, subject.config);
    return subject.network
        .run({.ids = golden.ids,
              .style = style,
              .speed = golden.speed,
              .noise = support::synthetic_noise(golden.noise)},
             execution)
        .samples;
}

Verdict check_repetition(const GoldenCase& golden, const Subject& subject, std::size_t threads,
                         const std::vector<float>& first, const std::string& stage) {
    const bool equal = speak(golden, subject, threads) == first;
    return {"again", stage, equal ? "same samples" : "other samples", "same samples", equal};
}

/// The samples must be the same in every run and for any number of threads.
std::vector<Verdict> check_determinism(const GoldenCase& golden, const Subject& subject, std::size_t threads,
                                       bool with_one_thread) {
    const std::vector<float> first = speak(golden, subject, threads);
    std::vector<Verdict> verdicts{check_repetition(golden, subject, threads, first, "second run")};
    if (with_one_thread) verdicts.push_back(check_repetition(golden, subject, 1, first, "one thread"));
    return verdicts;
}

void print(const std::vector<Verdict>& verdicts) {
    for (const Verdict& verdict : verdicts) {
        std::printf("  %-4s %-12s %-18s %-42s allowed %s\n", verdict.passed ? "ok" : "FAIL",
                    verdict.check.c_str(), verdict.stage.c_str(), verdict.measured.c_str(),
                    verdict.allowed.c_str());
    }
}

void append(std::vector<Verdict>& all, std::vector<Verdict> more) {
    std::ranges::move(more, std::back_inserter(all));
}

/// Returns the number of failures.
std::ptrdiff_t check_case(const GoldenCase& golden, const Subject& subject, std::size_t threads,
                          bool is_shortest) {
    speech::kernels::ThreadTeam team(threads);
    speech::kernels::Execution execution(team, std::stop_token());
    const auto start = std::chrono::steady_clock::now();
    std::vector<Verdict> verdicts = support::check_end_to_end(golden, subject.network, execution);
    const double seconds = seconds_since(start);
    append(verdicts, support::check_source(golden, subject.source, execution));
    append(verdicts, support::check_spectrum(golden, subject.spectrum, execution));
    append(verdicts, support::check_generator(golden, subject.generator, subject.config, execution));
    append(verdicts, check_determinism(golden, subject, threads, is_shortest));

    const double sound = static_cast<double>(golden.frames()) / 40;
    std::printf(
        "%s: %zu ids, %.2f s of sound in %.2f s (%.1f times real time), all checks %.1f s, peak %.2f GB\n",
        golden.name.c_str(), golden.ids.size(), sound, seconds, sound / seconds, seconds_since(start),
        peak_memory_gb());
    print(verdicts);
    std::fflush(stdout);
    return std::ranges::count(verdicts, false, &Verdict::passed);
}

int check_set(const std::filesystem::path& folder) {
    const auto start = std::chrono::steady_clock::now();
    const std::size_t threads = std::max(1U, std::thread::hardware_concurrency());
    const GoldenSet set = support::read_golden_set(folder);
    if (set.cases.empty()) {
        std::printf("FAIL: the set has no cases\n");
        return EXIT_FAILURE;
    }
    const support::SyntheticWeights weights(weights_for(set.config));
    const Subject subject(set, weights);
    std::printf("set %s, %zu cases, %zu threads, weights made in %.1f s\n", set.name.c_str(),
                set.cases.size(), threads, seconds_since(start));
    const auto shortest = std::ranges::min_element(set.cases, {}, &GoldenCase::frames);
    std::ptrdiff_t failures = 0;
    for (const GoldenCase& golden : set.cases)
        failures += check_case(golden, subject, threads, &golden == &*shortest);
    std::printf("%s: %td failures, %.1f s, peak memory %.2f GB\n", failures == 0 ? "ok" : "FAIL", failures,
                seconds_since(start), peak_memory_gb());
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace storyflow

int main() {
    try {
        return storyflow::check_set(storyflow::chosen_folder());
    } catch (const std::exception& error) {
        std::printf("FAIL: %s\n", error.what());
        return EXIT_FAILURE;
    }
}
