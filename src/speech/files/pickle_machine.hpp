#pragma once

#include <cstddef>
#include <span>

#include "speech/files/pickle_objects.hpp"

namespace storyflow::speech {

struct Unpickled {
    PickleObjects objects;
    PickleValue root;
};

/// Executes a pickle of protocol 2 up to its STOP: a stack with marks, a memo, and the opcodes that
/// `torch.save` writes. Nesting, the stack and names have fixed limits; memory is limited by the size of the
/// input. Throws `base::Error{damaged_model}` naming the opcode that is refused. The result points into the
/// bytes.
[[nodiscard]] Unpickled unpickle(std::span<const std::byte> pickle);

}  // namespace storyflow::speech
