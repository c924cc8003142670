#include "http/client_limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "http/ip_address.hpp"

namespace storyflow::http {

namespace {

/// A client that was silent for so long may send as many requests at once as it may send in this time.
constexpr double burst_seconds = 10;

constexpr unsigned own_network_of_ipv6 = 64;

std::string client_of(const Caller& caller) {
    if (!caller.key.empty()) return "key " + caller.key;
    const auto address = IpAddress::parse(caller.address);
    if (!address || address->is_ipv4()) return caller.address;
    return address->network(own_network_of_ipv6).text() + "/64";
}

}  // namespace

struct ClientLimits::State {
    struct Client {
        std::string name;
        double tokens = 0;  ///< requests that it may send now
        Time filled;        ///< when `tokens` was right
        int running = 0;
    };
    /// The client that was heard last comes first.
    struct Known {
        std::list<Client> clients;
        std::unordered_map<std::string, std::list<Client>::iterator> by_name;

        /// Finds or adds the client, and marks it as the one heard most recently.
        Client& hear(const std::string& name, double full_bucket, Time now, std::size_t most);
        /// Forgets the client that has been silent for longest; those with running requests stay.
        void forget_one();
    };

    base::Locked<Known> known;
};

ClientLimits::State::Client& ClientLimits::State::Known::hear(const std::string& name, double full_bucket,
                                                              Time now, std::size_t most) {
    auto found = by_name.find(name);
    if (found == by_name.end()) {
        if (clients.size() >= most) forget_one();
        clients.push_front({name, full_bucket, now});
        found = by_name.emplace(name, clients.begin()).first;
    }
    clients.splice(clients.begin(), clients, found->second);
    return *found->second;
}

void ClientLimits::State::Known::forget_one() {
    for (auto client = clients.end(); client != clients.begin();) {
        --client;
        if (client->running > 0) continue;
        by_name.erase(client->name);
        clients.erase(client);
        return;
    }
}

namespace {

/// Fills the client's bucket for the time that has passed, and takes one token. Returns the seconds until
/// there is one if there is none.
template <class Client>
double take_token(Client& client, int per_second, ClientLimits::Time now) {
    const std::chrono::duration<double> passed = now - client.filled;
    const double most = per_second * burst_seconds;
    client.tokens = std::min(most, client.tokens + std::max(0.0, passed.count()) * per_second);
    client.filled = now;
    if (client.tokens < 1) return (1 - client.tokens) / per_second;
    client.tokens -= 1;
    return 0;
}

ClientExcess too_many_at_once(int running) {
    return {
        fmt::format("This client has {} requests running, which is the limit for one client "
                    "(--client-requests). Try again when one has ended.",
                    running)};
}

ClientExcess too_many_a_second(int limit, double wait) {
    const std::chrono::seconds retry_after(std::max(1L, std::lround(std::ceil(wait))));
    return {fmt::format("This client sends more than {} requests a second, which is the limit for one client "
                        "(--client-rate). Try again in {} s.",
                        limit, retry_after.count()),
            retry_after};
}

}  // namespace

ClientLimits::Place& ClientLimits::Place::operator=(Place&& other) noexcept {
    if (this == &other) return *this;
    give_back();
    state_ = std::move(other.state_);
    client_ = std::move(other.client_);
    return *this;
}

void ClientLimits::Place::give_back() noexcept {
    const auto state = std::exchange(state_, nullptr);
    if (!state) return;
    const auto known = state->known.lock();
    const auto client = known->by_name.find(client_);
    if (client != known->by_name.end()) --client->second->running;
}

ClientLimits::ClientLimits(ClientLimit limit, std::function<Time()> now, std::size_t remembered)
    : limit_(limit), now_(std::move(now)), remembered_(remembered), state_(std::make_shared<State>()) {}

std::variant<ClientLimits::Place, ClientExcess> ClientLimits::admit(const Caller& caller) {
    if (limit_.is_none() || caller.needs == AccessScope::open) return Place{};
    const Time now = now_();
    Place place(nullptr, client_of(caller));
    const auto known = state_->known.lock();
    const int per_second = limit_.requests_per_second;
    auto& client = known->hear(place.client_, per_second * burst_seconds, now, remembered_);
    const int at_once = limit_.requests_at_once;
    if (at_once > 0 && client.running >= at_once) return too_many_at_once(client.running);
    const double wait = per_second > 0 ? take_token(client, per_second, now) : 0;
    if (wait > 0) return too_many_a_second(per_second, wait);
    ++client.running;
    place.state_ = state_;
    return place;
}

std::size_t ClientLimits::clients() const {
    const auto known = std::as_const(state_->known).lock();
    return known->clients.size();
}

}  // namespace storyflow::http
