#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <list>
#include <optional>
#include <utility>

#include "http/lane.hpp"

namespace storyflow::http {

/// How many requests may run at once.
struct LaneLimits {
    int handlers;         ///< of those that read or write
    int writers;          ///< of those, that write
    int quick_only = 2;   ///< beyond `handlers`: quick requests alone
    std::size_t waiting;  ///< in each lane
};

/// With so many handlers; writers leave two of them to readers where there are more than two.
[[nodiscard]] constexpr LaneLimits lane_limits(int handlers, std::size_t waiting) {
    return {.handlers = handlers, .writers = std::max(1, handlers - 2), .waiting = waiting};
}

/// Which request is next: the one that came first among those whose lane may begin another. Each lane has a
/// waiting room of its own, so that a full one keeps no other lane out. For one thread at a time. Memory is
/// only taken with a place: what follows cannot fail for a lack of it.
template <class Work>
class LaneQueue {
  public:
    struct Turn {
        Lane lane;
        Work work;
    };

    explicit LaneQueue(const LaneLimits& limits) : limits_(limits) {}

    /// Takes a place in the waiting room; false when it is full.
    [[nodiscard]] bool try_reserve(Lane lane) {
        auto& requests = of(lane);
        if (requests.reserved.size() + requests.waiting.size() >= limits_.waiting) return false;
        requests.reserved.emplace_back();
        return true;
    }
    /// Needs a reserved place, for which nothing will be added after all.
    void give_back(Lane lane) noexcept { of(lane).reserved.pop_front(); }
    /// Needs a reserved place.
    void add(Lane lane, Work work) noexcept {
        auto& requests = of(lane);
        requests.reserved.front() = {next_ticket_++, std::move(work)};
        requests.waiting.splice(requests.waiting.end(), requests.reserved, requests.reserved.begin());
    }

    /// Takes out what may begin now and counts it as running.
    [[nodiscard]] std::optional<Turn> next() noexcept {
        const auto lane = next_lane();
        if (!lane) return std::nullopt;
        auto& chosen = of(*lane);
        Turn turn{*lane, std::move(chosen.waiting.front().work)};
        chosen.waiting.pop_front();
        ++chosen.running;
        return turn;
    }
    void finished(Lane lane) noexcept { --of(lane).running; }
    /// Whether nothing waits, not even for its lane.
    [[nodiscard]] bool is_empty() const noexcept {
        return std::ranges::all_of(lanes_, [](const Requests& one) { return one.waiting.empty(); });
    }

  private:
    struct Ticket {
        std::uint64_t number = 0;
        Work work;
    };
    struct Requests {
        std::list<Ticket> waiting;
        std::list<Ticket> reserved;  ///< blank, for those that are about to come
        int running = 0;
    };

    [[nodiscard]] Requests& of(Lane lane) { return lanes_[static_cast<std::size_t>(lane)]; }
    [[nodiscard]] const Requests& of(Lane lane) const { return lanes_[static_cast<std::size_t>(lane)]; }

    [[nodiscard]] bool may_begin(Lane lane) const {
        const int writing = of(Lane::writing).running;
        const int slow = of(Lane::reading).running + writing;
        const int all = of(Lane::quick).running + slow;
        if (all >= limits_.handlers + limits_.quick_only) return false;
        if (lane != Lane::quick && slow >= limits_.handlers) return false;
        return lane != Lane::writing || writing < limits_.writers;
    }
    [[nodiscard]] std::optional<Lane> next_lane() const {
        std::optional<Lane> first;
        for (const Lane lane : {Lane::quick, Lane::reading, Lane::writing}) {
            if (of(lane).waiting.empty() || !may_begin(lane)) continue;
            const auto ticket = of(lane).waiting.front().number;
            if (!first || ticket < of(*first).waiting.front().number) first = lane;
        }
        return first;
    }

    LaneLimits limits_;
    std::array<Requests, 3> lanes_;
    std::uint64_t next_ticket_ = 0;
};

}  // namespace storyflow::http
