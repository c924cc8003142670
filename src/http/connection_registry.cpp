#include "http/connection_registry.hpp"

namespace storyflow::http {

bool ConnectionRegistry::add(const std::shared_ptr<Connection>& connection) {
    const std::lock_guard lock(mutex_);
    if (sealed_ || open_.size() >= limit_) return false;
    open_.insert(connection);
    return true;
}

void ConnectionRegistry::remove(const std::shared_ptr<Connection>& connection) {
    const std::lock_guard lock(mutex_);
    open_.erase(connection);
    if (open_.empty()) removed_.notify_all();
}

void ConnectionRegistry::seal() {
    const std::lock_guard lock(mutex_);
    sealed_ = true;
}

void ConnectionRegistry::for_each(const std::function<void(Connection&)>& action) const {
    const std::lock_guard lock(mutex_);
    for (const auto& connection : open_)
        action(*connection);
}

bool ConnectionRegistry::wait_until_empty(std::chrono::milliseconds at_most) const {
    std::unique_lock lock(mutex_);
    return removed_.wait_for(lock, at_most, [&] { return open_.empty(); });
}

}  // namespace storyflow::http
