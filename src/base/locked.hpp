#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <stop_token>
#include <type_traits>
#include <utility>

namespace storyflow::base {

/// Access to the value of a `Locked`; the lock is held until the guard goes out of scope. Store the guard in
/// a named variable: the value cannot be reached through a temporary guard, because the reference would
/// outlive the lock.
template <typename Value, typename Lock>
class LockedGuard {
  public:
    template <typename Mutex>
    LockedGuard(Value& value, Mutex& mutex) : lock_(mutex), value_(value) {}
    LockedGuard(const LockedGuard&) = delete;
    LockedGuard& operator=(const LockedGuard&) = delete;
    ~LockedGuard() = default;

    [[nodiscard]] Value& operator*() const& { return value_; }
    [[nodiscard]] Value* operator->() const& { return std::addressof(value_); }
    Value& operator*() const&& = delete;
    Value* operator->() const&& = delete;

    /// Releases the lock while the thread waits for `changed`; returns with the lock held when
    /// `is_over(value)` is true.
    template <typename Predicate>
    void wait(std::condition_variable& changed, const Predicate& is_over) {
        changed.wait(lock_, [&] { return is_over(std::as_const(value_)); });
    }
    /// Like `wait`, but at most for `duration`, or until `time`. Returns whether `is_over(value)` is true.
    template <typename Duration, typename Predicate>
    bool wait_for(std::condition_variable& changed, const Duration& duration, const Predicate& is_over) {
        return changed.wait_for(lock_, duration, [&] { return is_over(std::as_const(value_)); });
    }
    template <typename Time, typename Predicate>
    bool wait_until(std::condition_variable& changed, const Time& time, const Predicate& is_over) {
        return changed.wait_until(lock_, time, [&] { return is_over(std::as_const(value_)); });
    }
    /// Like `wait`, but also returns after a stop request. Returns whether `is_over(value)` is true.
    template <typename Predicate>
    bool wait(std::condition_variable_any& changed, const std::stop_token& stop, const Predicate& is_over) {
        return changed.wait(lock_, stop, [&] { return is_over(std::as_const(value_)); });
    }

  private:
    Lock lock_;
    Value& value_;
};

/// A value that several threads share. It is reached only while its mutex is held:
///
///     base::Locked<std::vector<Job>> jobs_;
///     const auto jobs = jobs_.lock();
///     jobs->push_back(job);
///
/// A const `Locked` gives const access; with a `std::shared_mutex` several threads may have const access at a
/// time.
template <typename Value, typename Mutex = std::mutex>
class Locked {
    static constexpr bool many_may_read = std::is_same_v<Mutex, std::shared_mutex>;
    using WriteLock = std::unique_lock<Mutex>;
    using ReadLock = std::conditional_t<many_may_read, std::shared_lock<Mutex>, WriteLock>;

  public:
    Locked() = default;
    explicit Locked(Value value) : value_(std::move(value)) {}
    Locked(const Locked&) = delete;
    Locked& operator=(const Locked&) = delete;
    ~Locked() = default;

    [[nodiscard]] LockedGuard<Value, WriteLock> lock() { return {value_, mutex_}; }
    [[nodiscard]] LockedGuard<const Value, ReadLock> lock() const { return {value_, mutex_}; }

  private:
    mutable Mutex mutex_;
    Value value_{};
};

}  // namespace storyflow::base
