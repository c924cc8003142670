#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <unordered_map>
#include <variant>

#include "base/locked.hpp"
#include "http/caller.hpp"

namespace storyflow::http {

/// The limits of one client. 0 means no limit.
struct ClientLimit {
    int requests_per_second = 0;  ///< on average over ten seconds
    int requests_at_once = 0;     ///< streams and waiting requests count until they end

    [[nodiscard]] bool is_none() const { return requests_per_second == 0 && requests_at_once == 0; }
};

/// Why a request is over its client's limit.
struct ClientExcess {
    std::string explanation;              ///< names the limit
    std::chrono::seconds retry_after{1};  ///< at least one
};

/// Counts the requests of each client: of each API key, and without a key of each address (an IPv6 client
/// counts by its /64 network, in which it can choose its address). What needs no key is not counted.
/// Remembers a bounded number of clients, and forgets first those that have been silent for longest: they may
/// then send as much as a new one. Safe from any thread.
class ClientLimits {
    struct State;

  public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr std::size_t most_clients = 20'000;  ///< more than there can be connections

    /// A request's place among its client's requests at once; given back on destruction. Movable.
    class Place {
      public:
        Place() = default;
        Place(Place&& other) noexcept = default;
        Place& operator=(Place&& other) noexcept;
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;
        ~Place() { give_back(); }

      private:
        friend class ClientLimits;
        Place(std::shared_ptr<State> state, std::string client)
            : state_(std::move(state)), client_(std::move(client)) {}
        void give_back() noexcept;

        std::shared_ptr<State> state_;  ///< null: no place is held
        std::string client_;
    };

    explicit ClientLimits(ClientLimit limit, std::function<Time()> now = std::chrono::steady_clock::now,
                          std::size_t remembered = most_clients);

    /// Counts a request that begins now. Call it once for each request.
    [[nodiscard]] std::variant<Place, ClientExcess> admit(const Caller& caller);

    /// The number of clients that are remembered now.
    [[nodiscard]] std::size_t clients() const;

  private:
    const ClientLimit limit_;
    const std::function<Time()> now_;
    const std::size_t remembered_;
    std::shared_ptr<State> state_;
};

}  // namespace storyflow::http
