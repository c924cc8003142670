#pragma once

#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

#include "speech/kokoro/network/network.hpp"

namespace storyflow::bench {

/// One utterance through the network, with the machine's peak measured right before and behind it.
struct NetworkRun {
    std::size_t tokens = 0;
    std::size_t frames = 0;
    double sound = 0.0;        ///< seconds
    double wall = 0.0;         ///< seconds
    double cpu = 0.0;          ///< seconds of computing, on all threads together
    double peak_before = 0.0;  ///< of one core, 10⁹ operations per second
    double peak_after = 0.0;
    double gflop = 0.0;  ///< that a direct implementation computes
    std::map<std::string_view, double> part_seconds;

    /// Direct work per second of computing, compared with one core's peak.
    [[nodiscard]] double ratio() const { return gflop / cpu / peak(); }
    [[nodiscard]] double peak() const { return peak_before > peak_after ? peak_before : peak_after; }
};

/// Token ids of that many sounds, always the same.
[[nodiscard]] std::vector<int> bench_tokens(std::size_t count);

/// What was spoken on one thread, and the seconds of computing that it took.
struct Spoken {
    speech::kokoro::NetworkOutput output;
    double cpu = 0.0;
};
[[nodiscard]] Spoken speak_alone(const speech::kokoro::Network& network, std::size_t tokens);

/// The best of `repeats` runs: the least wall time where `threads` share the work, else the least computing
/// time.
[[nodiscard]] NetworkRun run_network(const speech::kokoro::Network& network, std::size_t tokens,
                                     std::size_t threads, std::size_t repeats);

/// Sound per second with several workers of one thread each, who take `segments` utterances of random lengths
/// from a common list.
struct Throughput {
    double wall = 0.0;
    double cpu = 0.0;
    double sound = 0.0;
};
[[nodiscard]] Throughput run_workers(const speech::kokoro::Network& network, std::size_t workers,
                                     std::size_t segments);

[[nodiscard]] double peak_memory_mib();

}  // namespace storyflow::bench
