#pragma once

#include <cstddef>
#include <span>

#include "speech/kokoro/files/pickle_objects.hpp"

namespace storyflow::speech::kokoro {

struct Unpickled {
    PickleObjects objects;
    PickleValue root;
};

/// Runs a pickle of protocol 2 up to its STOP: a stack, marks on it, a memo, and the opcodes that
/// `torch.save` writes. Nesting, the stack and names are bounded, memory by the size of the input. Throws
/// `base::Error{damaged_model}` naming the opcode that is not allowed. The result points into the bytes.
[[nodiscard]] Unpickled unpickle(std::span<const std::byte> pickle);

}  // namespace storyflow::speech::kokoro
