#include "books/gumbo_memory.hpp"

#include <cstdlib>

namespace storyflow::books {

GumboMemory::~GumboMemory() {
    while (latest_ != nullptr) {
        Piece* piece = latest_;
        latest_ = piece->previous;
        std::free(piece);
    }
}

const GumboOutput* GumboMemory::parse(std::string_view document) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = &GumboMemory::allocate;
    options.deallocator = &GumboMemory::release;
    options.userdata = this;
    options.max_errors = 0;
    if (setjmp(too_large_) != 0) return nullptr;
    return gumbo_parse_with_options(&options, document.data(), document.size());
}

void* GumboMemory::allocate(void* memory, std::size_t size) {
    auto& self = *static_cast<GumboMemory*>(memory);
    Piece* piece = self.take(sizeof(Piece) + size);
    if (piece == nullptr) std::longjmp(self.too_large_, 1);
    return piece + 1;
}

void GumboMemory::release(void* memory, void* place) {
    if (place == nullptr) return;
    auto& self = *static_cast<GumboMemory*>(memory);
    Piece* piece = static_cast<Piece*>(place) - 1;
    if (piece->previous != nullptr) piece->previous->next = piece->next;
    (piece->next != nullptr ? piece->next->previous : self.latest_) = piece->previous;
    self.left_ += piece->size;
    std::free(piece);
}

GumboMemory::Piece* GumboMemory::take(std::size_t size) {
    if (size > left_) return nullptr;
    auto* piece = static_cast<Piece*>(std::malloc(size));
    if (piece == nullptr) return nullptr;
    *piece = {.previous = latest_, .next = nullptr, .size = size};
    if (latest_ != nullptr) latest_->next = piece;
    latest_ = piece;
    left_ -= size;
    return piece;
}

}  // namespace storyflow::books
