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
    int handlers;         ///< of the lanes `reading` and `writing` together
    int writers;          ///< of the lane `writing`
    int quick_only = 2;   ///< handlers beyond `handlers`, for quick requests alone
    std::size_t waiting;  ///< queue length of each lane
};

/// The limits for so many handlers: if there are more than two, writers leave two of them to readers.
[[nodiscard]] constexpr LaneLimits lane_limits(int handlers, std::size_t waiting) {
    return {.handlers = handlers, .writers = std::max(1, handlers - 2), .waiting = waiting};
}

/// A queue that hands out requests in the order of arrival, except for those whose lane may not begin another
/// one now. Each lane has a queue length of its own, so that a full lane does not keep requests of the others
/// out. Not thread-safe. Memory is allocated only by `try_reserve`: the other functions cannot fail for lack
/// of it.
template <class Work>
class LaneQueue {
  public:
    struct Turn {
        Lane lane;
        Work work;
    };

    explicit LaneQueue(const LaneLimits& limits) : limits_(limits) {}

    /// Reserves a place in the lane's queue; returns false if it is full.
    [[nodiscard]] bool try_reserve(Lane lane) {
        auto& requests = of(lane);
        if (requests.reserved.size() + requests.waiting.size() >= limits_.waiting) return false;
        requests.reserved.emplace_back();
        return true;
    }
    /// Releases a reserved place without adding a request.
    void give_back(Lane lane) noexcept { of(lane).reserved.pop_front(); }
    /// Adds a request in a reserved place.
    void add(Lane lane, Work work) noexcept {
        auto& requests = of(lane);
        requests.reserved.front() = {next_ticket_++, std::move(work)};
        requests.waiting.splice(requests.waiting.end(), requests.reserved, requests.reserved.begin());
    }

    /// Removes the next request that may begin and counts it as running; std::nullopt if none may begin.
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
    /// Whether no request waits in any lane.
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
        std::list<Ticket> reserved;  ///< empty places for requests that are about to be added
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
