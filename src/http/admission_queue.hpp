#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <list>
#include <optional>
#include <utility>

#include "http/request_class.hpp"

namespace storyflow::http {

/// How many requests may run at once.
struct AdmissionLimits {
    int handlers;         ///< of the classes `reading` and `writing` together
    int writers;          ///< of the class `writing`
    int quick_only = 2;   ///< handlers beyond `handlers`, for quick requests alone
    std::size_t waiting;  ///< queue length of each class
};

/// The limits for so many handlers: if there are more than two, writers leave two of them to readers.
[[nodiscard]] constexpr AdmissionLimits admission_limits(int handlers, std::size_t waiting) {
    return {.handlers = handlers, .writers = std::max(1, handlers - 2), .waiting = waiting};
}

/// A queue that hands out requests in the order of arrival, except for those whose class may not begin
/// another one now. Each class has a queue length of its own, so that a full class does not keep requests of
/// the others out. Not thread-safe. Memory is allocated only by `try_reserve`: the other functions cannot
/// fail for lack of it.
template <class Work>
class AdmissionQueue {
  public:
    struct Turn {
        RequestClass kind;
        Work work;
    };

    explicit AdmissionQueue(const AdmissionLimits& limits) : limits_(limits) {}

    /// Reserves a place in the class's queue; returns false if it is full.
    [[nodiscard]] bool try_reserve(RequestClass kind) {
        auto& requests = of(kind);
        if (requests.reserved.size() + requests.waiting.size() >= limits_.waiting) return false;
        requests.reserved.emplace_back();
        return true;
    }
    /// Releases a reserved place without adding a request.
    void give_back(RequestClass kind) noexcept { of(kind).reserved.pop_front(); }
    /// Adds a request in a reserved place.
    void add(RequestClass kind, Work work) noexcept {
        auto& requests = of(kind);
        requests.reserved.front() = {next_ticket_++, std::move(work)};
        requests.waiting.splice(requests.waiting.end(), requests.reserved, requests.reserved.begin());
    }

    /// Removes the next request that may begin and counts it as running; std::nullopt if none may begin.
    [[nodiscard]] std::optional<Turn> next() noexcept {
        const auto kind = next_class();
        if (!kind) return std::nullopt;
        auto& chosen = of(*kind);
        Turn turn{*kind, std::move(chosen.waiting.front().work)};
        chosen.waiting.pop_front();
        ++chosen.running;
        return turn;
    }
    void finished(RequestClass kind) noexcept { --of(kind).running; }
    /// Whether no request waits in any class, and no reserved place is left.
    [[nodiscard]] bool is_empty() const noexcept {
        return std::ranges::all_of(
            classes_, [](const Requests& one) { return one.waiting.empty() && one.reserved.empty(); });
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

    [[nodiscard]] Requests& of(RequestClass kind) { return classes_[static_cast<std::size_t>(kind)]; }
    [[nodiscard]] const Requests& of(RequestClass kind) const {
        return classes_[static_cast<std::size_t>(kind)];
    }

    [[nodiscard]] bool may_begin(RequestClass kind) const {
        const int writing = of(RequestClass::writing).running;
        const int slow = of(RequestClass::reading).running + writing;
        const int all = of(RequestClass::quick).running + slow;
        if (all >= limits_.handlers + limits_.quick_only) return false;
        if (kind != RequestClass::quick && slow >= limits_.handlers) return false;
        return kind != RequestClass::writing || writing < limits_.writers;
    }
    [[nodiscard]] std::optional<RequestClass> next_class() const {
        std::optional<RequestClass> first;
        for (const RequestClass kind : {RequestClass::quick, RequestClass::reading, RequestClass::writing}) {
            if (of(kind).waiting.empty() || !may_begin(kind)) continue;
            const auto ticket = of(kind).waiting.front().number;
            if (!first || ticket < of(*first).waiting.front().number) first = kind;
        }
        return first;
    }

    AdmissionLimits limits_;
    std::array<Requests, 3> classes_;
    std::uint64_t next_ticket_ = 0;
};

}  // namespace storyflow::http
