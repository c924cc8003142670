#include "speech/kernels/arena.hpp"

#include <new>

#include "base/error.hpp"

namespace storyflow::speech::kernels {

void Arena::Free::operator()(std::byte* bytes) const {
    ::operator delete[](bytes, std::align_val_t{alignment});
}

void Arena::clear(std::size_t bytes) {
    used_ = 0;
    if (bytes <= capacity_) return;
    capacity_ = 0;
    bytes_.reset();  // free the old block first, so that both never exist at once
    bytes_.reset(static_cast<std::byte*>(::operator new[](bytes, std::align_val_t{alignment})));
    capacity_ = bytes;
}

std::byte* Arena::take_bytes(std::size_t bytes) {
    if (bytes > capacity_ - used_) {
        throw base::Error(base::ErrorKind::internal, "A kernel asks for more room than it said.");
    }
    std::byte* const taken = bytes_.get() + used_;
    used_ += bytes;
    return taken;
}

}  // namespace storyflow::speech::kernels
