#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>

namespace storyflow::speech::kernels {

/// Scratch memory that a thread reuses: it grows to the largest size that was asked for. Not thread-safe.
class Arena {
  public:
    Arena() = default;
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;
    ~Arena() = default;

    /// Frees everything that was taken and makes room for at least `bytes`. Earlier spans become invalid.
    void clear(std::size_t bytes);

    /// The next `count` values, aligned to 64 bytes, not initialised. Throws `base::Error{internal}` when
    /// this exceeds what `clear` was asked for; each call counts `bytes_of(count)` bytes.
    template <class Value>
    [[nodiscard]] std::span<Value> take(std::size_t count) {
        static_assert(std::is_trivially_copyable_v<Value> && std::is_trivially_destructible_v<Value>);
        return {reinterpret_cast<Value*>(take_bytes(bytes_of<Value>(count))), count};
    }

    template <class Value>
    [[nodiscard]] static constexpr std::size_t bytes_of(std::size_t count) {
        return (count * sizeof(Value) + alignment - 1) / alignment * alignment;
    }

    [[nodiscard]] std::size_t capacity() const { return capacity_; }

  private:
    static constexpr std::size_t alignment = 64;
    struct Free {
        void operator()(std::byte* bytes) const;
    };

    [[nodiscard]] std::byte* take_bytes(std::size_t bytes);

    std::size_t capacity_ = 0;
    std::size_t used_ = 0;
    std::unique_ptr<std::byte[], Free> bytes_;
};

}  // namespace storyflow::speech::kernels
