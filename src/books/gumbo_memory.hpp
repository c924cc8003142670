#pragma once

#include <gumbo.h>

#include <csetjmp>
#include <cstddef>
#include <string_view>

namespace storyflow::books {

/// The memory in which gumbo builds its tree. Unclosed elements can make a tree far larger than its document,
/// and gumbo has no limit; here the memory is one. Everything is freed with this object.
class GumboMemory {
  public:
    explicit GumboMemory(std::size_t limit) : left_(limit) {}
    ~GumboMemory();
    GumboMemory(const GumboMemory&) = delete;
    GumboMemory& operator=(const GumboMemory&) = delete;

    /// The tree of an HTML document, which must outlive it; nullptr if it is larger than the limit. Call it
    /// once.
    [[nodiscard]] const GumboOutput* parse(std::string_view document);

  private:
    /// Stands before each piece of memory that gumbo holds.
    struct alignas(std::max_align_t) Piece {
        Piece* previous;
        Piece* next;
        std::size_t size;
    };

    /// Never returns a null pointer, which gumbo would not notice: beyond the limit it jumps out of the
    /// parser, whose C functions have nothing to undo.
    static void* allocate(void* memory, std::size_t size);
    static void release(void* memory, void* place);
    Piece* take(std::size_t size);

    Piece* latest_ = nullptr;
    std::size_t left_;
    std::jmp_buf too_large_ = {};
};

}  // namespace storyflow::books
