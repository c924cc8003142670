#pragma once

namespace storyflow::bench {

/// Speaks the same text with every instruction set that this processor has, and prints the difference of each
/// sound from that of the best set, and the CPU time. Uses synthetic weights of the full size.
void print_instruction_sets();

}  // namespace storyflow::bench
