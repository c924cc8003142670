#include "books/word_alignment.hpp"

#include <algorithm>
#include <cstdint>

namespace storyflow::books {

namespace {

constexpr std::size_t most_steps = 16'000'000;

/// The lengths of the longest common subsequences of all ends of the two lists.
class CommonEnds {
  public:
    CommonEnds(std::span<const std::string> first, std::span<const std::string> second)
        : width_(second.size() + 1), lengths_((first.size() + 1) * width_, 0) {
        for (std::size_t i = first.size(); i-- > 0;) {
            for (std::size_t k = second.size(); k-- > 0;) {
                at(i, k) =
                    first[i] == second[k] ? at(i + 1, k + 1) + 1 : std::max(at(i + 1, k), at(i, k + 1));
            }
        }
    }
    std::uint32_t& at(std::size_t i, std::size_t k) { return lengths_[i * width_ + k]; }

  private:
    std::size_t width_;
    std::vector<std::uint32_t> lengths_;
};

}  // namespace

std::vector<std::optional<std::size_t>> aligned(std::span<const std::string> first,
                                                std::span<const std::string> second) {
    std::vector<std::optional<std::size_t>> matches(first.size());
    std::size_t begin = 0;
    const std::size_t shorter = std::min(first.size(), second.size());
    for (; begin < shorter && first[begin] == second[begin]; ++begin)
        matches[begin] = begin;
    std::size_t behind = 0;
    while (behind < shorter - begin &&
           first[first.size() - 1 - behind] == second[second.size() - 1 - behind]) {
        matches[first.size() - 1 - behind] = second.size() - 1 - behind;
        ++behind;
    }
    const auto inner_first = first.subspan(begin, first.size() - begin - behind);
    const auto inner_second = second.subspan(begin, second.size() - begin - behind);
    if (inner_first.empty() || inner_second.empty() || inner_first.size() > most_steps / inner_second.size())
        return matches;
    CommonEnds common(inner_first, inner_second);
    for (std::size_t i = 0, k = 0; i < inner_first.size() && k < inner_second.size();) {
        if (inner_first[i] == inner_second[k]) {
            matches[begin + i++] = begin + k++;
        } else if (common.at(i + 1, k) >= common.at(i, k + 1)) {
            ++i;
        } else {
            ++k;
        }
    }
    return matches;
}

}  // namespace storyflow::books
