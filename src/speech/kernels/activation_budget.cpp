#include "speech/kernels/activation_budget.hpp"

#include <algorithm>
#include <iterator>

#include "base/error.hpp"

namespace storyflow::speech::kernels {

namespace {

constexpr int most_passed = 16;

}  // namespace

ActivationBudget::Share::Share(ActivationBudget& budget, std::size_t bytes, const std::stop_token& stop)
    : budget_(budget), bytes_(bytes) {
    budget_.take(bytes_, stop);
}

ActivationBudget::Share::~Share() {
    budget_.give_back(bytes_);
}

std::size_t ActivationBudget::taken_bytes() const {
    const std::lock_guard lock(mutex_);
    return taken_;
}

std::size_t ActivationBudget::waiting() const {
    const std::lock_guard lock(mutex_);
    return waiting_.size();
}

bool ActivationBudget::is_next(Queue::const_iterator one) const {
    const bool fits = taken_ == 0 || (taken_ <= bytes_ && one->bytes <= bytes_ - taken_);
    return fits && std::all_of(waiting_.begin(), one,
                               [](const Waiting& earlier) { return earlier.passed < most_passed; });
}

void ActivationBudget::take(std::size_t bytes, const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    waiting_.push_back({.bytes = bytes});
    const auto own = std::prev(waiting_.end());
    const bool is_served = changed_.wait(lock, stop, [&] { return is_next(own); });
    if (is_served) {
        taken_ += bytes;
        std::for_each(waiting_.begin(), own, [](Waiting& earlier) { ++earlier.passed; });
    }
    waiting_.erase(own);
    changed_.notify_all();
    if (!is_served) throw base::Error(base::ErrorKind::cancelled, "Speaking was cancelled.");
}

void ActivationBudget::give_back(std::size_t bytes) {
    {
        const std::lock_guard lock(mutex_);
        taken_ -= bytes;
    }
    changed_.notify_all();
}

}  // namespace storyflow::speech::kernels
