#pragma once

namespace storyflow::bench {

/// Speaks the same with every instruction set that this processor has, and prints how far each is from the
/// best one's sound and how long it computes. Synthetic weights of the full size.
void print_instruction_sets();

}  // namespace storyflow::bench
