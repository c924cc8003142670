#include "tests/torture/score.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace storyflow::torture {

namespace {

double worst(const std::vector<double>& seconds) {
    return seconds.empty() ? 0.0 : *std::ranges::max_element(seconds);
}

double mean(const std::vector<double>& seconds) {
    if (seconds.empty()) return 0.0;
    return std::accumulate(seconds.begin(), seconds.end(), 0.0) / static_cast<double>(seconds.size());
}

}  // namespace

bool Score::is_clean() const {
    return lost == 0 && published_twice == 0 && half_files == 0 && chunks_over_minimum() <= interrupted;
}

std::string report(std::string_view store, const Score& score) {
    return fmt::format(
        "{}: {} kills and {} freezes in {} batches with {} items\n"
        "  items lost                  {}\n"
        "  items published twice       {}\n"
        "  half files served           {} (of {} that were read meanwhile)\n"
        "  chunks over the minimum     {} (of {}; {} were interrupted)\n"
        "  seconds to recover          {:.2f} on average, {:.2f} at worst (lease: {:.0f})\n"
        "  {}\n",
        store, score.kills, score.freezes, score.batches, score.items, score.lost, score.published_twice,
        score.half_files, score.files_read, score.chunks_over_minimum(), score.chunks, score.interrupted,
        mean(score.recovery), worst(score.recovery), score.lease, score.is_clean() ? "clean" : "NOT CLEAN");
}

}  // namespace storyflow::torture
