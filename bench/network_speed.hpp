#pragma once

#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

#include "speech/kokoro/network/network.hpp"

namespace storyflow::bench {

/// One run of the network, with the machine's peak measured directly before and after it.
struct NetworkRun {
    std::size_t tokens = 0;
    std::size_t frames = 0;
    double sound = 0.0;        ///< seconds
    double wall = 0.0;         ///< seconds
    double cpu = 0.0;          ///< seconds of CPU time, over all threads
    double peak_before = 0.0;  ///< of one core, 10⁹ operations per second
    double peak_after = 0.0;
    double gflop = 0.0;  ///< operations of a direct implementation
    std::map<std::string_view, double> part_seconds;

    /// Operations of a direct implementation per second of CPU time, relative to one core's peak.
    [[nodiscard]] double ratio() const { return gflop / cpu / peak(); }
    [[nodiscard]] double peak() const { return peak_before > peak_after ? peak_before : peak_after; }
};

/// `count` token ids, the same in every call.
[[nodiscard]] std::vector<int> bench_tokens(std::size_t count);

/// The sound that one thread made, and its CPU time in seconds.
struct Spoken {
    speech::kokoro::NetworkOutput output;
    double cpu = 0.0;
};
[[nodiscard]] Spoken speak_alone(const speech::kokoro::Network& network, std::size_t tokens);

/// The best of `repeats` runs: with several `threads` the one with the least wall time, else the one with the
/// least CPU time.
[[nodiscard]] NetworkRun run_network(const speech::kokoro::Network& network, std::size_t tokens,
                                     std::size_t threads, std::size_t repeats);

/// Seconds of sound per second with several workers of one thread each, which take `segments` utterances of
/// random lengths from a common list.
struct Throughput {
    double wall = 0.0;
    double cpu = 0.0;
    double sound = 0.0;
};
[[nodiscard]] Throughput run_workers(const speech::kokoro::Network& network, std::size_t workers,
                                     std::size_t segments);

[[nodiscard]] double peak_memory_mib();

}  // namespace storyflow::bench
